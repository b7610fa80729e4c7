"""Where the checks draw the line, and where they point; `tests/problems/` has what they say."""

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
import time_machine

from macros.source.diagnostics import Problem
from tests.conftest import CASE, INSTRUMENT, ORGANISATION

Told = Callable[[dict[str, str]], list[tuple[str, str]]]

FICTIONAL = "evidence: illustratief\n"
WORDS = ["aap", "noot", "mies", "wim", "zus", "jet", "teun", "vuur", "gijs", "lam", "kees", "bok"]


@pytest.fixture
def told(problems_in: Callable[[dict[str, str]], list[Problem]]) -> Told:
    """The code and the place of every problem in files."""
    return lambda files: [
        (one.code, f"{one.position.file}:{one.position.line}:{one.position.column}")
        for one in problems_in(files)
    ]


def titled(title: str, company: str | None = None) -> str:
    case = CASE.replace("Lasrobot neemt het seriewerk over", title)
    return case.replace("company:\n", f"company:\n  name: {company}\n") if company else case


def test_a_case_that_tells_nothing_of_support_is_told_off_at_its_first_field(told: Told) -> None:
    case = CASE.replace("no_support: niet-vermeld\n", "")

    assert told({"cases/x.yml": f"# Een voorbeeld.\n{case}"}) == [
        ("steun-of-geen-steun", "cases/x.yml:2:1")
    ]


def test_support_of_our_list_and_other_support_may_stand_alone_or_together(told: Told) -> None:
    other = "other_support: ['Gemeente Voorbeeldstad: 20.000 euro']\n"
    ours = "support:\n  - {instrument: voucher, outcome: gebruikt}\n"

    for support in (other, ours, ours + other):
        case = CASE.replace("no_support: niet-vermeld\n", support)
        assert told({"cases/x.yml": case, "instruments/voucher.yml": INSTRUMENT}) == []
    assert told({"cases/x.yml": f"{CASE}other_support: []\n"}) == []
    alone = CASE.replace("no_support: niet-vermeld\n", "other_support: []\n")
    assert told({"cases/x.yml": alone}) == [("steun-of-geen-steun", "cases/x.yml:1:1")]


def test_readiness_may_stay_the_same(told: Told) -> None:
    assert told({"cases/x.yml": f"{CASE}mrl:\n  start: 6\n  now: 6\n"}) == []


def test_an_empty_list_of_sources_is_pointed_at(told: Told) -> None:
    case = CASE.replace(FICTIONAL, "evidence: openbare-bronnen\nsources: []\n")

    assert told({"cases/x.yml": case}) == [("geen-bronnen", "cases/x.yml:4:1")]


@pytest.mark.parametrize(
    ("zone", "clock", "last"),
    [
        ("UTC", "2026-01-31T09:59", "2026-01-31"),
        ("UTC", "2026-01-31T10:00", "2026-02-01"),
        ("Pacific/Kiritimati", "2026-02-01T00:00", "2026-02-01"),
        ("America/Los_Angeles", "2026-01-31T02:00", "2026-02-01"),
    ],
)
def test_today_is_no_future_wherever_on_earth_it_is_that_day(
    told: Told, zone: str, clock: str, last: str
) -> None:
    tomorrow = str(datetime.date.fromisoformat(last) + datetime.timedelta(days=1))
    sources = f"sources:\n  - title: A\n    publisher: B\n    accessed: {tomorrow}\n"
    entries = {
        "cases/x.yml": CASE.replace("2024-05-17", last),
        "cases/y.yml": CASE.replace("Lasrobot neemt het seriewerk over", "Iets anders") + sources,
    }

    with time_machine.travel(datetime.datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(zone))):
        assert told(entries) == [("datum-in-de-toekomst", "cases/y.yml:16:15")]


@pytest.mark.parametrize(
    ("date", "is_future"),
    [
        *(("2026", False), ("2026-02", False), ("2026-02-01", False)),
        *(("2027", True), ("2026-03", True), ("2026-02-02", True)),
    ],
)
def test_a_year_or_a_month_is_in_the_future_when_all_of_it_is(
    told: Told, date: str, is_future: bool
) -> None:
    dated = f"{ORGANISATION}status_as_of: {date}\n"

    with time_machine.travel(datetime.datetime(2026, 2, 1, 9, tzinfo=datetime.UTC)):
        codes = [code for code, _ in told({"organisations/x.yml": dated})]
    assert codes == ["datum-in-de-toekomst"] * is_future


def test_one_can_apply_for_a_single_day(told: Told) -> None:
    window = "application:\n  windows:\n    - opens: 2024-04-01\n      closes: 2024-04-01\n"
    year = "active:\n  since: 2020\n  until: 2020\n"

    assert told({"instruments/x.yml": INSTRUMENT + window + year}) == []


def test_an_organisation_that_is_named_twice_is_pointed_at_where_it_stands_again(
    told: Told,
) -> None:
    assert told(
        {
            "cases/x.yml": f"{CASE}organisations:\n  - loket\n  - loket\n",
            "organisations/loket.yml": ORGANISATION,
        }
    ) == [("dubbele-verwijzing", "cases/x.yml:15:5")]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (WORDS[:10], [*WORDS[:8]], True),  # 8 words of 10
        (WORDS[:9], [*WORDS[:7]], False),  # 7 words of 9
        (WORDS[:9], [*WORDS[:8], "wij"], True),  # 8 words of 10
        (WORDS[:8], [*WORDS[:7], "wij"], False),  # 7 words of 9
        (["Een-twee-drie"], ["DRIE,", "één?", "een", "twee"], False),
        (["Een-twee-drie"], ["drie!", "Twee", "(een)"], True),
    ],
)
def test_two_titles_are_alike_when_they_share_four_of_five_words_in_any_order(
    told: Told, first: list[str], second: list[str], alike: bool
) -> None:
    files = {
        "cases/a.yml": titled(f"'{' '.join(first)}'"),
        "cases/b.yml": titled(f"'{' '.join(second)}'"),
    }

    assert told(files) == ([("lijkt-op-ander", "cases/b.yml:1:8")] if alike else [])


def test_the_same_title_at_another_company_is_another_case(told: Told) -> None:
    title = "Lasrobot neemt het over"
    files = {"cases/a.yml": titled(title, "Jansen"), "cases/b.yml": titled(title, "Pietersen")}

    assert told(files) == []
    assert told({**files, "cases/c.yml": titled(title, "Jansen")}) == [
        ("lijkt-op-ander", "cases/c.yml:1:8")
    ]


def test_every_entry_that_is_like_an_earlier_one_is_told(told: Told) -> None:
    titles = {"a": "De lasrobot", "b": "Slimme weverij", "c": "De lasrobot", "d": "Slimme weverij"}

    assert [
        place for _, place in told({f"cases/{n}.yml": titled(t) for n, t in titles.items()})
    ] == [
        "cases/c.yml:1:8",
        "cases/d.yml:1:8",
    ]
