"""The tables of all exports described as one Data Package, so that programs know every column."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from macros.exports import DATA, VERSION, Edition, Export, File, all_exports, export
from macros.publication import LICENCE, LICENCE_URL, NOTE, lasting_id
from macros.tables import BETWEEN, Column

PATH = f"{DATA}/datapackage.json"
NAME = "datapackage"


@export(
    NAME,
    "Data Package",
    "Beschrijft alle CSV-bestanden voor programma’s: elke kolom met naam, soort, uitleg en vaste "
    "woorden. Volgens de standaard Data Package.",
)
def datapackage(edition: Edition) -> Iterator[File]:
    """Every table there is, with the form of its columns."""
    data = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "kenniscentrum",
        "id": lasting_id(NAME),
        "title": edition.site.name,
        "description": NOTE,
        "version": VERSION,
        "homepage": edition.site.url_of("gegevens/"),
        "created": f"{edition.checked_on}T00:00:00Z",
        "licenses": [{"name": LICENCE.replace(" ", "-"), "title": LICENCE, "path": LICENCE_URL}],
        "contributors": [{"title": edition.site.name, "roles": ["publisher"]}],
        "resources": [
            _resource(one, file)
            for one in all_exports().values()
            if one.name != NAME
            for file in edition.files_of(one)
            if file.columns
        ],
    }
    yield File(PATH, json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def _resource(one: Export, file: File) -> dict[str, Any]:
    path = PurePosixPath(file.path)
    return {
        "name": path.stem,
        "type": "table",
        "title": one.title,
        "description": one.description,
        "path": path.relative_to(DATA).as_posix(),
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "dialect": {"delimiter": ";", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(column) for column in file.columns],
            "primaryKey": list(file.key),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    more: dict[str, Any] = {"constraints": dict(column.constraints)} if column.constraints else {}
    if column.type == "list":
        more["delimiter"] = BETWEEN
    if column.type == "boolean":
        more |= {"trueValues": ["ja"], "falseValues": ["nee"]}
    told = {"title": column.title, "description": column.description}
    return {"name": column.name, "type": column.type} | {k: v for k, v in told.items() if v} | more
