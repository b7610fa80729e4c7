"""What Berenschot found in 2018 on WBSO, MIT and EFRO, beside what the facts of this site give."""

from macros.components import component
from macros.insight.matrix import SELECTIONS, cells_of, facts_for
from macros.models import Instrument
from macros.rendering import Context, Fragment, render
from macros.rules.coverage import FILLED, UNKNOWN, by_type
from macros.taxonomy import taxonomy

YEAR, SELECTION = "2018", "wbso-mit-efro"


@component
def coverage_finding(context: Context) -> Fragment:
    """Toon wat er in 2018 van WBSO, MIT en EFRO bij elk type paste.

    Example:
        {{ coverage_finding() }}
    """
    library = context.library
    cells = cells_of(facts_for(library), YEAR, SELECTION)
    found = {type_: by_type(cells, type_) for type_ in taxonomy("yamamoto")}
    return render(
        "coverage_finding",
        context,
        found=found,
        lists=(*FILLED, UNKNOWN),
        instruments={
            slug: library.get(Instrument, slug)
            for slug in SELECTIONS[SELECTION]
            if library.has(Instrument, slug)
        },
        year=YEAR,
        selection=SELECTION,
    )
