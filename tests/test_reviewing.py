"""When an entry has to be checked again follows from its kind and the day of its last check."""

import pytest

from macros.models import Case, Instrument, Organisation
from macros.reviewing import by_review, due_by_owner, later, review_by
from tests.conftest import CASE, INSTRUMENT, ORGANISATION


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-20", 12, "2027-11-20"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-31", 24, "2028-12-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-01", 1, "2027-01-01"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(
    day: str, months: int, expected: str
) -> None:
    assert later(day, months) == expected


@pytest.fixture
def library(written):
    other = CASE.replace("checked_by: redactie", "checked_by: Een vereniging")
    return written(
        {
            "cases/lasrobot.yml": CASE,
            "cases/ander.yml": other.replace("Lasrobot neemt", "Een ander ding neemt"),
            "cases/weg.yml": CASE.replace("Lasrobot", "Iets dat weg is")
            + "withdrawn:\n  date: 2025-01-01\n  reason: Dubbel.\n",
            "instruments/voucher.yml": INSTRUMENT,
            "organisations/loket.yml": ORGANISATION,
        }
    )


def test_every_kind_has_its_own_interval(library) -> None:
    assert review_by(library.get(Instrument, "voucher")) == "2025-05-17"
    assert review_by(library.get(Case, "lasrobot")) == "2026-05-17"
    assert review_by(library.get(Organisation, "loket")) == "2026-05-17"


def test_what_was_withdrawn_is_not_checked_again(library) -> None:
    assert [entry.slug for entry in by_review(library.everything())] == [
        *("voucher", "ander", "lasrobot", "loket"),
    ]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2025-05-17", {}),
        ("2025-05-18", {"redactie": ["voucher"]}),
        ("2026-05-18", {"Een vereniging": ["ander"], "redactie": ["voucher", "lasrobot", "loket"]}),
    ],
)
def test_what_is_due_is_told_per_owner(library, day: str, due: dict[str, list[str]]) -> None:
    found = due_by_owner(library.everything(), day)

    assert {owner: [entry.slug for entry in entries] for owner, entries in found.items()} == due
