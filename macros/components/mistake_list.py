"""Every mistake that the check knows, with an example, what it says and what to do about it."""

from macros.components import component
from macros.mistakes import FIELDS, READING, TIPS, TOGETHER, all_mistakes
from macros.rendering import Context, Fragment, render


@component
def mistake_list(context: Context) -> Fragment:
    """Toon alle meldingen van de controle, met voor elk een voorbeeld.

    Example:
        {{ mistake_list() }}
    """
    mistakes = all_mistakes()
    groups = {
        name: [mistake for mistake in mistakes if mistake.group == name]
        for name in (READING, FIELDS, TOGETHER, TIPS)
    }
    return render("mistake_list", context, groups=groups, codes=[one.code for one in mistakes])
