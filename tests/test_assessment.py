"""The files of the scan: whole, fitting together, and told with a place when they are not."""

import shutil
from pathlib import Path

import pytest

import macros.assessment as module
from macros.assessment import FOLDER, assessment, read_assessment
from macros.assessment.quantities import in_words
from macros.cli import main
from macros.language.compounds import texts_in
from macros.language.readability import long_sentences, long_words, passives
from tests.conftest import ROOT

SCAN = assessment()


def problems_after(folder: Path, file: str, before: str, after: str) -> list[str]:
    """What is said of the scan when one text in one of its files is another."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    text = (folder / file).read_text("utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), "utf-8")
    return list(map(str, read_assessment(folder)[1]))


MISTAKES = [
    # A value that cannot be
    ("scoring.yml", 'at_least: "1,5"', "at_least: 1.5", "‘1.5’ is geen aantal punten", "punten"),
    ("scoring.yml", 'margin: "0,5"', 'margin: "0,125"', "is geen aantal punten", "punten"),
    ("scoring.yml", "top: 3", "top: drie", "‘drie’ is geen heel getal", "geheel-getal"),
    ("scoring.yml", "need: hoog", "need: hoger", "‘hoger’ kan hier niet", "keuze"),
    ("scoring.yml", "{type: 3}", "{type: 5}", "‘5’ is geen term van", "onbekende-term"),
    ("questions.yml", "size: micro", "size: mini", "‘mini’ is geen term van", "onbekende-term"),
    ("support.yml", "[scholing]", "[scholen]", "‘scholen’ is geen term van", "onbekende-term"),
    ("advice.yml", "risk: hoog", "risico: hoog", "onbekend veld ‘risico’", "onbekend-veld"),
    (
        "advice.yml",
        "- need: [hoog]\n        answers: {F1: [0, 1]}",
        "- {}",
        "leeg",
        "lege-voorwaarde",
    ),
    # A name that is not there
    ("advice.yml", "F1: [0, 1]", "F9: [0, 1]", "‘F9’ bestaat niet in de scan", "onbekende-term"),
    ("advice.yml", "F1: [0, 1]", "F1: [0, 7]", "‘7’ bestaat niet in de scan", "onbekende-term"),
    ("advice.yml", "bands: {E: [begin]}", "bands: {E: [start]}", "‘start’", "onbekende-term"),
    ("advice.yml", 'scores_from: {D: "2"}', 'scores_from: {Z: "2"}', "‘Z’", "onbekende-term"),
    ("advice.yml", "positions: [voorlopen]", "positions: [voorop]", "‘voorop’", "onbekende-term"),
    ("advice.yml", "support: [S1, S2]", "support: [S1, S12]", "‘S12’", "onbekende-term"),
    ("advice.yml", "fallback_route: verbinden", "fallback_route: v", "‘v’", "onbekende-term"),
    ("scoring.yml", "B: {obstacle: keten}", "Q: {obstacle: keten}", "‘Q’", "onbekende-term"),
    ("scoring.yml", "{P2: [ketenpartner]}", "{P2: [keten]}", "‘keten’", "onbekende-term"),
    ("scoring.yml", "when_lower: [F2, F1]", "when_lower: [F2, F8]", "‘F8’", "onbekende-term"),
    ("questions.yml", "need_part: noodzaak", "need_part: nood", "‘nood’", "onbekende-term"),
    ("questions.yml", "M1: [c, d]", "M1: [c, e]", "‘e’ bestaat niet", "onbekende-term"),
    ("questions.yml", "after: a, mrl: 1", "after: z, mrl: 1", "‘z’", "onbekende-term"),
    ("questions.yml", "mrl_to: 7", "mrl_to: 12", "‘12’", "onbekende-term"),
    ("questions.yml", "{Y1: {werkwijze: ", "{Y1: {werken: ", "‘werken’", "onbekende-term"),
    # A list with a gap
    (
        "scoring.yml",
        "[A, C, F, E, G, D, B]",
        "[A, C, F, E, G, D]",
        "‘B’ ontbreekt",
        "niet-volledig",
    ),
    ("scoring.yml", "[A, C, F, E", "[A, C, A, F, E", "‘A’ staat er meer", "niet-volledig"),
    ("scoring.yml", "    nieuw: {type: 4}\n", "", "‘nieuw’ ontbreekt", "niet-volledig"),
    ("advice.yml", "X11, X1, X6", "X11, X6", "‘X1’ ontbreekt", "niet-volledig"),
    ("advice.yml", "lowest: 5", "lowest: 6", "‘5’ ontbreekt", "niet-volledig"),
    ("advice.yml", "  rustig:\n", "  kalm:\n", "‘rustig’ ontbreekt", "niet-volledig"),
    ("questions.yml", "      b: Wat liet de proef zien?\n", "", "‘b’ ontbreekt", "niet-volledig"),
    (
        "questions.yml",
        "  3: {label: We praten",
        "  5: {label: We praten",
        "‘3’ ontbreekt",
        "niet-volledig",
    ),
    # Parts that do not fit
    ("questions.yml", "[G1, G2, G3]", "[G1, G3, G2]", "de delen noemen niet", "vragen-in-delen"),
    ("questions.yml", "  Y2:\n", "  Y3:\n", "vraag ‘Y2’ ontbreekt", "vraag-ontbreekt"),
    (
        "questions.yml",
        "asked_if: {P3: [",
        "asked_if: {M1: [a], P3: [",
        "komt pas na ‘Y1’",
        "komt-later",
    ),
    ("scoring.yml", 'at_least: "2,75"', 'at_least: "1,5"', "de banden sluiten niet", "banden"),
    (
        "scoring.yml",
        "rustig: {need: laag",
        "rustig: {need: hoog",
        "niet elke combinatie",
        "posities",
    ),
    ("scoring.yml", ", when_lower: [F2, F1]", "", "is niet duidelijk wanneer", "ander-knelpunt"),
]


@pytest.mark.parametrize(("file", "before", "after", "message", "code"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_a_remedy(
    tmp_path: Path, file: str, before: str, after: str, message: str, code: str
) -> None:
    said = problems_after(tmp_path, file, before, after)

    first = next(text for text in said if message in text and f"[{code}]" in text)
    place, _, _ = first.partition(": fout: ")
    name, line, column = place.rsplit(":", 2)
    assert name == f"macros/questionnaires/assessment/{file}"
    assert int(line) > 1 or code in ("vragen-in-delen", "vraag-ontbreekt")
    assert int(column) >= 1
    assert "\n    oplossing: " in first


def test_the_place_of_a_mistake_is_the_value_itself(tmp_path: Path) -> None:
    (said,) = problems_after(tmp_path, "advice.yml", "F1: [0, 1]", "F1: [0, 7]")
    line, column = map(int, said.split(":")[1:3])

    text = (tmp_path / "advice.yml").read_text("utf-8").splitlines()[line - 1]
    assert text[column - 1 :].startswith("[0, 7]")


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    for file in ("advice.yml", "support.yml"):
        text = (tmp_path / file).read_text("utf-8")
        (tmp_path / file).write_text(text + "iets: anders\n", "utf-8")

    assert len(read_assessment(tmp_path)[1]) == 2


def test_a_broken_scan_stops_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems_after(tmp_path, "scoring.yml", "top: 3", "top: drie")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    module.forget()
    try:
        assert main(["check", "--root", str(ROOT)]) == 1
    finally:
        monkeypatch.undo()
        module.forget()
    assert "macros/questionnaires/assessment/scoring.yml" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("points", "words"),
    [(0, "0"), (50, "0,5"), (150, "1,5"), (275, "2,75"), (200, "2"), (1000, "10")],
)
def test_points_are_written_as_a_dutch_reader_does(points: int, words: str) -> None:
    assert in_words(points) == words


def test_the_sentence_about_readiness_tells_the_margin_of_the_scoring() -> None:
    assert "nooit meer dan 0,5 punt boven je zwakste thema" in SCAN.readiness_text


def test_every_question_but_those_about_the_company_can_be_left_unknown() -> None:
    sure = [name for name, question in SCAN.questions.questions.items() if not question.unknown]

    assert sure == ["P1", "P2", "P3"]


@pytest.mark.parametrize("file", ["questions", "advice", "support"])
def test_the_reader_is_addressed_as_elsewhere_on_the_site(file: str) -> None:
    words = (FOLDER / f"{file}.yml").read_text("utf-8").lower().replace(",", " ").split()

    assert not {"u", "uw"} & set(words)


@pytest.mark.parametrize("part", ["questions", "scoring", "advice", "support"])
def test_what_the_scan_asks_and_says_is_easy_to_read(part: str) -> None:
    texts = list(texts_in(getattr(SCAN, part).model_dump()))
    found = [
        finding.message
        for text in texts
        for measure in (long_sentences, long_words, passives)
        for finding in measure(text)
    ]

    assert len(texts) > 10
    assert found == []
