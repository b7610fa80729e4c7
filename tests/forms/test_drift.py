"""A field, a term or a limit that is in the models is in everything that follows from them.

The models are walked here by themselves, not through the schema that the rest is made from.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from macros.components.contribution_form import contribution_form
from macros.components.field_reference import field_reference
from macros.forms.generated import committed_files
from macros.forms.issue_forms import questions_of
from macros.forms.json_schema import messages, schema_of
from macros.forms.scaffold import scaffold_of
from macros.library import Library
from macros.models import KINDS, Case
from macros.models.base import Part
from macros.models.terms import TermOf
from macros.rendering import Context
from macros.source.phrases import all_phrases, all_words
from macros.taxonomy import taxonomy
from tests.conftest import ROOT


@dataclass(frozen=True)
class Truth:
    """One field as its model declares it."""

    route: tuple[str, ...]
    title: str
    is_required: bool
    is_first: bool
    is_group: bool
    limits: tuple[tuple[str, int], ...]
    terms: tuple[str, ...]


def truths(model: type[Part], above: tuple[str, ...] = ()) -> Iterator[Truth]:
    for name, info in model.model_fields.items():
        if name == "slug" and not above:
            continue
        markers = [*info.metadata, *markers_in(info.annotation)]
        inner = part_in(info.annotation)
        yield Truth(
            (*above, name),
            info.title or "",
            info.is_required(),
            "x-first" in (info.json_schema_extra or {}),
            inner is not None,
            tuple(
                (limit, value)
                for limit in ("min_length", "max_length")
                for marker in markers
                if (value := getattr(marker, limit, None)) is not None
            ),
            tuple(t for m in markers if isinstance(m, TermOf) for t in taxonomy(m.name)),
        )
        if inner and "dict" not in str(info.annotation):
            yield from truths(inner, (*above, name))


def markers_in(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from getattr(part, "metadata", ())
        yield from markers_in(part)


def part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for one in get_args(annotation) if (found := part_in(one))), None)


ALL = [pytest.param(kind, list(truths(kind)), id=kind.name()) for kind in KINDS]


def at(schema: Any, route: tuple[str, ...]) -> Any:
    """The schema of the field at `route`."""
    node = schema
    for name in route:
        node = node.get("items", node)
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].split("/")[-1]]
        node = node["properties"][name]
    return node


@pytest.mark.parametrize(("kind", "found"), ALL)
def test_the_schema_has_each_field_term_and_limit_and_no_other(kind, found):
    schema = schema_of(kind)
    for truth in found:
        node = at(schema, truth.route)
        inner = node.get("items", node)
        assert node.get("title", truth.title) == truth.title
        if truth.terms and not truth.is_group:
            assert tuple(inner["x-terms"]) == truth.terms
        for limit, value in truth.limits:
            word = {"min_length": ("minLength", "minItems"), "max_length": ("maxLength",)}[limit]
            assert value in [place.get(name) for place in (node, inner) for name in word]
    named = {truth.route for truth in found}
    assert set(schema["properties"]) == {route[0] for route in named if len(route) == 1}


@pytest.mark.parametrize(("kind", "found"), ALL)
def test_a_new_file_has_each_field_term_and_limit(kind, found):
    text = scaffold_of(kind, "x")
    words = set(re.findall(r"[\w-]+", text))
    for truth in found:
        assert re.search(rf"(?m)^[ #-]*{truth.route[-1]}:", text), truth.route
        assert set(truth.terms) <= words
        for limit, value in truth.limits:
            if value > 1 and limit == "max_length" and value != 200:
                assert f"{value:,}".replace(",", ".") + " tekens" in text


@pytest.mark.parametrize(("kind", "found"), ALL)
def test_the_page_with_all_fields_has_each_field_term_and_limit(kind, found):
    page = unescape(str(field_reference(Context(Library())).html))
    for truth in found:
        block = page.split(f'id="veld-{kind.name()}-{"-".join(truth.route)}"')[1]
        block = block.split("field-list__item")[0]
        assert truth.title in block
        assert f"<code>{truth.route[-1]}</code>" in block
        assert ('mark">verplicht' in block) == truth.is_required
        for term in truth.terms:
            assert f"<dt><code>{term}</code></dt>" in page
        for limit, value in truth.limits:
            if value > 1 and limit == "min_length":
                assert f"{value} tot " in block


@pytest.mark.parametrize(("kind", "found"), ALL[:2])
def test_the_form_on_github_has_each_short_field_and_each_term_of_it(kind, found):
    name = {"case": "voorbeeld", "instrument": "instrument"}[kind.name()]
    form = yaml.safe_load(committed_files()[f".github/ISSUE_TEMPLATE/{name}.yml"])
    asked = {one["id"]: one["attributes"] for one in form["body"] if "id" in one}
    wanted = {truth.route: truth for truth in found if truth.is_first}
    lists = {route for route, truth in wanted.items() if truth.is_group}
    for route, truth in wanted.items():
        if route[:-1] in lists:
            assert truth.title in asked["-".join(route[:-1])]["description"]
        else:
            attributes = asked["-".join(route)]
            for limit, value in truth.limits:
                if value > 1 and limit == "min_length":
                    assert f"({value} tot " in attributes["description"]
            assert len(attributes.get("options", [])) == (
                0 if truth.is_group else len(set(truth.terms))
            )
    assert len(questions_of(kind)) == len(asked) - 2


@pytest.mark.parametrize(("kind", "found"), ALL)
def test_the_form_in_the_browser_has_each_field_and_term(kind, found):
    html = unescape(str(contribution_form(Context(Library()), kind.folder).html))
    for truth in found:
        assert re.search(rf'"([^" ]*[.-])?{truth.route[-1]}"', html), truth.route
        assert truth.title in html
        assert all(f'value="{term}"' in html for term in truth.terms if not truth.is_group)


FIELD = Truth(("verzonnen",), "Verzonnen", True, True, False, (), ())
CHECKS = [
    test_the_schema_has_each_field_term_and_limit_and_no_other,
    test_a_new_file_has_each_field_term_and_limit,
    test_the_page_with_all_fields_has_each_field_term_and_limit,
    test_the_form_on_github_has_each_short_field_and_each_term_of_it,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__[9:])
def test_a_field_term_or_limit_that_only_a_model_has_is_noticed(check):
    kind, found = Case, list(truths(Case))
    check(kind, found)

    def with_other(route: tuple[str, ...], **other: Any) -> list[Truth]:
        return [replace(one, **other) if one.route == route else one for one in found]

    for drifted in (
        [*found, FIELD],
        with_other(("evidence",), terms=(*taxonomy("evidence"), "nergens-anders")),
        with_other(("title",), limits=(("min_length", 11), ("max_length", 111))),
    ):
        with pytest.raises((AssertionError, KeyError, IndexError)):
            check(kind, drifted)


def test_every_phrase_that_a_schema_names_is_there():
    named = set(re.findall(r'"x-message": "([^"]+)"', json.dumps([schema_of(k) for k in KINDS])))
    for told in re.findall(r'"x-messages": (\{[^}]*\})', json.dumps([schema_of(k) for k in KINDS])):
        named |= set(json.loads(told).values())

    assert named | set(messages()["keywords"].values()) <= set(all_phrases())


def test_every_phrase_is_used_and_is_as_published():
    scripts = (ROOT / "docs/assets/js").glob("form_*.mjs")
    files = [*(ROOT / "macros").rglob("*.py"), *scripts]
    source = "\n".join(path.read_text("utf-8") for path in files)

    for name in [*all_phrases(), *all_words()]:
        assert re.search(rf'["\']{name}["\']', source), name
    assert set(messages()["problems"]) == set(all_phrases())


SHOW = """
import json
from macros.components.contribution_form import contribution_form
from macros.components.field_reference import field_reference
from macros.exports import Edition
from macros.exports.schema import schema
from macros.forms.generated import committed_files
from macros.forms.issue_answers import answers_in, data_of
from macros.library import Library
from macros.models import Case
from macros.publication import NOWHERE
from macros.rendering import Context
from macros.forms.scaffold import scaffold_of
from macros.forms.yaml_writer import yaml_text

