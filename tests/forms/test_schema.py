"""The JSON Schemas are right by another program's reading, and find what `check` finds."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from macros.cli import main
from macros.exports import Edition
from macros.exports.schema import schema as schema_export
from macros.forms.json_schema import KEYWORDS, messages, schema_of
from macros.library import Library
from macros.models import KINDS, Entry
from macros.publication import NOWHERE
from macros.source.yaml_source import read
from tests.conftest import CASE, ROOT
from tests.forms.checking import check_jsonschema

GOLDEN = sorted((ROOT / "tests/problems").glob("*.yml"))

# What JSON Schema has no words for, or cannot see in one file of plain values.
BEYOND = {
    "how the file is written": {
        *("aanhalingsteken-nodig", "aanhalingsteken-open", "accolade-open", "dubbele-punt"),
        *("dubbele-punt-ontbreekt", "dubbele-sleutel", "haak-open", "hekje", "inspringen"),
        *("lijst-hier-niet", "onleesbaar", "onzichtbaar-teken", "schuine-streep", "sleutel"),
        *("tab", "tag", "te-diep", "tweede-document", "verwijzing", "yaml", "leeg", "geen-velden"),
        "leeg-veld",  # a field without a value is absent from the data: ‘verplicht’
    },
    "the file itself, or other files": {
        *("bestand", "bestandsnaam", "dubbele-bestandsnaam", "lijkt-op-ander"),
        *("onbekend-instrument", "onbekend-loket", "onbekende-opvolger", "onbekende-organisatie"),
        *("opvolging-in-een-kring", "oud-adres"),
    },
    "comparing values, or the clock": {
        *("datum-in-de-toekomst", "periode-omgekeerd"),
        "dubbele-verwijzing",  # one slug in two groups of fields; in a plain list it is found
    },
    "how well it reads": {"lange-zin", "lang-woord", "lijdende-vorm"},
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as the site publishes them."""
    folder = tmp_path_factory.mktemp("schema")
    for file in schema_export(Edition(Library(), NOWHERE)):
        (folder / Path(file.path).name).write_bytes(file.content)
    return folder


def test_every_schema_is_valid_by_its_metaschema(published: Path) -> None:
    schemas = [published / f"{kind.name()}.json" for kind in KINDS]

    assert check_jsonschema("--check-metaschema", *schemas) == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name())
def test_every_real_file_is_valid_by_its_schema(kind: type[Entry], published: Path) -> None:
    files = sorted((ROOT / kind.folder).glob("*.yml"))

    assert check_jsonschema("--schemafile", published / f"{kind.name()}.json", *files) == ""


def test_a_file_with_a_mistake_is_not_valid(published: Path, write: Any) -> None:
    path = write({"x.yml": CASE.replace("size: klein", "size: kleiner")}) / "x.yml"

    assert "'kleiner' is not one of" in check_jsonschema(
        "--schemafile", published / "case.json", path
    )


def codes_found(kind: type[Entry], text: str) -> set[str]:
    """The codes of the phrases that the schema names for what is wrong in `text`."""
    document, _ = read(text.encode(), "x.yml")
    assert document
    validator = Draft202012Validator(schema_of(kind), format_checker=FormatChecker())
    names = {phrase_of(error, schema_of(kind)) for error in validator.iter_errors(document.data)}
    return {messages()["problems"][name]["code"] for name in names}


def phrase_of(error: ValidationError, schema: Any) -> str:
    """The name of the phrase for one finding, by the rules that `json_schema.py` gives."""
    node = schema
    for step in error.absolute_schema_path:
        if isinstance(node, dict) and "$ref" in node and step not in node:
            node = schema["$defs"][node["$ref"].split("/")[-1]]
        node = node[step]
        if isinstance(node, dict) and "x-message" in node:
            return str(node["x-message"])
    keyword = str(error.validator)
    if keyword == "type":
        wanted = error.validator_value
        keyword += f" {wanted if isinstance(wanted, str) else wanted[0]}"
    return str(error.schema.get("x-messages", {}).get(keyword) or KEYWORDS[keyword])


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_the_schema_finds_the_mistake_that_check_finds_and_gives_it_the_same_code(
    golden: Path,
) -> None:
    if golden.stem in set().union(*BEYOND.values()):
        return
    files = yaml.safe_load(golden.read_text("utf-8"))["files"]
    found = set()
    for name, text in files.items():
        kind = next(kind for kind in KINDS if kind.folder == Path(name).parent.name)
        found |= codes_found(kind, text)

    assert golden.stem in found


def test_the_schema_takes_every_letter_and_no_row_of_spaces_accents_or_dots() -> None:
    says = re.compile(schema_of(KINDS[0])["properties"]["title"]["pattern"])
    letters = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isalnum()]

    assert [char for char in letters if not says.search(char)] == []
    for nothing in ("  \t", "\u0301\u0301", "\u2800\u2800", "… – ...", "&_/"):
        assert not says.search(nothing)


def test_what_is_beyond_a_schema_is_a_known_list() -> None:
    codes = {golden.stem for golden in GOLDEN}

    assert set().union(*BEYOND.values()) <= codes


def test_a_schema_that_is_printed_is_the_published_one(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in KINDS:
        assert main(["schema", kind.name()]) == 0
        assert capsys.readouterr().out == (published / f"{kind.name()}.json").read_text("utf-8")
    assert main(["schema"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == [kind.name() for kind in KINDS]


def leaves(schema: Any, model: Any, route: str) -> Iterator[tuple[str, Any]]:
    """Every field of `model` at any depth that holds no fields itself, with its route."""
    for name, field in model.get("properties", {}).items():
        inner = field.get("items", field)
        if "$ref" in inner:
            definition = schema["$defs"][inner["$ref"].split("/")[-1]]
            yield from leaves(schema, definition, f"{route}.{name}")
        elif "properties" in field:
            yield from leaves(schema, field, f"{route}.{name}")
        else:
            yield f"{route}.{name}", field


FIELDS = [
    pytest.param(field, id=route)
    for kind in KINDS
    for route, field in leaves(schema_of(kind), schema_of(kind), kind.name())
]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_has_a_title_a_description_and_an_example_that_is_valid(field: Any) -> None:
    assert field["title"]
    assert field["description"]
    assert field["examples"]
    for example in field["examples"]:
        Draft202012Validator(field, format_checker=FormatChecker()).validate(example)


def test_nothing_in_a_schema_is_english() -> None:
    for kind in KINDS:
        for definition in [schema_of(kind), *schema_of(kind)["$defs"].values()]:
            said = f"{definition['title']} {definition.get('description', '')}"
            assert not re.search(r"\b(the|of a|and|fields)\b", said)
