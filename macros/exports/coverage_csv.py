"""The coverage matrix as a table for a spreadsheet: every year, choice, need and type."""

from collections.abc import Iterator

from macros.exports import csv_text, export
from macros.library import Library
from macros.matrix import SELECTIONS, cells_of, checked_on, facts_for, years
from macros.rules.coverage import FILLED, LISTS, OTHER_HELP
from macros.taxonomy import label

PATH = "dekking/dekking.csv"
ALL = "alle instrumenten"
_LISTS = [name for name in LISTS if name != OTHER_HELP]


@export
def coverage_csv(library: Library) -> Iterator[tuple[str, str]]:
    """Every cell of every view for companies of every size and in every province."""
    yield PATH, csv_text(_rows(library))


def _rows(library: Library) -> Iterator[list[str]]:
    yield [
        *("peildatum", "welke instrumenten", "soort steun", "type", "naam van het type", "stand"),
        *(label(name, "coverage_states").lower() for name in _LISTS),
        *(f"namen: {label(name, 'coverage_states').lower()}" for name in FILLED),
    ]
    facts = facts_for(library)
    titles = {one["slug"]: one["title"] for one in facts}
    for date in [checked_on(library), *years(library)]:
        for selection in ["", *SELECTIONS]:
            for cell in cells_of(facts, date, selection):
                yield [
                    date,
                    selection or ALL,
                    label(cell.need, "needs"),
                    cell.type,
                    label(cell.type, "yamamoto"),
                    label(cell.state, "coverage_states"),
                    *(str(len(cell.lists[name])) for name in _LISTS),
                    *(" | ".join(titles[slug] for slug in cell.lists[name]) for name in FILLED),
                ]
