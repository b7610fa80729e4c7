"""A new file asks for what it needs, and is right as soon as that is filled in."""

import re
from pathlib import Path

import pytest

from macros.cli import main
from macros.forms.fields import all_fields, fields_of
from macros.forms.scaffold import scaffold_of
from macros.loading import examine
from macros.models import KINDS, Case, Entry

FILLED = {
    "title": "Lasserij laat een cobot de lange naden lassen",
    "summary": "Een cobot last nu de lange, rechte naden.",
    "evidence": "openbare-bronnen",
    "sector": "metaalbewerking",
    "size": "klein",
    "yamamoto_type": "1",
    "problem": "Er waren te weinig lassers.",
    "approach": "Het bedrijf kocht een cobot.",
    "no_support": "niet-vermeld",
    "publisher": "Voorbeeldkrant",
    "checked_on": "2024-06-03",
    "checked_by": "redactie",
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name())
def test_the_only_problems_of_a_new_file_are_what_must_be_filled_in(
    kind: type[Entry], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", kind.name(), "mijn-bestand", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{kind.folder}/mijn-bestand.yml\n"

    _, problems = examine(tmp_path)
    assert {problem.code for problem in problems} == {"leeg-veld"}
    assert all(problem.remedy.startswith("vul ‘") for problem in problems)
    asked = {problem.remedy.split("‘")[1].split("’")[0] for problem in problems}
    required = {field.name for field in fields_of(kind) if field.is_required and not field.is_group}
    assert required <= asked


def test_a_new_file_that_is_filled_in_passes(write, capsys):
    text = scaffold_of(Case, "lasserij")
    for name, value in FILLED.items():
        text = re.sub(rf"(?m)^([ -]*{name}:)$", rf"\1 {value}", text)
    root = write({"cases/lasserij.yml": text})

    assert main(["check", "--root", str(root)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name())
def test_every_field_is_there_and_every_example_behind_a_mark_is_right(kind, write):
    text = scaffold_of(kind, "x")
    for _ in range(3):  # a field in a group in a group has three marks
        text = re.sub(r"(?m)^( *)#(?=\S|  )(?! yaml)", r"\1", text)
    _, problems = examine(write({f"{kind.folder}/x.yml": text}))

    assert {problem.code for problem in problems} == {"leeg-veld"}
    for _, field in all_fields(fields_of(kind)):
        assert re.search(rf"(?m)^[ -]*{field.name}:", text), field.name
        assert field.title in text
        assert " ".join(field.description.split()[:3]) in text
        if field.terms:
            assert all(re.search(rf"[ ;]{term}\b", text) for term in field.terms.words)


@pytest.mark.parametrize("slug", ["Lascobot", "las cobot", "../x", "x.yml", "", "a" * 61, "x_y"])
def test_a_name_that_cannot_be_an_address_is_refused_in_dutch(slug, tmp_path, capsys):
    assert main(["new", "case", slug, "--root", str(tmp_path)]) == 2
    assert "kan geen bestandsnaam zijn; gebruik kleine letters" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("slug", ["index", "con"])
def test_a_name_that_is_taken_by_the_site_is_refused(slug, tmp_path, capsys):
    assert main(["new", "case", slug, "--root", str(tmp_path)]) == 2
    assert "is al in gebruik; kies een andere naam" in capsys.readouterr().err


def test_a_file_that_exists_stays_as_it_is(write, capsys):
    root = write({"cases/lascobot.yml": "van iemand anders\n"})

    assert main(["new", "case", "lascobot", "--root", str(root)]) == 2
    assert "bestaat al; kies een andere naam" in capsys.readouterr().err
    assert (root / "cases/lascobot.yml").read_text("utf-8") == "van iemand anders\n"
