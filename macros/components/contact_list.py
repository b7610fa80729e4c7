"""How one tells the editors something: by mail or on a page, and on GitHub, as far as is known."""

from macros.components import component
from macros.rendering import Context, Fragment, render


@component
def contact_list(context: Context, say: str = "") -> Fragment:
    """Toon hoe je de redactie iets vertelt: met het adres in `CONTACT`, en op GitHub.

    Args:
        say: Wat je dan zegt. Is er geen adres bekend, dan staat er alleen dat.

    Example:
        {{ contact_list("Zeg wat er niet klopt.") }}
    """
    return render("contact_list", context, site=context.site, say=say)
