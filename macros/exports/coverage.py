"""The coverage matrix as a table and as data: every year, choice, need and type."""

from collections.abc import Iterator
from typing import Any

from macros.exports import Edition, File, csv_file, export, json_file
from macros.insight.matrix import SELECTIONS, cells_of, checked_on, facts_for, years
from macros.library import Library
from macros.models import Instrument
from macros.rules.coverage import FILLED, LISTS, OTHER_HELP, Cell
from macros.tables import Column
from macros.taxonomy import label

ALL = "alle instrumenten"
_LISTS = [name for name in LISTS if name != OTHER_HELP]


def _word(name: str) -> str:
    return label(name, "coverage_states").lower()


def _columns() -> list[Column]:
    return [
        Column("peildatum", "Peildatum", "Een jaar, of de dag waarop het is nagekeken"),
        Column("welke instrumenten", "Welke instrumenten", f"Een keuze, of ‘{ALL}’"),
        Column("soort steun", "Soort steun"),
        Column("type", "Type procesinnovatie", "1 tot en met 4"),
        Column("naam van het type", "Naam van het type"),
        Column("stand", "Stand van de cel", "Zie ‘Woordenlijsten’ bij coverage_states"),
        *(Column(_word(name), f"Aantal: {_word(name)}", type="integer") for name in _LISTS),
        *(Column(f"namen: {_word(name)}", f"Namen: {_word(name)}", type="list") for name in FILLED),
    ]


@export(
    "coverage",
    "Dekking",
    "Welke steun er is per soort steun en per type procesinnovatie, nu en in eerdere jaren. Voor "
    "bedrijven van elke grootte en in alle provincies.",
    "data",
)
def coverage(edition: Edition) -> Iterator[File]:
    """Every cell of every view for companies of every size and in every province."""
    cells = list(_cells(edition.library))
    titles = {one.slug: one.title for one in edition.library.all(Instrument)}
    yield csv_file(
        "coverage",
        _columns(),
        (_row(*cell, titles) for cell in cells),
        *("peildatum", "welke instrumenten", "soort steun", "type"),
    )
    yield json_file(edition, "coverage", (_plain(*cell) for cell in cells))


def _cells(library: Library) -> Iterator[tuple[str, str, Cell]]:
    facts = facts_for(library)
    for date in [checked_on(library), *years(library)]:
        for selection in ["", *SELECTIONS]:
            for cell in cells_of(facts, date, selection):
                yield date, selection, cell


def _row(date: str, selection: str, cell: Cell, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "peildatum": date,
        "welke instrumenten": selection or ALL,
        "soort steun": label(cell.need, "needs"),
        "type": cell.type,
        "naam van het type": label(cell.type, "yamamoto"),
        "stand": label(cell.state, "coverage_states"),
        **{_word(name): len(cell.lists[name]) for name in _LISTS},
        **{f"namen: {_word(name)}": [titles[slug] for slug in cell.lists[name]] for name in FILLED},
    }


def _plain(date: str, selection: str, cell: Cell) -> dict[str, Any]:
    return {
        "date": date,
        "selection": selection or None,
        "need": cell.need,
        "type": cell.type,
        "state": cell.state,
        "instruments": {name: cell.lists[name] for name in _LISTS if cell.lists[name]},
    }
