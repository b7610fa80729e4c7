"""The four types of process innovation as a picture that says the same in words."""

from macros.components import component
from macros.rendering import Context, Fragment, UnknownNameError, render
from macros.taxonomy import taxonomy


@component
def yamamoto_quadrant(context: Context, main: str = "", second: str = "") -> Fragment:
    """Toon de vier typen, met zo nodig een of twee ervan gemarkeerd.

    Args:
        main: Het type dat gemarkeerd wordt, `1` tot en met `4`.
        second: Het tweede type.

    Example:
        {{ yamamoto_quadrant() }}
    """
    types = taxonomy("yamamoto")
    for chosen in filter(None, (main, second)):
        if chosen not in types.terms:
            raise UnknownNameError("type", chosen, list(types))
    return render("yamamoto_quadrant", context, main=main, second=second)
