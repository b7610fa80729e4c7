"""The front door: three doors, what there is, cases to begin with and the four types."""

from collections.abc import Iterable

from macros.components import component
from macros.insight.variety import varied
from macros.models import Case, Instrument, Organisation
from macros.rendering import Context, Fragment, render

FIRST = 6


@component
def start_page(context: Context) -> Fragment:
    """Toon de startpagina.

    Example:
        {{ start_page() }}
    """
    library = context.library
    checked = max((entry.checked_on for entry in library.everything()), default="")
    return render(
        "start_page",
        context,
        first=varied(_tiers(library.all(Case)), FIRST),
        cases=len(library.all(Case)),
        instruments=len(library.all(Instrument)),
        organisations=len(library.all(Organisation)),
        checked=checked,
    )


def _tiers(cases: Iterable[Case]) -> list[list[Case]]:
    """The cases by what a visitor learns from them, the most telling first.

    Real before fictional; then who tells both what came of it and what went wrong; then who had
    the text confirmed by the company. How new a file is or how it is called says nothing of that.
    """
    tiers: dict[tuple[bool, bool, bool], list[Case]] = {}
    for case in cases:
        is_fictional = case.evidence == "illustratief"
        tells_half = not (case.outcome and case.setbacks)
        is_unconfirmed = case.evidence != "bevestigd-door-bedrijf"
        tiers.setdefault((is_fictional, tells_half, is_unconfirmed), []).append(case)
    return [tiers[key] for key in sorted(tiers)]
