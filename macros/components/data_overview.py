"""Every export becomes a block: what it is, its files with their size, its columns, its terms."""

from macros.components import component
from macros.exports import all_exports, edition_of
from macros.publication import LICENCE, LICENCE_URL
from macros.rendering import Context, Fragment, render

# More files than this are folded.
_SHOWN = 4


@component
def data_overview(context: Context) -> Fragment:
    """Toon alle bestanden die deze site naast de pagina's heeft, met uitleg.

    Example:
        {{ data_overview() }}
    """
    edition = edition_of(context.library, context.site)
    exports = sorted(all_exports().values(), key=lambda one: one.title.casefold())
    return render(
        "data_overview",
        context,
        exports=exports,
        edition=edition,
        shown=_SHOWN,
        licence=LICENCE,
        licence_url=LICENCE_URL,
    )
