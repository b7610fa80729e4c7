"""The page “Zo rekenen we”: every rule of the scan is on it, as the data has it now."""

import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

import macros.assessment as module
from macros.assessment import FOLDER, assessment
from macros.components.assessment_rules import assessment_rules
from macros.loading import load
from macros.rendering import Context
from tests.conftest import ROOT

CONTEXT = Context(load(ROOT))


def words(html: str) -> str:
    """What a reader sees of some HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page() -> str:
    """The words of the page."""
    return words(str(assessment_rules(CONTEXT).html))


@pytest.fixture
def change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Let the scan have another text in one of its files, for one test."""

    def put(file: str, before: str, after: str) -> None:
        shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
        text = (tmp_path / file).read_text("utf-8")
        assert before in text
        (tmp_path / file).write_text(text.replace(before, after, 1), "utf-8")
        monkeypatch.setattr(module, "FOLDER", tmp_path)
        module.forget()

    yield put
    monkeypatch.undo()
    module.forget()


@pytest.mark.parametrize(
    ("file", "before", "after", "was", "becomes"),
    [
        ("scoring.yml", 'at_least: "1,5"', 'at_least: "1,75"', "Op weg 1,5 5", "Op weg 1,75 6"),
        ("scoring.yml", 'margin: "0,5"', 'margin: "0,8"', "dan 0,5 punt", "dan 0,8 punt"),
        ("scoring.yml", "fewest_themes: 5", "fewest_themes: 6", "minstens 5 th", "minstens 6 th"),
        ("scoring.yml", "raised_weight: 5", "raised_weight: 6", "× 5/4 = 3,75", "× 6/4 = 4,5"),
        ("scoring.yml", "unknown_counts_as: 1", "unknown_counts_as: 2", "telt als 1", "telt als 2"),
        ("scoring.yml", "top: 3", "top: 2", "De 3 hoogste komen", "De 2 hoogste komen"),
        ("scoring.yml", "[A, C, F,", "[C, A, F,", "plan, Kennis en", "kunde, Strategie en"),
        ("scoring.yml", "{N2: [3, 4]}", "{N2: [4]}", "N2 koos je ‘Meer", "N2 koos je ‘Zonder"),
        (
            "scoring.yml",
            'goal: {points: "2"',
            'goal: {points: "2,5"',
            "Hetzelfde doel 2 ",
            "Hetzelfde doel 2,5 ",
        ),
        ("questions.yml", "mrl_to: 7", "mrl_to: 6", "dan is het hooguit 7", "dan is het hooguit 6"),
        (
            "advice.yml",
            'readiness_from: "2,75"',
            'readiness_from: "3"',
            "is minstens 2,75",
            "is minstens 3",
        ),
        ("advice.yml", "mrl_to: 4", "mrl_to: 3", "het MRL is hooguit 4", "het MRL is hooguit 3"),
        (
            "advice.yml",
            "De druk valt mee.",
            "De druk is klein.",
            "De druk valt mee.",
            "De druk is klein.",
        ),
    ],
)
def test_a_change_in_the_data_changes_the_page(
    change: Callable[..., None], file: str, before: str, after: str, was: str, becomes: str
) -> None:
    assert was in page()

    change(file, before, after)

    assert becomes in page()


def test_every_question_answer_text_and_ground_is_on_the_page() -> None:
    scan, shown = assessment(), page()
    texts = [part.reason for part in scan.questions.parts.values()]
    texts += [part.grounds for part in scan.questions.parts.values()]
    for question in scan.questions.questions.values():
        texts += [question.title, *question.titles.values()]
        texts += [answer.label for answer in question.offered.values()]
    advice = scan.advice
    for text in advice.positions.values():
        texts += [text.title, text.text]
    for step in [step for steps in advice.themes.values() for step in steps.values()]:
        texts += [step.seen, step.week, step.months]
    texts += [route.text for route in advice.routes.values()]
    texts += [rule.text for rule in advice.rules.values()]
    texts += [*advice.types.values(), *(text.next for text in advice.mrl)]
    for kind in scan.support.kinds.values():
        texts += [kind.label, kind.grounds, *([kind.caution] if kind.caution else [])]

    assert [text for text in texts if " ".join(text.split()) not in shown] == []


def test_every_condition_is_said_in_words() -> None:
    html = str(assessment_rules(CONTEXT).html)
    cells = re.findall(r'<td data-label="(?:Wanneer|Gewicht[^"]*)">(.*?)</td>', html, re.DOTALL)

    assert len(cells) == len(assessment().advice.rules) + len(assessment().advice.routes) + 7
    assert all(len(words(cell).split()) >= 3 for cell in cells)
    assert not re.search(r"\b(?:koos je|staat op|minstens|hooguit|én)\s*[,.]", page())


def test_every_table_says_what_it_is_and_what_its_columns_are() -> None:
    tables = re.findall(r"<table.*?</table>", str(assessment_rules(CONTEXT).html), re.DOTALL)

    assert len(tables) > 40
    for table in tables:
        assert re.search(r"<caption>[^<]{4,}", table)
        head = re.search(r"<thead>(.*?)</thead>", table, re.DOTALL)
        assert head
        assert head[1].count('scope="col"') == head[1].count("<th")


def test_the_page_says_what_the_scan_is_not() -> None:
    written = (ROOT / "docs/zo-rekenen-we/index.md").read_text("utf-8")

    for said in ("Wat de scan niet is", "onze keuze", "niet getest", "Geen toets", "Geen toegang"):
        assert said in " ".join(written.split())
