"""The Data Package is valid to the reference program, and describes every table there is."""

import json

import pytest
from frictionless import Package, validate

from macros.tables import BETWEEN
from macros.taxonomy import all_taxonomies
from tests.exports.conftest import json_of

PATH = "data/v1/datapackage.json"


@pytest.fixture(scope="module")
def package(folder):
    return Package(str(folder / PATH))


def test_frictionless_finds_nothing_wrong(folder):
    report = validate(str(folder / PATH))

    assert report.flatten(["path", "rowNumber", "fieldName", "note"]) == []
    assert report.valid


def test_frictionless_would_find_a_wrong_word_and_a_changed_file(folder, tmp_path):
    table = (folder / "data/v1/cases.csv").read_text("utf-8")
    (tmp_path / "cases.csv").write_text(table.replace('"metaalbewerking"', '"metaal"'), "utf-8")
    package = json.loads((folder / PATH).read_text("utf-8"))
    package["resources"] = [one for one in package["resources"] if one["name"] == "cases"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")

    found = {error[0] for error in validate(str(tmp_path / "datapackage.json")).flatten(["type"])}

    assert {"hash-count", "constraint-error"} <= found


def test_every_table_is_in_it(folder, package):
    tables = {path.name for path in (folder / "data/v1").glob("*.csv")}

    assert {resource.path for resource in package.resources} == tables


@pytest.mark.parametrize("name", ["cases", "adequacy", "coverage"])
def test_a_program_reads_as_many_rows_as_there_are_items(edition, package, name):
    assert len(package.get_resource(name).read_rows()) == json_of(edition, name)["count"]


def test_a_program_reads_lists_and_what_is_nested(edition, package):
    rows = {row["slug"]: row for row in package.get_resource("cases").read_rows()}

    for case in json_of(edition, "cases")["cases"]:
        row = rows[case["slug"]]
        assert row["technologies"] == case.get("technologies")
        assert row["support"] == case.get("support")
        assert row["checked_on"].isoformat() == case["checked_on"]


def test_a_column_of_fixed_words_names_them(edition):
    resources = {one["name"]: one for one in json_of(edition, "datapackage")["resources"]}
    fields = {field["name"]: field for field in resources["cases"]["schema"]["fields"]}

    assert fields["company.sector"]["constraints"]["enum"] == list(all_taxonomies()["sectors"])
    assert fields["company.sector"]["title"] == "Bedrijf: Sector"
    assert fields["goals"]["delimiter"] == BETWEEN
    assert "delimiter" not in json.dumps(fields["company.sector"])
