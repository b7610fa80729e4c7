"""The table says what is over its budget, and what has a budget and was not measured."""

from collections.abc import Iterator

import pytest

from tests.bench.__main__ import _measure
from tests.bench.budgets import BUDGETS
from tests.bench.comparing import compared
from tests.bench.results import Result, Table

FILTERING = Result("filteren", 20, "ms")


def line_of(table: Table, what: str) -> list[str]:
    return next(line for line in str(table).splitlines() if line.startswith(what)).split()


def test_a_budget_holds_for_its_own_number_of_cases() -> None:
    table = Table()

    assert [table.add(size, FILTERING).split("ms")[1].strip() for size in (100, 1_000, 10_000)] == [
        "",
        "te traag",
        "OK",
    ]
    assert "filteren, 1.000: te traag" in table.complaints
    assert "filteren, 10.000: te traag" not in table.complaints


def test_a_row_holds_each_size_and_its_budgets() -> None:
    table = Table()
    for size, value in ((10_000, 90), (1_000, 12.34)):
        table.add(size, Result("filteren", value, "ms"))

    told = "filteren (ms) 12,3 90 16 bij 1.000; 100 bij 10.000 OK bij 1.000; OK bij 10.000"
    assert line_of(table, "filteren") == told.split()


def test_something_with_a_budget_that_was_not_measured_is_a_complaint() -> None:
    table = Table()
    table.add(1_000, Result("bladzijden", 5, "aantal"))

    assert table.complaints == [
        f"{what}, 1.000: niet gemeten" for what, sizes in BUDGETS.items() if 1_000 in sizes
    ]


def test_growth_is_told_against_the_size_before() -> None:
    table = Table()
    for size, seconds, pages in ((100, 2, 200), (1_000, 10, 500), (10_000, 60, 1_000)):
        table.add(size, Result("bouwen", seconds, "s"))
        table.add(size, Result("bladzijden", pages, "aantal"))

    assert [one.value for one in compared(table.rows, 100)] == []
    assert [one.value for one in compared(table.rows, 10_000)] == [6, 3]


def test_a_part_that_fails_leaves_the_results_of_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken() -> Iterator[Result]:
        yield FILTERING
        raise ValueError("no browser")

    table = Table()
    parts = [("filteren", broken()), ("scan", [Result("resultaat van de scan", 3, "ms")])]

    assert _measure(parts, 100, table) == 1
    assert set(table.rows) == {"filteren", "resultaat van de scan"}
    assert "100: filteren is mislukt" in capsys.readouterr().out
