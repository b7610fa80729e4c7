"""The front door: three doors, what there is, the newest cases and the four types."""

from macros.components import component
from macros.models import Case, Instrument, Organisation
from macros.rendering import Context, Fragment, render

NEWEST = 6


@component
def start_page(context: Context) -> Fragment:
    """Toon de startpagina.

    Example:
        {{ start_page() }}
    """
    library = context.library
    newest = sorted(library.all(Case), key=lambda case: (case.checked_on, case.slug), reverse=True)
    checked = max((entry.checked_on for entry in library.everything()), default="")
    return render(
        "start_page",
        context,
        newest=newest[:NEWEST],
        cases=len(library.all(Case)),
        instruments=len(library.all(Instrument)),
        organisations=len(library.all(Organisation)),
        checked=checked,
    )
