"""Every export is described, and gives files that say the same whenever they are made."""

import json
import re
from collections import Counter

import pytest

from macros import exports
from macros.components.data_overview import data_overview
from macros.exports import MEDIA_TYPES, Edition, all_exports, csv_file, export
from macros.loading import load
from macros.rendering import Context
from macros.tables import Column
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


@pytest.fixture
def extra():
    """One export more, for as long as the test takes."""
    column = Column("kleur", "Kleur van de proef")

    @export("proef", "Proefje", "Een proef.", "data")
    def make(edition):
        yield csv_file("proef", [column], iter([{"kleur": "rood"}]), "kleur")

    all_exports.cache_clear()
    yield
    del exports._registry["proef"]
    all_exports.cache_clear()


def test_a_new_export_is_on_the_page_and_in_the_data_package_by_being_there(extra, written):
    edition = Edition(written({}), SITE)
    html = data_overview(Context(edition.library, site=SITE)).html

    assert 'href="/data/v1/proef.csv"' in html
    assert "Kleur van de proef" in html
    assert ">Proefje</h3>" in html
    assert "proef" in [one["name"] for one in json_of(edition, "datapackage")["resources"]]


def test_without_content_there_are_still_files(written):
    empty = Edition(written({}), SITE)

    assert json_of(empty, "cases")["cases"] == []
    assert len(list(empty.files())) > len(DATA)
