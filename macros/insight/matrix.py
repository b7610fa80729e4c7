"""The coverage matrix of this content: what one can look at, and the cells of such a view."""

from collections.abc import Sequence
from typing import Any

from macros.insight.facts import facts_of
from macros.library import Library, by_title
from macros.models import Instrument
from macros.rules.coverage import FILLED, Cell, by_type, cover
from macros.taxonomy import taxonomy

FIRST_YEAR = 2015
# The schemes of which Berenschot (2018) said what they support; the MIT has several parts.
SELECTIONS: dict[str, Sequence[str]] = {
    "wbso-mit-efro": (
        "wbso",
        "wbso-procesgericht-technisch-onderzoek",
        "mit-haalbaarheidsproject",
        "mit-hooggekwalificeerd-personeel",
        "mit-innovatieadviesproject",
        "mit-kennisvoucher",
        "mit-rd-samenwerkingsproject",
        "tki-mkb-versterking",
        "hht-innovatiemakelaar",
        "efro",
    )
}


def instruments_of(library: Library) -> list[Instrument]:
    """Every instrument, in the order in which a cell lists them."""
    return by_title(library.all(Instrument))


def facts_for(library: Library) -> list[dict[str, Any]]:
    """What the rules need to know of every instrument."""
    return [facts_of(instrument) for instrument in instruments_of(library)]


def checked_on(library: Library) -> str:
    """The day on which the newest facts were checked: the ‘now’ of a page without a script."""
    return max((one.checked_on for one in library.all(Instrument)), default=f"{FIRST_YEAR}-01-01")


def support_now(library: Library, type_: str) -> dict[str, list[Instrument]]:
    """What there is now for a type, as the matrix counts it: per list that fills a cell."""
    lists = by_type(library.once(_cells_now), type_)
    instruments = instruments_of(library)
    return {name: [one for one in instruments if one.slug in lists[name]] for name in FILLED}


def _cells_now(library: Library) -> list[Cell]:
    return cells_of(facts_for(library), checked_on(library))


def years(library: Library) -> list[str]:
    """The years that one can look at, the newest first."""
    return [str(year) for year in range(int(checked_on(library)[:4]) - 1, FIRST_YEAR - 1, -1)]


def cells_of(facts: Sequence[dict[str, Any]], date: str, selection: str = "") -> list[Cell]:
    """The cells for a date, for companies of every size and in every province."""
    view = {"date": date, "only": SELECTIONS.get(selection)}
    return cover(facts, list(taxonomy("needs")), list(taxonomy("yamamoto")), view)
