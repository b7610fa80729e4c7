"""The obstacles with what they mean, how many cases met them and what addresses them."""

from macros.components import component
from macros.models import Case, Instrument
from macros.rendering import Context, Fragment, render
from macros.taxonomy import taxonomy


@component
def obstacle_index(context: Context) -> Fragment:
    """Toon alle knelpunten met een link naar hun pagina.

    Example:
        {{ obstacle_index() }}
    """
    rows = []
    for obstacle, term in taxonomy("obstacles").terms.items():
        carrying = context.library.carrying("obstacles", obstacle)
        cases = sum(isinstance(entry, Case) for entry in carrying)
        instruments = sum(isinstance(entry, Instrument) for entry in carrying)
        rows.append((obstacle, term, cases, instruments))
    return render("obstacle_index", context, rows=rows)
