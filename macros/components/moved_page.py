"""The page at an old address: it says where its content is now, and takes a browser there."""

from macros.components import component
from macros.models import KINDS
from macros.rendering import Context, Fragment, UnknownNameError, render


@component
def moved_page(context: Context, folder: str, slug: str) -> Fragment:
    """Stuur een bezoeker van een oud adres naar het nieuwe.

    Args:
        folder: De map van het bestand: `cases`, `instruments` of `organisations`.
        slug: De bestandsnaam die het nu heeft, zonder `.yml`.

    Example:
        {{ moved_page("cases", "thibo-lascobot-op-track") }}
    """
    kinds = {kind.folder: kind for kind in KINDS}
    if folder not in kinds:
        raise UnknownNameError("map", folder, list(kinds))
    return render("moved_page", context, entry=context.entry(kinds[folder], slug))
