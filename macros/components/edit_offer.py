"""That a page can be mended by its link to GitHub, on a site whose pages have that link."""

from macros.components import component
from macros.rendering import Context, Fragment, render


@component
def edit_offer(context: Context, say: str) -> Fragment:
    """Toon een zin over de link ‘Verbeter deze pagina’, alleen als die er is (`EDIT_URI`).

    Args:
        say: Wat je met de link kunt.

    Example:
        {{ edit_offer("Onder elke pagina staat ‘Verbeter deze pagina’.") }}
    """
    return render("edit_offer", context, is_there=bool(context.site.edit_base), say=say)
