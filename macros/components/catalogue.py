"""Every entry of a kind as cards, complete without JavaScript, and what a script filters by."""

from macros.components import component
from macros.insight.facets import FACETS, filters_of, script_data
from macros.library import by_title
from macros.models import KINDS, Case, Entry
from macros.rendering import NOTHING, Context, Fragment, UnknownNameError, render

# What cards can be sorted by, besides the title: the words on the screen by the name of the key.
_ORDERS = {"title": "Titel", "newest": "Nieuwst nagekeken"}
_CASE_ORDERS = {**_ORDERS, "company": "Bedrijf", "mrl": "Rijpheid (MRL), hoogste eerst"}


@component
def catalogue(context: Context, folder: str, heading: int = 2) -> Fragment:
    """Toon alle voorbeelden, instrumenten of loketten als kaarten, met filters.

    Args:
        folder: De map met de bestanden: `cases`, `instruments` of `organisations`.
        heading: Het niveau van de koppen op de kaarten.

    Example:
        {{ catalogue("cases") }}
    """
    kinds = {kind.folder: kind for kind in KINDS}
    if folder not in kinds:
        raise UnknownNameError("map", folder, list(kinds))
    kind = kinds[folder]
    if context.trial:
        return NOTHING
    entries = by_title(context.library.all(kind))
    facets, carried = filters_of(FACETS[kind], entries)
    return render(
        "catalogue",
        context,
        kind=kind,
        level=heading,
        entries=entries,
        facets=facets,
        orders=_CASE_ORDERS if kind is Case else _ORDERS,
        data=script_data(facets, carried, map(_keys, entries)),
    )


def _keys(entry: Entry) -> dict[str, str]:
    """What an entry is sorted by; absent where it is not known."""
    keys = {"newest": entry.checked_on}
    if isinstance(entry, Case):
        if entry.company.name:
            keys["company"] = entry.company.name
        if entry.mrl and (reached := entry.mrl.now or entry.mrl.start):
            keys["mrl"] = reached
    return keys
