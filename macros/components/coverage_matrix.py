"""The coverage matrix: a table of needs and types, with the instruments behind every cell."""

from typing import Any

from macros.components import component
from macros.insight.matrix import SELECTIONS, cells_of, checked_on, facts_for, instruments_of, years
from macros.language.text import dutch_date, lower_first
from macros.models import Instrument
from macros.rendering import Context, Fragment, render
from macros.rules.coverage import LISTS, OTHER_HELP, Cell, summary
from macros.taxonomy import label, taxonomy


@component
def coverage_matrix(context: Context) -> Fragment:
    """Toon per soort steun en per type procesinnovatie welke instrumenten er zijn.

    Example:
        {{ coverage_matrix() }}
    """
    instruments = instruments_of(context.library)
    facts = facts_for(context.library)
    types, date = list(taxonomy("yamamoto")), checked_on(context.library)
    cells = cells_of(facts, date)
    texts = _descriptions("coverage_sentences")
    return render(
        "coverage_matrix",
        context,
        rows=_rows(cells, len(instruments)),
        types=types,
        instruments={one.slug: one for one in instruments},
        checked_on=date,
        years=years(context.library),
        sizes=[size for size in taxonomy("sizes") if size != "onbekend"],
        selections=list(SELECTIONS),
        lists=[name for name in LISTS if name != OTHER_HELP],
        summary=[
            (one.code != "onzeker", texts[one.code].format(**one.values))
            for one in summary(cells, facts, types, date)
        ],
        data={
            "facts": facts,
            "needs": list(taxonomy("needs")),
            "types": types,
            "selections": SELECTIONS,
            "states": {
                name: label(name, "coverage_states") for name in taxonomy("coverage_states")
            },
            "sentences": texts,
            "reasons": _descriptions("matching_reasons"),
            "labels": {
                name: {term: lower_first(label(term, name)) for term in taxonomy(name)}
                for name in ("needs", "sizes")
            }
            | {"provinces": {term: label(term, "provinces") for term in taxonomy("provinces")}},
            "shown": {
                one.slug: {"title": one.title, "url": context.url_for(one), **_status(one)}
                for one in instruments
            },
        },
    )


def _rows(cells: list[Cell], total: int) -> list[tuple[str, int, list[Cell]]]:
    """Per need: its name, how many instruments help with it, and its cells."""
    rows: dict[str, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.need, []).append(cell)
    return [(need, total - len(found[0].lists[OTHER_HELP]), found) for need, found in rows.items()]


def _descriptions(name: str) -> dict[str, str]:
    return {id: term.description for id, term in taxonomy(name).terms.items()}


def _status(instrument: Instrument) -> dict[str, Any]:
    """The status as text, and the date of its source to see in the browser whether it is old."""
    words = label(instrument.status, "instrument_statuses")
    as_of = instrument.status_as_of
    return {
        "status": words,
        "as_of": as_of or "",
        "as_of_text": dutch_date(as_of) if as_of else "",
    }