answers = answers_in("### Titel\\n\\nEen titel\\n\\n### Seriegrootte\\n\\n12 stuks\\n", Case)
print(json.dumps({
    **{file.path: file.text for file in schema(Edition(Library(), NOWHERE))},
    **committed_files(),
    "new": scaffold_of(Case, "x"),
    "page": str(field_reference(Context(Library())).html),
    "form": str(contribution_form(Context(Library()), "cases").html),
    "from an issue": yaml_text(Case, data_of(answers, Library())),
}))
"""


def outputs(root: Path) -> dict[str, str]:
    """Everything that follows from the models of the project in `root`."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=root,
        env={"PYTHONPATH": str(root), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    shown: dict[str, str] = json.loads(done.stdout)
    return shown


def test_one_line_in_a_model_or_a_vocabulary_changes_everything_else(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "macros", tmp_path / "macros", ignore=ignored)
    before = outputs(tmp_path)
    change(
        tmp_path / "macros/models/case.py",
        "    problem: Prose = Field(",
        '    batch: Line = Field(title="Seriegrootte", description="Hoeveel stuks tegelijk", '
        'examples=["12 stuks"], json_schema_extra=FIRST)\n    problem: Prose = Field(',
    )
    change(tmp_path / "macros/models/case.py", "max_length=110", "max_length=123")
    change(
        tmp_path / "macros/taxonomies/sectors.yml",
        "terms:\n",
        "terms:\n  klompen: {label: Klompenmakers, description: Wie klompen maakt.}\n",
    )
    change(
        tmp_path / "macros/source/messages.yml", "zet er minstens {limit} onder", "noem er {limit}"
    )
    after = outputs(tmp_path)

    case = "data/v1/schema/case.json"
    form = ".github/ISSUE_TEMPLATE/voorbeeld.yml"
    for name in (case, "macros/schemas/case.json", form, "new", "page", "form"):
        for word in ("Seriegrootte", "12 stuks", "123", "Klompenmakers"):
            assert word not in before[name], (name, word)
            assert word in after[name], (name, word)
    assert "`batch`" in after[".github/PULL_REQUEST_TEMPLATE.md"]
    assert after["from an issue"] == "title: Een titel\nbatch: 12 stuks\n"
    assert before["from an issue"] == "title: 'Een titel ### Seriegrootte 12 stuks'\n"
    assert "noem er {limit}" in after["data/v1/schema/messages.json"]
    assert "klompen" in after["data/v1/schema/instrument.json"]
    unchanged = {name for name in before if before[name] == after[name]}
    assert unchanged == {".github/ISSUE_TEMPLATE/config.yml", ".vscode/settings.json"} | {
        name for name in unchanged if "organisation" in name or name.endswith("instrument.yml")
    }


def change(path: Path, old: str, new: str) -> None:
    """Do by hand what somebody does who changes one thing in one place."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
