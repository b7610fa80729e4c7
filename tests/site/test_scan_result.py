"""The result of the scan says what the specification expects, and can be taken along."""

import datetime
import json
import random
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.assessment import assessment
from macros.library import Library
from macros.models import Instrument, Organisation
from tests.site.axe import violations
from tests.site.test_scan import FIRMS, KEY, QUESTIONS, RESULT, SCAN
from tests.site.visiting import Opener, go, watch

SCORING, ADVICE, SUPPORT = assessment().scoring, assessment().advice, assessment().support.kinds
CODE = FIRMS["bedrijf2"]["code"]
NOON = datetime.datetime(2026, 11, 26, 12, 0)


def visit(page: Opener, code: str = CODE, **options: Any) -> Page:
    tab = page(**options)
    tab.clock.set_fixed_time(NOON)
    go(tab, f"{RESULT}#{code}")
    return tab


def texts(tab: Page, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in tab.locator(selector).all_text_contents()]


@pytest.mark.parametrize("name", FIRMS)
def test_a_result_holds_what_the_specification_expects(
    page: Opener, library: Library, name: str
) -> None:
    firm = FIRMS[name]
    expected = firm["uit"]
    tab = visit(page, firm["code"])

    position = ADVICE.positions[expected["kwadrant"]]
    expect(tab.get_by_role("heading", level=1)).to_have_text(position.title)
    expect(tab.locator(".lead")).to_have_text(position.text)
    assert tab.title().startswith(f"{position.title} - Resultaat van de scan")
    steps = [ADVICE.themes[theme][expected["band"][theme]] for theme in expected["top3"]]
    assert texts(tab, ".step [data-week]") == [step.week for step in steps]
    assert texts(tab, ".step [data-support]") == [
        "; ".join(SUPPORT[kind].label for kind in step.support) for step in steps
    ]
    links = tab.locator("a[data-obstacle]:visible")
    shown = links.evaluate_all("links => links.map(link => link.href)")
    assert [link.rstrip("/").rpartition("/")[2] for link in shown] == [
        name for name in expected["knelpunten"] if library.carrying("obstacles", name)
    ]
    assert texts(tab, ".routes h3") == [ADVICE.routes[route].title for route in expected["routes"]]
    rules = [ADVICE.rules[rule].text for rule in ADVICE.rules_first if rule in expected["regels"]]
    assert texts(tab, "[data-notes-first] > li") == rules[:3]
    assert texts(tab, "[data-notes-rest] > li") == rules[3:]
    assert texts(tab, "[data-theme-rows] [data-band]") == [
        SCORING.bands[band].label for band in expected["band"].values()
    ]
    plan = tab.get_by_role("heading", name="Je plan")
    expect(plan).to_be_visible() if expected["type"] else expect(plan).to_be_hidden()
    if expected["mrl"]:
        expect(tab.locator(".mrl figcaption")).to_contain_text(f"MRL {expected['mrl']} van 9")


def test_points_are_words_with_a_bar_and_the_next_step_is_told(page: Opener) -> None:
    tab = visit(page)
    row = tab.get_by_role("row", name="Werkwijze en organisatie")

    expect(row).to_contain_text("4 van de 12 punten")
    expect(row.locator("[data-length]")).to_have_attribute("width", "33%")
    need = tab.get_by_role("row", name="Noodzaak")
    expect(need).to_contain_text("2,75 van de 4")
    expect(need).to_contain_text("hoog")
    expect(tab.get_by_role("row", name="Gereedheid")).to_contain_text("1,83 van de 4")

    tab.locator("summary", has_text="Werkwijze en organisatie").click()
    own = QUESTIONS.questions["E3"].answers
    rung = tab.locator(".rungs > div", has_text=QUESTIONS.questions["E3"].title)
    expect(rung.locator("[data-own]")).to_have_text(own["1"].label)
    expect(rung.locator("[data-next]")).to_have_text(f"Volgende trede: {own['2'].label}")


