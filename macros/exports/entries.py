"""Every entry of a kind as data and as a table, each field under the name it has in its file."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from macros.columns import columns_of, flat
from macros.exports import DATA, Edition, File, csv_file, export, json_file
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
    entries = edition.library.all(kind)
    rows = (flat(_item(edition, entry)) for entry in entries)
    yield csv_file(kind.folder, [*_PLACE, *columns_of(kind)], rows, "slug")
    withdrawn = [one for one in edition.library.withdrawn() if isinstance(one, kind)]
    yield json_file(
        edition,
        kind.folder,
        (_item(edition, entry) for entry in entries),
        schema=edition.site.url_of(_schema(kind)),
        withdrawn=[
            _place(edition, one) | one.model_dump(mode="json", include={"title", "withdrawn"})
            for one in withdrawn
        ],
    )


def _item(edition: Edition, entry: Entry) -> dict[str, Any]:
    """What the file of an entry says, no more, after the place where it is published."""
    told = entry.model_dump(mode="json", exclude_unset=True)
    return _place(edition, entry) | {name: told[name] for name in entry.fields() if name in told}


def _place(edition: Edition, entry: Entry) -> dict[str, Any]:
    address = f"{entry.address}/{entry.slug}/"
    return {"slug": entry.slug, "address": address, "url": edition.site.url_of(address)}


def _schema(kind: type[Entry]) -> str:
    return f"{DATA}/schema/{kind.name()}.json"


for _kind in KINDS:
    export(
        _kind.folder,
        _kind.plural.capitalize(),
        _WORDS[_kind.folder],
        "data",
        _schema(_kind),
    )(partial(_files, _kind))
