"""What is published of an entry is what its file says, in JSON and in CSV alike."""

import json

import pytest
from jsonschema import Draft202012Validator

from macros.exports import Edition
from macros.models import KINDS, Case, Instrument, Organisation
from tests.conftest import CASE, values_in_file
from tests.exports.conftest import (
    HOSTILE,
    INJECTED,
    LINES,
    SITE,
    cells_of,
    file_called,
    json_of,
    nested,
    rows_of,
)

PLACE = ("slug", "address", "url")
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)


def without_place(item):
    return {name: value for name, value in item.items() if name not in PLACE}


@kinds
def test_an_item_is_what_the_file_of_the_entry_says(edition, kind):
    items = json_of(edition, kind.folder)[kind.folder]
    entries = edition.library.all(kind)

    assert [item["slug"] for item in items] == [entry.slug for entry in entries]
    for item, entry in zip(items, entries, strict=True):
        assert without_place(item) == values_in_file(edition.library, entry)
        assert item["url"] == SITE.url_of(item["address"])
        assert item["address"] == f"{entry.address}/{entry.slug}/"


@kinds
def test_an_item_fits_the_schema_that_is_published_with_it(edition, kind):
    data = json_of(edition, kind.folder)
    schema = json.loads(file_called(edition, data["schema"].removeprefix(SITE.url)).text)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    assert [
        f"{item['slug']}: {error.json_path} {error.message[:200]}"
        for item in data[kind.folder]
        for error in validator.iter_errors(without_place(item))
    ] == []
    assert not validator.is_valid({**without_place(data[kind.folder][0]), "bestaat_niet": "x"})


@kinds
def test_the_table_reads_back_to_the_same_values(edition, kind):
    rows = rows_of(edition, kind.folder)

    assert [nested(row) for row in rows] == json_of(edition, kind.folder)[kind.folder]


@kinds
def test_every_table_has_a_column_for_every_field(edition, kind):
    names = cells_of(edition, kind.folder)[0].keys()
    fields = [name for name, info in kind.model_fields.items() if not info.exclude]

    missing = [one for one in fields if not any(name.split(".")[0] == one for name in names)]
    assert missing == []


@pytest.mark.parametrize("kind", [Case, Instrument, Organisation])
def test_hostile_words_stay_words(hostile, kind):
    (item,) = json_of(hostile, kind.folder)[kind.folder]
    (cells,) = cells_of(hostile, kind.folder)
    (row,) = rows_of(hostile, kind.folder)

    assert item["title"] == item["summary"] == HOSTILE
    assert cells["title"] == f"'{HOSTILE}"
    assert not any(cell.startswith(FORMULAS) for cell in cells.values())
    assert nested(row) == item


def test_a_list_of_free_texts_is_not_torn_at_its_own_marks(hostile):
    (row,) = rows_of(hostile, "cases")

    assert row["other_parties"] == ["a | b", "=1"]
    assert row["unknowns"] == [HOSTILE, INJECTED, LINES]


def test_what_was_withdrawn_is_told_and_does_not_count(written):
    gone = f"{CASE}withdrawn: {{date: 2024-06-01, reason: Het klopte niet.}}\n"
    edition = Edition(written({"cases/blijft.yml": CASE, "cases/weg.yml": gone}), SITE)
    data = json_of(edition, "cases")

    assert [item["slug"] for item in data["cases"]] == ["blijft"]
    assert data["count"] == 1
    (told,) = data["withdrawn"]
    assert told["slug"] == "weg"
    assert told["withdrawn"] == {"date": "2024-06-01", "reason": "Het klopte niet."}
