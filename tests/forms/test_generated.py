"""The committed files that follow from the models are as the models have them now."""

import pytest
import yaml

from macros.cli import main
from macros.forms.contribution import kinds_with_form, words
from macros.forms.fields import fields_of
from macros.forms.generated import committed_files
from macros.forms.issue_forms import questions_of
from tests.conftest import ROOT
from tests.forms.checking import check_jsonschema

FORMS = [words()["forms"][kind.name()]["file"] for kind in kinds_with_form()]


@pytest.mark.parametrize("name", committed_files())
def test_a_committed_file_is_what_refresh_would_write(name: str) -> None:
    path = ROOT / name

    assert path.exists(), "draai: python -m macros refresh"
    assert path.read_text("utf-8") == committed_files()[name], "draai: python -m macros refresh"


def test_refresh_writes_them_all_and_then_nothing_more(tmp_path, capsys):
    assert main(["refresh", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == list(committed_files())
    assert {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    } == set(committed_files())
    main(["refresh", "--root", str(tmp_path)])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("schema", "files"),
    [("github-issue-forms", FORMS), ("github-issue-config", ["config"])],
)
def test_a_form_is_valid_by_the_rules_of_github(schema: str, files: list[str]) -> None:
    paths = [str(ROOT / f".github/ISSUE_TEMPLATE/{name}.yml") for name in files]

    assert check_jsonschema("--builtin-schema", f"vendor.{schema}", *paths) == ""


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_distinct_labels_ids_and_options_of_plain_text(name: str) -> None:
    """What GitHub's schema does not say, but GitHub refuses."""
    form = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text("utf-8"))
    asked = [one for one in form["body"] if one["type"] != "markdown"]
    for part in (
        [one["id"] for one in asked],
        [one["attributes"]["label"] for one in asked],
        *(one["attributes"].get("options", []) for one in asked if one["type"] == "dropdown"),
    ):
        assert all(isinstance(text, str) and text for text in part)
        assert len({text.casefold() for text in part}) == len(part)
        assert "none" not in part
    assert form["body"][-1]["type"] == "checkboxes"
    assert all(option["required"] for option in form["body"][-1]["attributes"]["options"])


@pytest.mark.parametrize("kind", kinds_with_form(), ids=lambda kind: kind.name())
def test_a_form_asks_all_that_is_required(kind):
    asked = {question.route[0] for question in questions_of(kind)}

    assert {field.name for field in fields_of(kind) if field.is_required} <= asked
