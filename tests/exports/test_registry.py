"""Every export is described, and gives files that say the same whenever they are made."""

import json
import re
from collections import Counter

import pytest

from macros.exports import MEDIA_TYPES, Edition, all_exports
from macros.loading import load
from tests.conftest import ROOT
from tests.exports.conftest import SITE, json_of

DATA = [one.name for one in all_exports().values() if one.group == "data"]


@pytest.mark.parametrize("one", all_exports().values(), ids=all_exports())
def test_an_export_says_what_it_is_and_has_files(edition, one):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.name)
    assert one.title[:1].isupper()
    assert re.fullmatch(r"[A-Z].*\.", one.description)
    assert one.group in ("data", "news", "tools")
    assert edition.files_of(one)


def test_no_two_files_have_the_same_place_and_each_is_a_plain_one(edition):
    places = Counter(file.path for file in edition.files())

    assert [path for path, number in places.items() if number > 1] == []
    assert [path for path in places if not re.fullmatch(r"[a-z0-9]+([/.-][a-z0-9]+)*", path)] == []
    assert {file.suffix for file in edition.files()} <= set(MEDIA_TYPES)


def test_the_same_content_gives_the_same_bytes(edition):
    again = Edition(load(ROOT), SITE)

    assert {file.path: file.content for file in again.files()} == {
        file.path: file.content for file in edition.files()
    }


def test_every_json_file_is_strict_readable_json(edition):
    for file in edition.files():
        if file.suffix == ".json":
            json.loads(file.text, parse_constant=pytest.fail)
            assert "\\u00" not in file.text, file.path
            assert file.text.endswith("\n")


@pytest.mark.parametrize("name", DATA)
def test_a_file_with_data_says_what_one_must_know_to_use_it(edition, name):
    data = json_of(edition, name)

    assert data["url"] == f"https://voorbeeld.nl/repo/data/v1/{name}.json"
    assert data["documentation"] == "https://voorbeeld.nl/repo/gegevens/"
    assert data["publisher"] == "Kenniscentrum"
    assert data["licence"] == "CC BY 4.0"
    assert data["count"] == len(data[name])
    assert "geen steekproef" in data["note"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", data["checked_on"])


def test_without_content_there_are_still_files(written):
    empty = Edition(written({}), SITE)

    assert json_of(empty, "cases")["cases"] == []
    assert len(list(empty.files())) > len(DATA)