def test_unknown_answers_are_said_to_be_unknown(page: Opener) -> None:
    tab = visit(page, "v1.xx0xxxxxxxxxxxxx-xxxx.xx34.001----")

    expect(tab.get_by_role("heading", level=1)).to_have_text("We weten nog te weinig")
    expect(tab.get_by_role("row", name="Strategie en plan")).to_contain_text("te weinig antwoorden")
    expect(tab.get_by_role("row", name="Gereedheid")).to_contain_text("te weinig antwoorden")
    expect(tab.locator(".step").first).to_contain_text(ADVICE.unknown_theme.week)
    expect(tab.get_by_role("heading", name="Je plan")).to_be_hidden()
    words = tab.locator("main").inner_text()
    assert not re.search(r"\b(null|undefined|NaN)\b|\{\w+\}", words)


def test_the_links_lead_somewhere_and_the_finder_is_filled_in(
    page: Opener, library: Library
) -> None:
    tab = visit(page)
    links = tab.locator(".scan-result a:visible").evaluate_all(
        "links => links.map(link => link.href)"
    )
    pages = sorted({link.split("#")[0] for link in links})
    assert len(pages) > 15
    assert [url for url in pages if not tab.request.get(url).ok] == []

    kinds = [SUPPORT[kind] for kind in ADVICE.themes["F"]["begin"].support]
    tab.get_by_role("link", name="Welke steun past?").first.click()
    expect(tab.locator(".finder[data-awake]")).to_be_visible()
    given = parse_qs(urlsplit(tab.url).fragment)
    assert given["type"] == ["1"]
    assert given["size"] == ["klein"]
    assert set(given["needs"][0].split(",")) == {need for kind in kinds for need in kind.needs}
    expect(tab.get_by_role("radio", name="De techniek")).to_be_checked()


def test_support_is_of_its_kind_and_the_province_brings_parties_near(
    page: Opener, library: Library
) -> None:
    tab = visit(page)
    by_title = {found.title: found for found in library.all(Instrument)}
    for item in tab.locator(".supports > li:visible").all():
        name = item.locator(".supports__name").inner_text()
        kind = next(kind for kind in SUPPORT.values() if kind.label == name)
        for title in item.get_by_role("link").all_inner_texts():
            assert by_title[title].kind in kind.instrument_kinds
            assert set(by_title[title].needs) & set(kind.needs)

    parties = {found.title: found for found in library.all(Organisation)}
    assert all(parties[title].nationwide for title in texts(tab, ".parties a"))
    tab.get_by_label("Provincie van je bedrijf").select_option("Gelderland")
    shown = [parties[title] for title in texts(tab, ".parties a")]
    assert all(party.nationwide or "gelderland" in party.provinces for party in shown)
    assert any("gelderland" in party.provinces for party in shown)
    assert len(shown) == len({party.slug for party in shown})
    expect(tab.locator("[data-finder]").last).to_have_attribute(
        "href", re.compile("province=gelderland$")
    )
    assert tab.url.endswith(f"#{CODE}")


def test_context_is_of_a_survey_with_its_number_year_and_source(page: Opener) -> None:
    tab = visit(page)
    told = tab.locator(".scan-result__context li")

    expect(told).to_have_count(4)
    for line in told.all_inner_texts():
        assert re.search(r"n = 180, 2018\. Bron: Berenschot", line)


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_wrong_with_a_result(page: Opener, width: int) -> None:
    tab = visit(page, width=width)
    for summary in tab.locator("article summary").all():
        summary.click()

    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme
    tab.set_viewport_size({"width": 320, "height": 800})
    assert tab.evaluate("document.scrollingElement.scrollWidth") == 320


