"""The nine levels of ripeness as a table, in their three phases."""

from macros.components import component
from macros.rendering import Context, Fragment, render
from macros.taxonomy import taxonomy


@component
def mrl_scale(context: Context) -> Fragment:
    """Toon de negen niveaus van rijpheid.

    Example:
        {{ mrl_scale() }}
    """
    return render("mrl_scale", context, levels=taxonomy("mrl").terms)
