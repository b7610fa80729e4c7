"""An editor with YAML help offers the fields and the fixed words, and explains them in Dutch."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.forms.json_schema import schema_file
from macros.forms.scaffold import scaffold_of
from macros.models import Case
from macros.taxonomy import taxonomy
from tests import language_server
from tests.conftest import ROOT
from tests.language_server import Editor

TEXT = """\
# yaml-language-server: $schema=../macros/schemas/case.json
title: Kort
evidence: \n\
company:
  sector: metaal
  size: klein
yamamoto_type: 1
new_combination: ja
goals:
  - \n\
mrl:
  now: \n\
checked_on: 3-6-2024

"""
# Somebody opened a new file and typed one space.
NEW = scaffold_of(Case, "nieuw").replace("evidence:\n", "evidence: \n")


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """A running language server."""
    if reason := language_server.missing():
        reason += "; draai eerst: python -m tests.language_server"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with language_server.editor() as running:
        yield running


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a case that is being written, and the schema as it is committed."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "macros/schemas").mkdir(parents=True)
    (folder / "cases").mkdir()
    shutil.copy(ROOT / schema_file(Case), folder / schema_file(Case))
    (folder / "cases/lasserij.yml").write_text(TEXT, "utf-8")
    (folder / "cases/nieuw.yml").write_text(NEW, "utf-8")
    return folder


@pytest.fixture(scope="module")
def case(editor: Editor, project: Path) -> str:
    """The case, opened."""
    return editor.open(project / "cases/lasserij.yml")


def test_a_field_offers_its_fixed_words_with_their_meaning(editor: Editor, case: str) -> None:
    offered = editor.completions(case, 2, 10)

    evidence = taxonomy("evidence")
    assert set(offered) == set(evidence)
    for term in evidence:
        assert offered[term] == f"{evidence[term].label}: {evidence[term].description}"


def test_a_list_and_a_number_offer_theirs_too(editor: Editor, case: str) -> None:
    assert set(editor.completions(case, 9, 4)) == set(taxonomy("goals"))
    assert set(editor.completions(case, 11, 7)) == set(taxonomy("mrl"))


def test_an_empty_line_offers_the_fields_that_are_not_there_yet(editor: Editor, case: str) -> None:
    offered = editor.completions(case, 13, 0)

    assert "setbacks" in offered
    assert "Wat misging of moeilijker was dan gedacht" in offered["setbacks"]
    assert "title" not in offered


def test_pointing_at_a_field_tells_in_dutch_what_goes_there(editor: Editor, case: str) -> None:
    told = editor.hover(case, 1, 2)

    assert "#### Titel" in told
    assert "Wat deed het bedrijf en waarom is dat interessant, in één zin" in told
    assert "Lasserij met twaalf mensen" in told


def test_pointing_at_a_fixed_word_tells_what_it_means(editor: Editor, case: str) -> None:
    assert "10 tot en met 49 medewerkers" in editor.hover(case, 5, 9)
    assert "Bestaande techniek invoeren" in editor.hover(case, 6, 15)


def test_what_is_wrong_is_marked_and_what_is_right_is_not(editor: Editor, case: str) -> None:
    lines = {problem["range"]["start"]["line"] for problem in editor.problems(case)}

    assert {1, 4, 12} <= lines  # too short, no such word, no date
    assert not {5, 6, 7} & lines  # a number and a yes are what our own reader takes for text
    said = [problem["message"] for problem in editor.problems(case)]
    assert any("schrijf jaar-maand-dag" in message for message in said)


def test_a_new_file_is_helped_from_its_first_line(editor: Editor, project: Path) -> None:
    new = editor.open(project / "cases/nieuw.yml")
    line = NEW.splitlines().index("evidence: ")

    assert set(editor.completions(new, line, 10)) == set(taxonomy("evidence"))
    assert "#### Bewijs" in editor.hover(new, line, 3)


def test_the_files_that_are_there_get_the_same_help_in_vs_code() -> None:
    settings = (ROOT / ".vscode/settings.json").read_text("utf-8")

    assert '"./macros/schemas/case.json": "cases/*.yml"' in settings