def test_paper_is_a_sheet_for_a_talk(page: Opener) -> None:
    tab = visit(page)
    tab.evaluate("window.print = () => { window.printed = true }")
    tab.get_by_role("button", name="Print het gespreksblad").click()
    assert tab.evaluate("window.printed")
    tab.emulate_media(media="print")

    for name in ("Je 3 eerste stappen", "Je route", "De zeven thema’s", "Aantekeningen"):
        expect(tab.get_by_role("heading", name=name)).to_be_visible()
    expect(tab.get_by_text("zetten we onze eerste stap bij ‘Mensen en tijd’.")).to_be_visible()
    expect(tab.get_by_role("row", name="Mensen en tijd")).to_contain_text(
        "4 van de 12 punten begin"
    )
    expect(tab.locator(".scan-result__address")).to_contain_text(f"26 november 2026. {tab.url}")
    assert tab.locator(".scan-result__line:visible").count() == 9
    hidden = tab.locator("header, nav, button, select, .survey-chart__bar")
    expect(hidden.filter(visible=True)).to_have_count(0)
    pdf = tab.pdf(format="A4")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 3


def test_the_link_is_copied_with_a_warning(page: Opener) -> None:
    tab = visit(page, permissions=["clipboard-read", "clipboard-write"])
    expect(tab.get_by_text("Wie deze link heeft, kan je antwoorden zien.")).to_be_visible()
    expect(tab.get_by_role("button", name="Kopieer het adres")).to_have_count(0)
    tab.get_by_role("button", name="Kopieer de link").click()

    expect(tab.get_by_text("Link gekopieerd")).to_be_visible()
    assert tab.evaluate("navigator.clipboard.readText()") == tab.url


def test_the_reminder_is_a_valid_calendar_without_answers(page: Opener) -> None:
    tab = visit(page)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Zet de scan over 6 maanden in mijn agenda").click()
    data = download.value.path().read_bytes()
    text = data.decode("utf-8")

    assert download.value.suggested_filename == "scan.ics"
    assert data.count(b"\r\n") == data.count(b"\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    lines = text.replace("\r\n ", "").split("\r\n")
    values = dict(line.split(":", 1) for line in lines if line)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]
    assert values["UID"] == "scan-20270526@127.0.0.1"
    assert values["DTSTAMP"] == "20261126T000000Z"
    assert values["DTSTART;VALUE=DATE"] == "20270526"
    assert values["DTEND;VALUE=DATE"] == "20270527"
    assert values["SUMMARY"] == "Doe de scan opnieuw"
    assert values["URL"] == tab.url.split("resultaat")[0]
    assert re.fullmatch(r"-//.+//NL", values["PRODID"])
    assert CODE not in text


def test_answers_can_be_changed_and_wiped_from_the_result(page: Opener) -> None:
    tab = visit(page)
    tab.get_by_role("link", name="Wijzig mijn antwoorden").click()
    expect(tab.locator(".scan__given dt")).to_have_count(33)
    tab.get_by_role("link", name="Wijzig Hoeveel mensen").click()
    tab.get_by_role("radio", name="51 tot en met 100").check()
    tab.get_by_role("button", name="Volgende").click()
    tab.get_by_role("link", name="Bekijk mijn resultaat").click()
    expect(tab.get_by_text("Uitslag van de scan, ingevuld op")).to_be_visible()
    assert tab.evaluate("Object.keys(localStorage)") == [KEY]

    tab.get_by_role("button", name="Wis mijn antwoorden").click()
    expect(tab.get_by_text("Je antwoorden zijn gewist.")).to_be_visible()
    assert tab.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "In dit adres staan nog geen antwoorden"),
        ("v0.000101110110111012121.3243.100----", "een andere versie van de scan"),
        ("v2.000101110110111012121.3243.100----", "een andere versie van de scan"),
        ("v10.1", "een andere versie van de scan"),
        ("v1.", "kunnen we niet lezen"),
        (f"{CODE}0", "kunnen we niet lezen"),
        (CODE[:-1], "kunnen we niet lezen"),
        (f"v1.-{CODE[4:]}", "kunnen we niet lezen"),
        ("v1.<script>alert(1)</script>", "kunnen we niet lezen"),
        ("%E0%A4%A", "kunnen we niet lezen"),
        ("__proto__", "kunnen we niet lezen"),
        ("x" * 20_000, "kunnen we niet lezen"),
    ],
    ids=lambda text: text[:20],
)
def test_a_code_that_is_none_gets_a_friendly_page(page: Opener, code: str, words: str) -> None:
    tab = page()
    seen = watch(tab)
    go(tab, f"{RESULT}#{code}")

    expect(tab.get_by_text(words)).to_be_visible()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Je resultaat van de scan")
    expect(tab.get_by_role("heading", name="De zeven thema’s")).to_be_hidden()
    if code in ("", "v10.1", "v1."):  # One of each kind of page.
        assert violations(tab) == []
    go(tab, f"{SCAN}#{code}")
    if code.startswith("v"):
        expect(tab.get_by_text("kunnen we niet lezen")).to_be_visible()
    expect(tab.get_by_role("link", name="Begin de scan")).to_be_visible()
    assert seen.messages == seen.dialogs == []


