"""The scan is walked by keyboard, question by question, and nothing of it leaves the browser."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.assessment import assessment
from macros.assessment.by_hand import by_hand
from tests.conftest import ROOT
from tests.site.axe import violations
from tests.site.visiting import Opener, go, watch

SCAN = "scan/"
RESULT = "scan/resultaat/"
KEY = "sma.v1"
FIRMS = {
    firm["id"]: firm
    for firm in json.loads((ROOT / "tests/rules/assessment.json").read_text("utf-8"))["firms"]
}
QUESTIONS = assessment().questions


def answers_of(firm: dict[str, Any]) -> dict[str, str]:
    """What the firm chooses, by question, in the order in which it is asked."""
    said = firm["in"]
    chosen = {"P1": said["grootte"], "P2": said["doel"], "P3": said["fase"]}
    chosen |= dict(zip(QUESTIONS.need, said["noodzaak"], strict=True))
    scored = [name for part in QUESTIONS.themes.values() for name in part.questions]
    chosen |= dict(zip(scored, said["antwoorden"], strict=True))
    if said["Y1"]:
        chosen |= {"Y1": said["Y1"], "Y2": said["Y2"], "M1": said["M"][0], "M2": said["M"]}
        chosen |= {"M3": said["M3"]} if said["M3"] else {}
    return chosen


def question(tab: Page) -> str:
    """The id of the question on the screen; the focus is on its heading."""
    shown = tab.locator("fieldset[data-now]")
    expect(shown.locator("h1")).to_be_focused()
    return shown.get_attribute("data-question") or ""


def choose(tab: Page, value: str) -> None:
    """Answer the question on the screen with the keys alone, and go on."""
    before = tab.locator("fieldset[data-now]").get_attribute("id")
    boxes = tab.locator("fieldset[data-now] label:not([data-off]) input")
    values = boxes.evaluate_all("boxes => boxes.map(box => box.value)")
    tab.keyboard.press("Tab")
    expect(boxes.first).to_be_focused()
    tab.keyboard.press("Space")
    for _ in range(values.index(value)):
        tab.keyboard.press("ArrowDown")
    expect(boxes.nth(values.index(value))).to_be_checked()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator(f"#{before}[data-now]")).to_have_count(0)


def begin(tab: Page) -> None:
    go(tab, SCAN)
    tab.get_by_role("link", name="Begin de scan").focus()
    tab.keyboard.press("Enter")
    assert question(tab) == "P1"


def walk(tab: Page, answers: dict[str, str]) -> Iterator[tuple[str, str]]:
    """From the start to the check page; gives each question with where it is said to stand."""
    begin(tab)
    for name, value in answers.items():
        assert question(tab) == name
        assert tab.locator("fieldset[data-now] :checked").count() == 0
        place = tab.locator("p[data-progress]").inner_text()
        assert tab.title().startswith(f"{place} - Scan")
        yield name, place
        choose(tab, value)
    expect(tab.get_by_role("heading", name="Kijk je antwoorden na", level=1)).to_be_focused()


def stored(tab: Page) -> dict[str, str]:
    return tab.evaluate("({ ...localStorage, ...sessionStorage })")


@pytest.mark.parametrize("name", ["bedrijf1", "bedrijf2", "bedrijf3"])
def test_a_firm_walks_to_its_result_by_keyboard(page: Opener, served: str, name: str) -> None:
    firm = FIRMS[name]
    answers = answers_of(firm)
    tab = page(width=360 if name == "bedrijf2" else 1280)
    seen = watch(tab)

    steps = list(walk(tab, answers))
    assert len(steps) == tab.locator(".scan__given dt").count() == len(answers)
    parts = 9 if name == "bedrijf1" else 10
    assert steps[-1][1].startswith(f"Deel {parts} van {parts}: ")
    assert list(stored(tab)) == [KEY]
    tab.get_by_role("link", name="Bekijk mijn resultaat").focus()
    tab.keyboard.press("Enter")

    position = assessment().advice.positions[firm["uit"]["kwadrant"]]
    expect(tab.get_by_role("heading", level=1)).to_have_text(position.title)
    assert tab.url.endswith(f"{RESULT}#{firm['code']}")
    themes = [QUESTIONS.themes[theme].title for theme in firm["uit"]["top3"]]
    assert tab.locator(".step h3").all_inner_texts() == themes
    expect(tab.locator("[data-case-list] > li")).to_have_count(3)
    expect(tab.get_by_text("Uitslag van de scan, ingevuld op")).to_be_visible()
    tab.wait_for_load_state("networkidle")
    assert seen.messages == []
    asked = [url.removeprefix(f"{served}") for url in seen.requests]
    told = [*firm["code"].split(".")[1:], "v1.", "?", "#"]
    assert [url for url in asked if any(part in url for part in told)] == []
    assert tab.pdf(format="A4").startswith(b"%PDF-")


def test_the_number_of_questions_depends_on_there_being_a_plan() -> None:
    without = [q for q in QUESTIONS.questions.values() if not q.asked_if]

    assert (len(without), len(QUESTIONS.questions)) == (28, 33)
    assert len(answers_of(FIRMS["bedrijf1"])) == 28
    assert len(answers_of(FIRMS["bedrijf2"])) == 33


def test_a_missing_answer_is_told_beside_the_question_and_above_it(page: Opener) -> None:
    tab = page(width=360)
    begin(tab)
    choose(tab, "11-50")
    choose(tab, "kosten")
    choose(tab, "geen")
    assert question(tab) == "N1"
    tab.get_by_role("button", name="Volgende").click()

    summary = tab.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Er ontbreekt een antwoord")
    group = tab.get_by_role("group", name="Hoe groot is de druk")
    expect(group).to_have_accessible_description(
        "Kies een antwoord. Weet je het niet? Kies dan ‘weet ik niet’."
    )
    assert tab.title().startswith("Fout: Deel 2 van 9: ")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme
    summary.get_by_role("link").click()
    expect(group.get_by_role("radio").first).to_be_focused()
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")
    assert question(tab) == "N2"
    assert tab.title().startswith("Deel 2 van 9: ")
    expect(summary).to_be_hidden()


def test_back_keeps_the_answers_and_nobody_gets_past_an_open_question(page: Opener) -> None:
    tab = page()
    begin(tab)
    choose(tab, "51-100")
    choose(tab, "output")
    assert question(tab) == "P3"
    tab.get_by_role("link", name="Vorige").click()
    assert question(tab) == "P2"
    expect(tab.get_by_role("radio", name="Meer maken in dezelfde tijd")).to_be_checked()
    tab.go_back()
    assert question(tab) == "P3"
    tab.go_back()
    tab.go_back()
    assert question(tab) == "P1"
    expect(tab.get_by_role("radio", name="51 tot en met 100")).to_be_checked()
    tab.go_forward()
    assert question(tab) == "P2"

    for far in ("vraag-g3", "vraag-m3", "nakijken"):
        tab.evaluate(f"location.hash = '{far}'")
        assert question(tab) == "P3"


def test_what_was_answered_is_there_again_and_can_be_wiped(page: Opener) -> None:
    tab = page()
    begin(tab)
    choose(tab, "51-100")
    choose(tab, "output")
    go(tab, "over/privacy/")
    go(tab, SCAN)
    expect(tab.get_by_text("beantwoordde je 2 van de 28 vragen")).to_be_visible()
    assert violations(tab) == []
    tab.get_by_role("link", name="Ga verder").click()
    assert question(tab) == "P3"
    tab.reload()
    expect(tab.locator("fieldset[data-now]")).to_have_attribute("data-question", "P3")

    tab.get_by_role("button", name="Wis mijn antwoorden").click()
    expect(tab.get_by_text("Je antwoorden zijn gewist.")).to_be_focused()
    assert stored(tab) == {}
    expect(tab.get_by_role("link", name="Begin de scan")).to_be_visible()
    tab.go_back()
    expect(tab.get_by_role("link", name="Begin de scan")).to_be_visible()
    assert tab.locator("input:checked").count() == 0


def test_begin_again_forgets_and_starts(page: Opener) -> None:
    tab = page()
    begin(tab)
    choose(tab, "51-100")
    tab.goto(SCAN)
    tab.get_by_role("button", name="Begin opnieuw").click()

    assert question(tab) == "P1"
    assert tab.locator("input:checked").count() == 0
    assert stored(tab) == {}


def test_a_change_on_the_check_page_returns_to_it(page: Opener) -> None:
    tab = page(width=360)
    go(tab, f"{SCAN}#{FIRMS['bedrijf2']['code']}")
    expect(tab.locator(".scan__given dt")).to_have_count(33)
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme
    assert stored(tab) == {}

    tab.get_by_role("link", name="Wijzig Werken je machines en systemen samen?").click()
    assert question(tab) == "D2"
    tab.get_by_role("radio", name="Weet ik niet").check()
    tab.get_by_role("button", name="Volgende").click()
    expect(tab.get_by_role("heading", name="Kijk je antwoorden na")).to_be_focused()

    tab.get_by_role("link", name="Wijzig Wat heb je al laten zien?").click()
    assert question(tab) == "M1"
    tab.get_by_role("radio", name="Het is nog een idee op papier").check()
    tab.get_by_role("button", name="Volgende").click()
    assert question(tab) == "M2"  # It follows the answer, so it has to be answered again.
    expect(tab.get_by_role("heading", level=1)).to_have_text(
        re.compile("Heeft iemand met kennis het idee nagekeken")
    )
    assert tab.get_by_role("radio").count() == 3
    tab.get_by_role("radio", name="Nog niet").check()
    tab.get_by_role("button", name="Volgende").click()
    expect(tab.locator(".scan__given dt")).to_have_count(32)
    link = tab.get_by_role("link", name="Bekijk mijn resultaat")
    expect(link).to_have_attribute("href", re.compile(r"\.123010-$"))


def test_without_a_plan_there_is_no_type_and_no_mrl(page: Opener) -> None:
    tab = page()
    go(tab, f"{SCAN}#{FIRMS['bedrijf2']['code']}")
    tab.get_by_role("link", name="Wijzig Hoe ver ben je met een plan").click()
    tab.get_by_role("radio", name="Nog geen idee").check()
    tab.get_by_role("button", name="Volgende").click()
    expect(tab.locator(".scan__given dt")).to_have_count(28)
    tab.get_by_role("link", name="Bekijk mijn resultaat").click()

    expect(tab.get_by_role("heading", name="De zeven thema’s")).to_be_visible()
    expect(tab.get_by_role("heading", name="Je plan")).to_be_hidden()
    assert tab.url.endswith(".120----")


def test_the_words_of_the_plan_follow_what_changes_most(page: Opener) -> None:
    tab = page()
    code = FIRMS["bedrijf2"]["code"]
    for kind, words in {"0": "op een eigen machine", "1": "in één team"}.items():
        go(tab, f"{SCAN}#{code[:-4]}{kind}{code[-3:]}")
        expect(tab.get_by_role("heading", name="Kijk je antwoorden na")).to_be_visible()
        tab.evaluate("location.hash = 'vraag-m1'")
        assert question(tab) == "M1"
        labels = tab.get_by_role("radio").evaluate_all(
            "boxes => boxes.map(box => box.closest('label').innerText)"
        )
        assert [words in label for label in labels] == [False, False, True, False, False]


def test_a_question_has_no_wrong_marks_and_all_is_large_enough(page: Opener) -> None:
    tab = page(width=320)
    begin(tab)
    choose(tab, "51-100")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme
    assert tab.evaluate("document.scrollingElement.scrollWidth") == 320
    sizes = tab.locator("label:visible").evaluate_all(
        "labels => labels.map(label => label.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44


def test_the_skip_link_does_not_leave_the_question(page: Opener) -> None:
    tab = page()
    begin(tab)
    choose(tab, "51-100")
    assert question(tab) == "P2"
    tab.locator(".md-skip").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")

    expect(tab.get_by_role("link", name="Vorige")).to_be_visible()
    expect(tab.get_by_role("group", name="Wat wil je het liefst bereiken")).to_be_visible()


def test_blocked_storage_is_no_mistake(page: Opener) -> None:
    tab = page()
    tab.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
    )
    seen = watch(tab)
    begin(tab)
    choose(tab, "51-100")
    assert question(tab) == "P2"
    tab.get_by_role("link", name="Vorige").click()
    tab.get_by_role("link", name="Vorige").click()
    expect(tab.get_by_text("Je browser bewaart ze niet")).to_be_visible()
    tab.get_by_role("button", name="Wis mijn antwoorden").click()
    expect(tab.get_by_role("link", name="Begin de scan")).to_be_visible()
    go(tab, f"{RESULT}#{FIRMS['bedrijf1']['code']}")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Eerst de basis, en snel")

    assert [text for text in seen.messages if text.startswith("error")] == []


@pytest.mark.parametrize(
    "found",
    [
        "",
        "{}",
        "null",
        "v1.000101110110111012121.3243.100---- 2026-11-26",
        "d1.<script>alert(1)</script> 2026-11-26",
        "d1.999999999999999999999.9999.9999999 2026-11-26",
        "d1._____________________.____._______ 2026-99-99",
        "d1._____________________.____._______ 2026-11-26",
        "__proto__ 2026-11-26",
        "x" * 100_000,
    ],
    ids=lambda found: found[:20],
)
def test_foreign_storage_is_as_good_as_none(page: Opener, found: str) -> None:
    tab = page()
    tab.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(found)})")
    seen = watch(tab)
    go(tab, SCAN)

    expect(tab.get_by_role("link", name="Begin de scan")).to_be_visible()
    go(tab, RESULT)
    expect(tab.get_by_role("link", name="Naar de scan")).to_be_visible()
    assert seen.messages == seen.dialogs == []


def test_without_a_script_it_is_one_long_form_with_points(page: Opener) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(SCAN)
    totals = by_hand(assessment())

    for name, asked in QUESTIONS.questions.items():
        group = tab.locator(f"#vraag-{name.lower()}")
        expect(group.get_by_role("heading")).to_contain_text(asked.title)
        points = [text for text in group.locator(".scan__points").all_inner_texts() if text]
        scale = [f"{number} {'punt' if number == 1 else 'punten'}" for number in range(5)]
        assert points[:5] == (scale if name[0] in "ABCDEFGN" else [])
    expect(tab.get_by_role("table", name="Hoe een thema staat")).to_contain_text(
        "5 tot en met 8 punten"
    )
    assert (totals.need.least, totals.readiness.least, totals.lowest) == (8, 42, 5)
    assert [row.ranges for row in totals.bands] == [
        [(0, 4), (0, 2)],
        [(5, 8), (3, 5)],
        [(9, 12), (6, 8)],
    ]
    expect(tab.locator("button, input").filter(visible=True)).to_have_count(0)


def test_the_questions_can_be_printed_from_the_start_page(page: Opener) -> None:
    tab = page()
    go(tab, SCAN)
    tab.evaluate("window.print = () => { window.printed = true }")
    tab.get_by_role("button", name="Print de vragen").click()
    assert tab.evaluate("window.printed")
    tab.emulate_media(media="print")

    assert tab.locator("fieldset:visible").count() == len(QUESTIONS.questions)
    expect(tab.get_by_role("heading", name="Tel je punten op")).to_be_visible()
    expect(tab.get_by_text("Daar kan dus een ander thema eerst komen.")).to_be_visible()
    expect(tab.locator("input").first).to_be_hidden()
    assert tab.pdf(format="A4").startswith(b"%PDF-")
