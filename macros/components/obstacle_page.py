"""One obstacle as a page: the cases that met it, what they say of it, and what addresses it."""

from macros.components import component
from macros.library import by_title
from macros.models import Case, Instrument
from macros.rendering import Context, Fragment, UnknownNameError, render, search_words
from macros.taxonomy import taxonomy


@component
def obstacle_page(context: Context, obstacle: str) -> Fragment:
    """Toon alles over één knelpunt.

    Args:
        obstacle: De term uit `macros/taxonomies/obstacles.yml`.

    Example:
        {{ obstacle_page("kennis") }}
    """
    obstacles = taxonomy("obstacles")
    if obstacle not in obstacles.terms:
        raise UnknownNameError("knelpunt", obstacle, list(obstacles))
    carrying = context.library.carrying("obstacles", obstacle)
    met = [
        (case, item)
        for case in by_title(entry for entry in carrying if isinstance(entry, Case))
        for item in case.obstacles
        if item.obstacle == obstacle
    ]
    return render(
        "obstacle_page",
        context,
        found=obstacles[obstacle],
        met=met,
        instruments=by_title(entry for entry in carrying if isinstance(entry, Instrument)),
        search_words=search_words(obstacles[obstacle], context.library),
    )
