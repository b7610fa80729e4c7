"""What the models refuse is told in the words of the place where it stands."""

from collections.abc import Callable

import pytest
from pydantic import BaseModel, ValidationError

from macros.models import Case
from macros.source.diagnostics import Position, Problem
from macros.source.document import Document, Places
from macros.source.messages import problems_of
from tests.conftest import CASE, INSTRUMENT

Problems = Callable[[dict[str, str]], list[Problem]]

WINDOW = "application:\n  windows:\n    - closing: 2026-01-01\n"
SUITABLE = 'suitability:\n  "1":\n    verdict: ja\n    sourc: 1\n'


@pytest.mark.parametrize(
    ("more", "place", "remedy"),
    [
        (WINDOW, Position("instruments/x.yml", 13, 7), "schrijf ‘closes’"),
        (SUITABLE, Position("instruments/x.yml", 14, 5), "schrijf ‘source’"),
    ],
)
def test_an_unknown_field_is_like_a_field_of_the_same_group(
    problems_in: Problems, more: str, place: Position, remedy: str
) -> None:
    unknown = [
        (one.position, one.remedy)
        for one in problems_in({"instruments/x.yml": INSTRUMENT + more})
        if one.code == "onbekend-veld"
    ]

    assert unknown == [(place, remedy)]


def test_an_unknown_field_like_no_other_names_all_fields_that_one_can_write(
    problems_in: Problems,
) -> None:
    (problem,) = problems_in({"cases/x.yml": f"{CASE}qqqq: x\n"})

    assert problem.remedy.endswith(", ".join(sorted(set(Case.model_fields) - {"slug"})))


@pytest.mark.parametrize(("title", "length"), [("R", "1 teken"), ("Robot", "5 tekens")])
def test_the_length_of_a_text_is_told_in_the_right_number(
    problems_in: Problems, title: str, length: str
) -> None:
    short = CASE.replace("Lasrobot neemt het seriewerk over", title)

    (problem,) = problems_in({"cases/x.yml": short})
    assert problem.message == f"‘title’ telt {length}"


def test_a_list_where_a_text_belongs_is_called_a_list(problems_in: Problems) -> None:
    listed = CASE.replace(
        "problem: Er waren te weinig lassers.", "problem:\n  - Te weinig lassers."
    )
    (problem,) = problems_in({"cases/x.yml": listed})

    assert problem.message == "‘problem’ moet een tekst zijn, maar is een lijst"


def test_a_refusal_that_has_no_words_of_its_own_is_still_told_by_field_and_place() -> None:
    class Counted(BaseModel):
        number: int

    places = Places({("number",): (4, 8)}, {})
    document = Document("x.yml", {"number": "drie"}, find=lambda _: places)
    with pytest.raises(ValidationError) as refused:
        Counted.model_validate(document.data)

    assert problems_of(refused.value, document, Counted) == [
        Problem(
            Position("x.yml", 5, 9),
            "de waarde van ‘number’ klopt niet",
            "controleer ‘number’",
            "ongeldig",
        )
    ]
