"""What is published as data gives every text back as it was written, whatever marks it has.

A plain entry of each kind stands among those of the corpus. Where an export has its title, it must
have those of the others too; so a new export is tried by being there.
"""

import csv
import io
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from macros.exports import all_exports, edition_of
from macros.library import Library
from macros.loading import load
from macros.publication import Site
from tests.hostile.corpus import Hostile, corpus

ACCEPTED = corpus("inert", "exact")
WINDOW = {"windows": [{"opens": "2027-01-04", "closes": "2027-02-01"}]}
PLAIN = [
    Hostile("", "plain", "", "exact", kind=kind, fields={"title": f"Gewoon stuk {kind}", **more})
    for kind, more in (
        ("cases", {}),
        ("instruments", {"status": "periodiek-open", "application": WINDOW}),
        ("organisations", {}),
    )
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Everything of the corpus that is accepted, as if it were all there is."""
    root = tmp_path_factory.mktemp("accepted")
    for hostile in (*PLAIN, *ACCEPTED):
        hostile.put(root)
    return load(root)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _no_constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def _in_json(text: str) -> list[str]:
    return list(_strings(json.loads(text, parse_constant=_no_constant)))


def _in_csv(text: str) -> list[str]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)]
    # The mark that keeps a formula from being one is not part of the text; see the page Gegevens.
    return [cell[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", cell) else cell for cell in cells]


def _in_xml(text: str) -> list[str]:
    assert "<!DOCTYPE" not in text
    root = ElementTree.fromstring(text)
    return [
        part or "" for one in root.iter() for part in (one.text, one.tail, *one.attrib.values())
    ]


def _in_ics(text: str) -> list[str]:
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if line.startswith("BEGIN:V")] == [
        line for line in lines if re.fullmatch("BEGIN:V(CALENDAR|EVENT|TIMEZONE)", line)
    ]
    for line in lines:
        name, _, value = line.partition(":")
        if name in ("NAME", "X-WR-CALNAME", "SUMMARY", "DESCRIPTION"):  # what RFC 5545 calls TEXT
            assert re.fullmatch(r"([^\\;,]|\\[\\;,n])*", value), line
    values = [line.partition(":")[2] for line in lines]
    return [re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], one) for one in values]


def _in_yaml(text: str) -> list[str]:
    return list(_strings(yaml.load(unicodedata.normalize("NFC", text), yaml.BaseLoader)))


READERS: dict[str, Callable[[str], list[str]]] = {
    ".json": _in_json,
    ".csv": _in_csv,
    ".xml": _in_xml,
    ".ics": _in_ics,
    ".yml": _in_yaml,
}


@pytest.mark.parametrize("name", all_exports())
def test_every_text_comes_back_as_it_was_written(name: str, library: Library) -> None:
    edition = edition_of(library, Site("Kenniscentrum", "https://voorbeeld.github.io/repo/"))
    texts: dict[str, list[str]] = defaultdict(list)
    for file in edition.files_of(all_exports()[name]):
        texts[file.suffix] += READERS[file.suffix](file.text)
    for suffix, found in texts.items():
        for plain in PLAIN:
            _all_as(plain, suffix, found, library)


def _all_as(plain: Hostile, suffix: str, texts: list[str], library: Library) -> None:
    """Where the title of the plain entry stands, those of its kind do too, in the same way."""
    title = plain.meant["title"]
    whole = title in texts
    if not whole and not any(title in text for text in texts):
        return
    for entry in library.all(plain.model):
        if suffix == ".ics" and not _has_dates(entry):
            continue
        found = entry.title in texts if whole else any(entry.title in text for text in texts)
        assert found, f"{suffix} lacks {entry.title!r}"


def _has_dates(entry: Any) -> bool:
    return any(window.opens or window.closes for window in entry.application.windows)


def test_the_data_of_an_entry_is_what_its_file_says(library: Library) -> None:
    edition = edition_of(library, Site("Kenniscentrum", "https://voorbeeld.github.io/repo/"))
    for kind in ("cases", "instruments", "organisations"):
        (text,) = [file.text for file in edition.files() if file.path == f"data/v1/{kind}.json"]
        told = {item["slug"]: item for item in json.loads(text)[kind]}
        for hostile in ACCEPTED:
            if hostile.file.startswith(f"{kind}/") and "withdrawn" not in hostile.fields:
                slug = hostile.file.removeprefix(f"{kind}/").removesuffix(".yml")
                item = {key: told[slug][key] for key in hostile.meant}
                assert item == hostile.meant, hostile.id
