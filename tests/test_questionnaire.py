"""The questions of the instrumentenwijzer: whole, in known terms, and told when they are wrong."""

import pytest

import macros.questionnaire as module
from macros.cli import main
from macros.components.instrument_finder import instrument_finder
from macros.questionnaire import FOLDER, UNKNOWN, questionnaire, read_questionnaires
from macros.rendering import Context
from macros.taxonomy import taxonomy
from tests.conftest import INSTRUMENT, ROOT

FINDER = questionnaire("finder")
TEXT = (FOLDER / "finder.yml").read_text("utf-8")


def test_every_type_follows_from_one_pair_of_answers():
    subject, novelty = FINDER.questions["subject"].offered, FINDER.questions["novelty"].offered
    found = [
        set(first.types) & set(second.types)
        for name, first in subject.items()
        for other, second in novelty.items()
        if UNKNOWN not in (name, other)
    ]

    assert sorted(map(sorted, found)) == [[type_] for type_ in taxonomy("yamamoto")]


def test_not_to_know_leaves_every_type_possible():
    for name in ("subject", "novelty"):
        assert FINDER.questions[name].offered[UNKNOWN].types == list(taxonomy("yamamoto"))


def test_the_terms_of_a_vocabulary_are_answers():
    assert list(FINDER.questions["needs"].offered) == list(taxonomy("needs"))
    assert list(FINDER.questions["size"].offered) == ["micro", "klein", "midden", "groot", UNKNOWN]


@pytest.mark.parametrize(
    ("limit", "asked"),
    [("", False), ("eligibility:\n  note: Voor alle sectoren.\n", False),
     ("eligibility:\n  sectors: [food]\n", True)],
)  # fmt: skip
def test_the_sector_is_asked_only_if_an_instrument_is_for_some_sectors(written, limit, asked):
    library = written({"instruments/voucher.yml": INSTRUMENT + limit})

    page = str(instrument_finder(Context(library)).html)

    assert (FINDER.questions["sector"].title in page) == asked
    assert FINDER.questions["province"].title in page


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("vocabulary: needs", "vocabulary: neds", "‘neds’ is geen woordenlijst"),
        ("without: [onbekend]", "without: [onbekent]", "‘onbekent’ is geen term van sizes"),
        ("form: lijst", "form: lijstje", "‘lijstje’ kan hier niet"),
        ("criterion: sector", "criterion: branche", "‘branche’ heeft geen naam"),
        ("types: [1, 3]", "types: [1, 5]", "‘5’ is geen term van Typen procesinnovatie"),
        ("title: Instrumentenwijzer", "titel: Instrumentenwijzer", "onbekend veld ‘titel’"),
    ],
)
def test_a_mistake_is_told_with_a_remedy(tmp_path, before, after, message):
    assert before in TEXT
    (tmp_path / "finder.yml").write_text(TEXT.replace(before, after, 1), "utf-8")

    said = "\n".join(map(str, read_questionnaires(tmp_path).problems))

    assert message in said
    assert "macros/questionnaires/finder.yml" in said
    assert "oplossing: " in said


def test_a_broken_questionnaire_stops_the_check(tmp_path, monkeypatch, capsys):
    (tmp_path / "finder.yml").write_text("title: [", "utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    module.forget()
    try:
        assert main(["check", "--root", str(ROOT)]) == 1
    finally:
        monkeypatch.undo()
        module.forget()
    assert "macros/questionnaires/finder.yml" in capsys.readouterr().out
