"""The start page begins with the cases that tell most, and with different ones."""

import re
from collections.abc import Callable, Mapping

import pytest

from macros.components import all_components
from macros.library import Library
from macros.rendering import Context
from tests.conftest import CASE

Written = Callable[[Mapping[str, str]], Library]
REAL = CASE.replace("illustratief", "openbare-bronnen") + (
    "sources:\n  - title: Lasrobots\n    publisher: Een vakblad\n"
)
OUTCOME = "outcome: De levertijd werd een week korter.\n"
SETBACK = "setbacks: Het programmeren kostte meer tijd dan gedacht.\n"


def first_of(library: Library) -> list[str]:
    html = str(all_components()["start_page"](Context(library)).html)
    return re.findall(r'class="card__title"><a href="/voorbeelden/([a-z0-9-]+)/"', html)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (REAL + OUTCOME + SETBACK, REAL + OUTCOME),
        (REAL + OUTCOME + SETBACK, REAL + SETBACK),
        (REAL, CASE + OUTCOME + SETBACK),
        (REAL.replace("openbare-bronnen", "bevestigd-door-bedrijf"), REAL),
    ],
)
def test_a_case_that_tells_more_comes_first_whatever_its_name_and_day(
    written: Written, better: str, worse: str
) -> None:
    newer = worse.replace("2024-05-17", "2024-08-17")

    assert first_of(written({"cases/z.yml": better, "cases/a.yml": newer})) == ["z", "a"]


def test_among_equals_other_types_and_sectors_come_first(written: Written) -> None:
    alike = {f"cases/alike-{number}.yml": REAL for number in range(6)}
    other_type = REAL.replace("yamamoto_type: 1", "yamamoto_type: 2")
    other_sector = REAL.replace("metaalbewerking", "food")
    library = written(alike | {"cases/type.yml": other_type, "cases/voeding.yml": other_sector})

    found = first_of(library)

    assert len(found) == 6
    assert found[:3] == ["alike-0", "type", "voeding"]