def test_another_code_in_the_same_tab_is_another_result(page: Opener) -> None:
    tab = visit(page)
    tab.evaluate(f"location.hash = {json.dumps(FIRMS['bedrijf3']['code'])}")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Kans om voor te lopen")
    expect(tab.locator(".step")).to_have_count(0)
    expect(tab.get_by_text("Alle thema’s staan goed.")).to_be_visible()
    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Eerst de basis, en snel")
    tab.evaluate("location.hash = 'steun'")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Eerst de basis, en snel")


FOLLOW = """async (codes) => {
  const root = document.querySelector(".scan-result")
  const states = []
  for (const code of codes) {
    const moved = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }))
    root.dataset.state = ""
    location.hash = code
    await moved
    for (let turn = 0; turn < 50 && !root.dataset.state; turn++) {
      await new Promise((resolve) => setTimeout(resolve))
    }
    states.push(root.dataset.state)
  }
  return states
}"""


def test_every_code_gives_a_result_and_every_other_text_a_friendly_page(page: Opener) -> None:
    chance = random.Random(9)
    codes = [_any_code(chance) for _ in range(120)]
    broken = [_broken(code, chance) for code in codes[:60]]
    tab = visit(page)
    seen = watch(tab)

    assert set(tab.evaluate(FOLLOW, codes)) == {"result"}
    assert set(tab.evaluate(FOLLOW, broken)) == {"damaged"}
    assert seen.messages == []


def _any_code(chance: random.Random) -> str:
    themes = "".join(chance.choices("01234x", k=21))
    if chance.random() < 0.3:
        themes = f"{themes[:16]}-{themes[17:]}"
    company = "".join(chance.choice(signs) for signs in ("01234", "012345678", "01234"))
    plan = "".join(chance.choice(signs) for signs in ("012-", "012-", "012345678-", "0123-"))
    return f"v1.{themes}.{''.join(chance.choices('01234x', k=4))}.{company}{plan}"


def _broken(code: str, chance: random.Random) -> str:
    place = chance.randrange(3, len(code))
    return code[:place] + chance.choice(["", "!", "9", "a", "%"]) + code[place + 1 :]


def test_when_the_rules_do_not_come_it_says_so(page: Opener) -> None:
    tab = page()
    tab.route("**/questionnaire.json", lambda route: route.abort())
    go(tab, f"{RESULT}#{CODE}")

    expect(tab.get_by_text("De rekenregels konden niet worden opgehaald.")).to_be_visible()


def test_without_a_script_it_leads_to_the_form_for_paper(page: Opener) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(f"{RESULT}#{CODE}")

    expect(tab.get_by_text("Daarvoor is JavaScript nodig")).to_be_visible()
    tab.get_by_role("link", name="de vragen printen").click()
    expect(tab.get_by_role("heading", name="Tel je punten op")).to_be_visible()
