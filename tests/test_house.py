"""Conventions of the house that nothing else would notice, checked over all that exists."""

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from macros.components import all_components
from macros.taxonomy import all_taxonomies
from tests.conftest import ROOT

MODULES = sorted((ROOT / "macros").rglob("*.py"))


@pytest.mark.parametrize(("name", "function"), all_components().items())
def test_a_component_lives_in_a_module_and_template_of_its_name(name, function):
    module = Path(inspect.getfile(function))

    assert module.stem == name
    assert module.with_suffix(".html.jinja").exists()


@pytest.mark.parametrize(("name", "function"), all_components().items())
def test_a_component_shows_how_it_is_called(name, function):
    assert f"{{{{ {name}(" in function.__doc__.partition("Example:")[2]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_in_one_sentence_what_it_is_for(module):
    sentence = (ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "").split("\n\n")[0]

    assert re.fullmatch(r"[A-Z`].*\.", " ".join(sentence.split()))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_holds_one_noun(module):
    assert len(module.read_text("utf-8").splitlines()) <= 260


@pytest.mark.parametrize("name", all_taxonomies())
def test_a_vocabulary_has_distinct_labels(name):
    labels = [term.label.casefold() for term in all_taxonomies()[name].terms.values()]

    assert len(labels) == len(set(labels))


def test_vocabularies_have_distinct_addresses():
    paths = [vocabulary.path for vocabulary in all_taxonomies().values() if vocabulary.path]

    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("folder", ["cases", "docs", "instruments", "macros", "organisations"])
def test_what_is_published_holds_no_links_to_other_files(folder):
    assert not (ROOT / folder).is_symlink()
    assert [path for path in (ROOT / folder).rglob("*") if path.is_symlink()] == []


def test_every_file_of_the_program_that_a_text_names_exists():
    texts = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "pyproject.toml"]
    texts += [*(ROOT / "docs").rglob("*.md"), *MODULES, *(ROOT / "docs/assets/js").glob("*.mjs")]

    named = {
        (name, path)
        for path in texts
        for name in re.findall(r"(?<![\w/])(?:macros|tests)/[\w/.-]+\.\w+", path.read_text("utf-8"))
    }

    assert len(named) > 50
    assert sorted((name, str(path)) for name, path in named if not (ROOT / name).exists()) == []


@pytest.mark.parametrize(
    "path",
    [
        path
        for pattern in ("*.py", "*.yml", "*.md", "*.toml")
        for path in ROOT.rglob(pattern)
        if not {".venv", "site", ".git", ".cache", "node_modules", "mutants"} & set(path.parts)
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_file_points_outside_the_project(path):
    if path == Path(__file__):
        return
    text = path.read_text("utf-8")
    assert "../shared" not in text
    assert "/work/" not in text


@pytest.mark.parametrize("tool", ["bench.__main__", "firefox", "lighthouse"])
def test_a_tool_that_no_test_runs_can_still_be_loaded(tool):
    assert import_module(f"tests.{tool}").__doc__
