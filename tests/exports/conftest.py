"""The real content, published at an address, and content that tries to be more than words."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.exports import Edition, File
from macros.library import Library
from macros.loading import load
from macros.publication import Site
from tests.conftest import CASE, INSTRUMENT, ORGANISATION, ROOT, Files

SITE = Site("Kenniscentrum", "https://voorbeeld.nl/repo/")

HOSTILE = "=cmd|' /C calc'!A0; \"x\", </script><script>alert(1)</script> ]]> <![CDATA[ & 🤖 \\n é"
INJECTED = "Eerst\\n  END:VEVENT\\n  X-KWAAD:1\\n  en\\, dan; meer " + "🤖" * 60
LINES = "Eerst\n=1\nBEGIN:VEVENT"


@pytest.fixture(scope="session")
def edition() -> Edition:
    return Edition(load(ROOT), SITE)


@pytest.fixture(scope="session")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that is published, as files."""
    return publish(edition, tmp_path_factory.mktemp("published"))


@pytest.fixture
def hostile(written: Callable[[Files], Library]) -> Edition:
    """An entry of every kind of which each free text is hostile, with a title of that kind too."""
    words = json.dumps(HOSTILE, ensure_ascii=False)
    note = json.dumps(INJECTED, ensure_ascii=False)

    def with_words(text: str) -> str:
        lines = [line for line in text.splitlines() if not line.startswith(("title:", "summary:"))]
        return "\n".join([f"title: {words}", f"summary: {words}", *lines, ""])

    lines = json.dumps(LINES, ensure_ascii=False)
    lists = f"unknowns: [{words}, {note}, {lines}]\nother_parties: ['a | b', '=1']\n"
    case = f"{with_words(CASE)}{lists}"
    window = f"{{opens: 2026-01-01, closes: 2026-02-01, note: {note}}}"
    instrument = f"{with_words(INSTRUMENT)}application: {{windows: [{window}]}}\n"
    return Edition(
        written(
            {
                "cases/vijandig.yml": case,
                "instruments/vijandig.yml": instrument,
                "organisations/vijandig.yml": with_words(ORGANISATION),
            }
        ),
        SITE,
    )


def publish(edition: Edition, folder: Path) -> Path:
    for file in edition.files():
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder


def file_called(edition: Edition, path: str) -> File:
    (found,) = [file for file in edition.files() if file.path == path]
    return found


def json_of(edition: Edition, name: str) -> dict[str, Any]:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    text = file_called(edition, f"data/v1/{name}.json").text
    data: dict[str, Any] = json.loads(text, parse_constant=refuse)
    return data


def cells_of(edition: Edition, name: str) -> list[dict[str, str]]:
    text = file_called(edition, f"data/v1/{name}.csv").text.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def rows_of(edition: Edition, name: str) -> list[dict[str, Any]]:
    """The rows of a table, read by what the Data Package and the page Gegevens say, and no more."""
    (resource,) = [
        one for one in json_of(edition, "datapackage")["resources"] if one["name"] == name
    ]
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    return [
        {key: _value(fields[key], cell) for key, cell in row.items() if cell}
        for row in cells_of(edition, name)
    ]


def _value(field: Mapping[str, Any], cell: str) -> Any:
    if field["type"] == "list":
        return cell.split(field["delimiter"])
    if field["type"] in ("array", "object"):
        return json.loads(cell)
    if field["type"] == "integer":
        return int(cell)
    starts = cell.lstrip("'")[:1]
    return cell[1:] if cell.startswith("'") and starts in tuple("=+-@\t\r\n") else cell


def nested(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its groups put together again: `company.size` back in `company`."""
    found: dict[str, Any] = {}
    for path, value in row.items():
        *groups, name = path.split(".")
        place = found
        for group in groups:
            place = place.setdefault(group, {})
        place[name] = value
    return found
