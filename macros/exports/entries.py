"""Every entry of a kind as data and as a table, each field under the name it has in its file."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from macros.columns import columns_of, flat
from macros.exports import Edition, File, csv_file, export, json_file
from macros.models import KINDS, Entry
from macros.tables import Column

_WORDS = {
    "cases": "Alles over elk voorbeeld: bedrijf, type, knelpunten, steun, resultaten en bronnen.",
    "instruments": "Alles over elke regeling en andere steun: waarvoor, voor wie, bedrag, "
    "aanvragen, status met datum en bronnen.",
    "organisations": "Alles over elk loket: wat het doet, waar, en met welke vraag je komt.",
}
_PLACE = (
    Column(
        "slug", "Naam van het bestand", "Zonder .yml; verandert niet", "string", {"unique": True}
    ),
    Column("address", "Adres", "Van de pagina, binnen deze site"),
    Column("url", "Webadres", "Van de pagina"),
)


def _files(kind: type[Entry], edition: Edition) -> Iterator[File]:
    items = [_item(edition, entry) for entry in edition.library.all(kind)]
    rows = ({**item, **flat(item)} for item in items)
    yield csv_file(kind.folder, [*_PLACE, *columns_of(kind)], rows, "slug")
    yield json_file(edition, kind.folder, items)


def _item(edition: Edition, entry: Entry) -> dict[str, Any]:
    """What the file of an entry says, no more, after the place where it is published."""
    address = f"{entry.address}/{entry.slug}/"
    place = {"slug": entry.slug, "address": address, "url": edition.site.url_of(address)}
    return place | entry.model_dump(mode="json", exclude_unset=True)


for _kind in KINDS:
    export(_kind.folder, _kind.plural.capitalize(), _WORDS[_kind.folder], "data")(
        partial(_files, _kind)
    )
