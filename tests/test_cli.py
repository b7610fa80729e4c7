"""`python -m macros check` tells everything, in the form that was asked for."""

import json
import os
from pathlib import Path

import pytest

from macros.cli import main
from tests.conftest import CASE


@pytest.fixture
def broken(write):
    return write({"cases/lasrobot.yml": CASE.replace("yamamoto_type: 1", "yamamoto_type: 5")})


def test_nothing_wrong_gives_zero(write, capsys):
    assert main(["check", "--root", str(write({"cases/lasrobot.yml": CASE}))]) == 0
    assert capsys.readouterr().out == ""


def test_problems_give_one_and_the_place(broken, capsys):
    assert main(["check", "--root", str(broken)]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("cases/lasrobot.yml:7:16: fout: ‘5’ is geen term van")
    assert "1 fout, 0 tips in 1 bestanden" in said.err


def test_who_has_a_field_to_mend_hears_that_more_may_come_of_fields_together(write, capsys):
    together = CASE.replace("yamamoto_type: 1", "yamamoto_type: 1\nsecondary_type: 1")

    main(["check", "--root", str(write({"cases/x.yml": together.replace("  size: klein\n", "")}))])
    said = capsys.readouterr()
    assert "‘size’ ontbreekt" in said.out
    assert "tweede type" not in said.out
    assert said.err.endswith("daar kan nog iets uit komen\n")

    main(["check", "--root", str(write({"cases/x.yml": together}))])
    said = capsys.readouterr()
    assert "tweede type" in said.out
    assert said.err == "1 fout, 0 tips in 1 bestanden\n"


def test_json_is_a_list_of_objects_with_these_fields(broken, capsys):
    main(["check", "--root", str(broken), "--format", "json"])

    [problem] = json.loads(capsys.readouterr().out)
    assert problem == {
        "file": "cases/lasrobot.yml",
        "line": 7,
        "column": 16,
        "severity": "fout",
        "code": "onbekende-term",
        "message": "‘5’ is geen term van Typen procesinnovatie",
        "remedy": "kies uit 1, 2, 3, 4",
    }


def test_json_without_problems_is_an_empty_list(write, capsys):
    main(["check", "--root", str(write({"cases/x.yml": CASE})), "--format", "json"])

    assert json.loads(capsys.readouterr().out) == []


def test_github_gets_one_annotation_a_line_even_for_a_hostile_value(write, capsys):
    evil = CASE.replace("sector: metaalbewerking", 'sector: "x%0A::error::\\n::set-output y"')
    main(["check", "--root", str(write({"cases/x.yml": evil})), "--format", "github"])

    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=cases/x.yml,line=5,col=11,title=onbekende-term::")
    assert "%250A" in line


def test_a_file_where_a_folder_of_content_belongs_is_an_error(write, capsys):
    assert main(["check", "--root", str(write({"cases": "x"}))]) == 1
    assert capsys.readouterr().out.startswith("cases:1:1: fout: ‘cases’ is geen gewone map")


def test_a_name_in_another_encoding_is_told_like_any_other(write, capfdbinary):
    root = write({"cases/x.yml": CASE})
    Path(os.fsdecode(os.fsencode(root / "cases") + b"/caf\xe9.yml")).touch()

    assert main(["check", "--root", str(root)]) == 1
    assert capfdbinary.readouterr().out.startswith(b"cases/caf .yml:1:1: fout: ")


@pytest.mark.parametrize(
    "arguments", [[], ["chek"], ["check", "--format", "xml"], ["check", "--root", "/bestaat/niet"]]
)
def test_wrong_use_gives_two(arguments, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err


def test_a_broken_vocabulary_is_told_before_any_content(monkeypatch, write, capsys):
    import macros.taxonomy as taxonomy

    root = write({"cases/x.yml": CASE, "woorden/goals.yml": "title: Doelen\nterms: [a]\n"})
    monkeypatch.setattr(taxonomy, "FOLDER", root / "woorden")
    taxonomy.forget()
    try:
        assert main(["check", "--root", str(root)]) == 1
    finally:
        monkeypatch.undo()
        taxonomy.forget()
    said = capsys.readouterr().out
    assert "macros/taxonomies/goals.yml:1:1: fout: verplicht veld ‘singular’ ontbreekt" in said
    assert "macros/taxonomies/goals.yml:2:8: fout: ‘terms’ moet een groep velden zijn" in said


def test_a_call_in_docs_to_something_unknown_is_told_with_its_line(write, capsys):
    root = write(
        {
            "cases/lasrobot.yml": CASE,
            "docs/index.md": 'Hallo\n\n{{ case_page("lasrobt") }}\n\n{{ case_pag("x") }}\n',
            "docs/fout.md": "{{ case_page( }}\n",
            "docs/termen.md": '{{ term_page("goals", "kosten") }} {{ case_page() }}\n',
        }
    )

    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().out.splitlines()[::2] == [
        "docs/fout.md:1:1: fout: hier staan accolades die niet kloppen [accolades]",
        "docs/index.md:3:4: fout: er is geen voorbeeld ‘lasrobt’ voor ‘case_page’ [onbekende-naam]",
        "docs/index.md:5:4: fout: er is geen bouwsteen ‘case_pag’ [onbekende-bouwsteen]",
        "docs/termen.md:1:4: fout: er is geen term ‘kosten’ voor ‘term_page’ [onbekende-naam]",
        "docs/termen.md:1:39: fout: ‘case_page’ kan met deze gegevens niets [bouwsteen-verkeerd]",
    ]
