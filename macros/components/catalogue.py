"""Every entry of a kind as cards, complete without JavaScript."""

from collections.abc import Iterator

from macros.components import component
from macros.library import by_title
from macros.models import KINDS, Entry, Instrument, Organisation
from macros.rendering import Context, Fragment, UnknownNameError, render
from macros.taxonomy import label, taxonomy

_GROUPED_BY = {Instrument: "instrument_kinds", Organisation: "organisation_kinds"}


@component
def catalogue(context: Context, folder: str) -> Fragment:
    """Toon alle voorbeelden, instrumenten of loketten als kaarten.

    Args:
        folder: De map met de bestanden: `cases`, `instruments` of `organisations`.

    Example:
        {{ catalogue("cases") }}
    """
    kinds = {kind.folder: kind for kind in KINDS}
    if folder not in kinds:
        raise UnknownNameError("map", folder, list(kinds))
    kind = kinds[folder]
    entries = by_title(context.library.all(kind))
    return render(
        "catalogue", context, kind=kind, entries=entries, groups=list(_groups(kind, entries))
    )


def _groups(kind: type[Entry], entries: list[Entry]) -> Iterator[tuple[str, str, list[Entry]]]:
    """Identifier, heading and entries of each group; one nameless group for an ungrouped kind."""
    name = _GROUPED_BY.get(kind)
    if name is None:
        yield "", "", entries
        return
    for term in taxonomy(name):
        found = [entry for entry in entries if (name, term) in entry.terms()]
        if found:
            yield term, label(term, name), found
