"""The twelve provinces as a map of tiles, each with the number of parties that work there."""

from macros.components import component
from macros.models import Organisation
from macros.rendering import Context, Fragment, render
from macros.taxonomy import taxonomy


@component
def province_map(context: Context) -> Fragment:
    """Toon een kaart van de provincies met het aantal loketten.

    Example:
        {{ province_map() }}
    """
    tiles = []
    for province, term in taxonomy("provinces").terms.items():
        carrying = context.library.carrying("provinces", province)
        parties = sum(isinstance(entry, Organisation) for entry in carrying)
        tiles.append((province, term.label, parties, bool(carrying)))
    nationwide = sum(party.nationwide for party in context.library.all(Organisation))
    return render("province_map", context, tiles=tiles, nationwide=nationwide)
