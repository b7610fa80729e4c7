"""The instrumentenwijzer: answers put every instrument in its group, and say why."""

import datetime
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.insight.facts import facts_of, finder_fragment, profile_of
from macros.language.text import dutch_date, listed, lower_first
from macros.library import Library, by_title
from macros.models import Case, Instrument
from macros.questionnaire import questionnaire
from macros.rules.matching import Criterion, Fit, fits
from macros.taxonomy import label, taxonomy
from tests.rules.test_personas import DATE, PERSONAS
from tests.site.axe import violations
from tests.site.visiting import CASE, Opener, go, watch

FINDER = "instrumentenwijzer/"
NOON = datetime.datetime.fromisoformat(f"{DATE}T12:00:00")
GROUPS = ("past", "misschien", "past-niet")
FULL = {
    "type": "1",
    "needs": ["scholing", "investering"],
    "size": "klein",
    "province": "drenthe",
    "collaboration": "nee",
}
SHARED = "type=1&needs=investering,scholing&size=klein&province=drenthe&collaboration=nee"


def address(profile: dict[str, Any]) -> str:
    pairs = [f"{k}={v if isinstance(v, str) else ','.join(v)}" for k, v in profile.items()]
    return f"{FINDER}#{'&'.join(pairs)}"


def visit(page: Opener, where: str = FINDER, **options: Any) -> Page:
    """A tab in which it is noon on the day of the personas."""
    tab = page(**options)
    tab.clock.set_fixed_time(NOON)
    go(tab, where)
    return tab


def shown(tab: Page) -> dict[str, list[str]]:
    """The slugs in each group, in order; also of the folded one."""
    return {
        name: tab.locator(f"[data-group='{name}']:not([hidden]) [data-item]").evaluate_all(
            "items => items.map(item => item.dataset.item)"
        )
        for name in ("alle", *GROUPS)
    }


def judged(library: Library, profile: dict[str, Any]) -> list[Fit]:
    facts = {found.slug: facts_of(found) for found in library.all(Instrument)}
    return fits(facts, profile | {"date": DATE})


def grouped(found: list[Fit]) -> dict[str, list[str]]:
    groups = {name: [one.slug for one in found if one.whole == name] for name in GROUPS}
    return {"alle": [], **groups}


def sentence(criterion: Criterion | None) -> str:
    """The words of a reason, filled in here instead of in the browser."""
    if criterion is None:
        return "Past op alles wat je invulde."

    def words(match: re.Match[str]) -> str:
        name, value = match[1], criterion.values[match[1]]
        if name == "date":
            return dutch_date(value)
        if name in ("needs", "sizes", "provinces", "sectors"):
            labels = [label(term, name) for term in value]
            return listed(labels if name == "provinces" else map(lower_first, labels))
        return str(value)

    return re.sub(r"\{(\w+)\}", words, taxonomy("matching_reasons")[criterion.reason].description)


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona["name"])
def test_a_persona_finds_its_groups_and_reasons(
    page: Opener, library: Library, persona: dict[str, Any]
) -> None:
    tab = visit(page, address(persona["profile"]))
    found = judged(library, persona["profile"])

    groups = shown(tab)
    assert groups == grouped(found)
    for one in persona["expected"]:
        assert one["instrument"] in groups[one["group"]], one["why"]
    told = tab.locator("[data-item]").evaluate_all(
        """items => Object.fromEntries(items.map(item => [item.dataset.item, [
          item.querySelector("[data-verdict] .verdict").textContent,
          item.querySelector("[data-reason]").textContent,
        ]]))"""
    )
    assert told == {
        one.slug: [
            label(one.deciding.verdict if one.deciding else "ja", "verdicts"),
            sentence(one.deciding),
        ]
        for one in found
    }


def test_answers_step_by_step_change_the_groups_without_a_request(
    page: Opener, library: Library
) -> None:
    tab = page()
    tab.clock.set_fixed_time(NOON)
    seen = watch(tab)
    go(tab, FINDER)
    tab.wait_for_load_state("networkidle")
    asked = len(seen.requests)
    everything = [found.slug for found in by_title(library.all(Instrument))]
    assert shown(tab)["alle"] == everything
    assert tab.locator(".finder__form :checked:not(option[value=''])").count() == 0

    tab.get_by_role("radio", name="De techniek").check()
    expect(tab.get_by_text("Het type telt nog niet mee.")).to_be_visible()
    assert shown(tab)["alle"] == everything
    tab.get_by_role("radio", name="Ja, het bestaat al").check()
    expect(tab.get_by_text("Dit is type 1: bestaande techniek invoeren.")).to_be_visible()
    assert shown(tab) == grouped(judged(library, {"type": "1"}))
    tab.get_by_role("checkbox", name="Scholing Mensen leren").check()
    tab.get_by_role("checkbox", name="Investeren in machines").check()
    tab.get_by_role("radio", name="Klein (10 tot 50 medewerkers)").check()
    tab.get_by_label("In welke provincie staat je bedrijf?").select_option("Drenthe")
    tab.get_by_role("radio", name="Nee, liever alleen").check()

    assert shown(tab) == grouped(judged(library, FULL))
    assert tab.url.endswith(f"#{SHARED}")
    assert [url for url in seen.requests[asked:] if "favicon" not in url] == []
    assert seen.messages == []


def test_the_address_restores_the_answers_and_back_undoes_the_last(
    page: Opener, library: Library
) -> None:
    tab = visit(page, f"{FINDER}#{SHARED}")
    assert shown(tab) == grouped(judged(library, FULL))
    expect(tab.get_by_role("radio", name="De techniek")).to_be_checked()
    expect(tab.get_by_role("radio", name="Ja, het bestaat al")).to_be_checked()
    expect(tab.get_by_label("In welke provincie staat je bedrijf?")).to_have_value("drenthe")

    tab.get_by_role("radio", name="Ja, dat wil ik").check()
    assert shown(tab) == grouped(judged(library, FULL | {"collaboration": "ja"}))
    tab.go_back()
    expect(tab.get_by_role("radio", name="Nee, liever alleen")).to_be_checked()
    assert shown(tab) == grouped(judged(library, FULL))

    tab.get_by_role("button", name="Wis alle antwoorden").click()
    expect(tab).to_have_url(re.compile(f"{FINDER}$"))
    assert len(shown(tab)["alle"]) == len(library.all(Instrument))
    expect(tab.get_by_role("radio", name="De techniek")).to_be_focused()


def test_not_to_know_is_an_answer_that_excludes_nothing(page: Opener, library: Library) -> None:
    fragment = "subject=techniek&novelty=weet-niet&needs=scholing&size=weet-niet"
    tab = visit(page, f"{FINDER}#{fragment}")

    assert shown(tab) == grouped(judged(library, {"needs": ["scholing"]}))
    assert tab.get_by_role("radio", name="Weet ik niet", checked=True).count() == 2


def test_everything_that_was_looked_at_can_be_read(page: Opener, library: Library) -> None:
    tab = visit(page, f"{FINDER}#{SHARED}")
    found = next(one for one in judged(library, FULL) if one.slug == "edih")
    item = tab.locator("[data-item='edih']")
    names = questionnaire("finder").criteria

    expect(item.locator("[data-covered]")).to_have_text(
        "Dekt 1 van de 2 dingen die je zoekt: scholing."
    )
    expect(item.locator("[data-unknown]")).to_be_hidden()
    item.locator("summary").click()
    expect(item.locator("[data-criteria] > li")).to_have_count(len(found.criteria))
    assert item.locator("[data-criteria] > li").evaluate_all(
        "lines => lines.map(line => line.textContent.replace(/\\s+/g, ' ').trim())"
    ) == [
        f"{label(one.verdict, 'verdicts')} {names[one.name]}: {sentence(one)}"
        for one in found.criteria
    ]
    expect(item.get_by_text("Verdeling van het geld")).to_be_visible()
    expect(item.get_by_text("Controleer het bij de uitvoerder:")).to_be_visible()


def test_what_is_not_known_of_an_instrument_is_named(page: Opener) -> None:
    tab = visit(page, f"{FINDER}#{SHARED}")

    expect(tab.locator("[data-item='go'] [data-unknown]")).to_have_text(
        "Niet bekend: nu aan te vragen"
    )


@pytest.mark.parametrize(
    ("slug", "area"),
    [
        (
            "jtf",
            "Alleen in een deel van Drenthe, Groningen, Limburg, Noord-Brabant, Noord-Holland, "
            "Zeeland en Zuid-Holland.",
        ),
        ("interreg", "Alleen in een deel van Nederland, zie hieronder."),
        ("industr-i40", "Alleen in een deel van Nederland, zie hieronder."),
        ("hogescholen", "Verschilt per regio."),
        ("kia", "Niet gebonden aan een provincie."),
    ],
)
def test_a_card_tells_where_one_can_use_an_instrument(page: Opener, slug: str, area: str) -> None:
    tab = visit(page)
    item = tab.locator(f"[data-item='{slug}']")
    item.locator("summary").click()

    fact = item.locator("dl > div", has_text="Gebied")
    expect(fact.locator("dd")).to_have_text(area)


def test_an_instrument_for_a_part_of_a_province_says_so(page: Opener) -> None:
    tab = visit(page, f"{FINDER}#province=drenthe")
    item = tab.locator("[data-group='misschien'] [data-item='jtf']")
    item.locator("summary").click()

    expect(item.locator("[data-criteria]")).to_contain_text(
        "Alleen in een deel van deze provincies: Drenthe, "
    )
    go(tab, f"{FINDER}#province=overijssel")
    expect(tab.locator("[data-group='past-niet'] [data-item='jtf']")).to_have_count(1)


def test_the_number_of_results_is_told_and_led_to(page: Opener, library: Library) -> None:
    tab = visit(page, address(FULL), width=360)
    numbers = [len(slugs) for slugs in list(grouped(judged(library, FULL)).values())[1:]]

    expect(tab.locator("[data-count]")).to_have_text(
        f"{numbers[0]} passen, {numbers[1]} passen misschien en {numbers[2]} passen niet."
    )
    link = tab.get_by_role("link", name=f"{numbers[0]} passen")
    expect(link).to_be_in_viewport()
    link.click()
    expect(tab.get_by_role("heading", name="Uitkomst")).to_be_focused()
    assert "needs=" in tab.url


def test_it_works_by_keyboard(page: Opener, library: Library) -> None:
    tab = visit(page)
    tab.get_by_role("radio", name="De techniek").focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")  # past the link to the type
    tab.keyboard.press("Space")

    expect(tab).to_have_url(re.compile("#type=1&needs=eigen-loonkosten$"))
    wanted = {"type": "1", "needs": ["eigen-loonkosten"]}
    assert shown(tab) == grouped(judged(library, wanted))
    folded = tab.locator("[data-group='past-niet'] > summary")
    folded.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("[data-item='wbso']")).to_be_visible()


def test_what_is_ticked_is_taken_along_and_never_kept(page: Opener) -> None:
    tab = visit(page, f"{FINDER}#{SHARED}", permissions=["clipboard-read", "clipboard-write"])
    for slug in ("bmkb", "kia"):
        tab.locator(f"[data-item='{slug}'] [data-take]").check()

    taken = tab.locator("[data-taken]")
    expect(taken.get_by_role("heading")).to_have_text("Neem mee (2)")
    expect(taken.get_by_role("link").first).to_have_attribute("href", re.compile("/bmkb/$"))
    taken.get_by_role("button", name="Kopieer de lijst").click()
    expect(taken.get_by_role("status")).to_have_text("Lijst gekopieerd")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r".+\(BMKB\): http.+/bmkb/\n.+\(KIA\): http.+/kia/", copied)
    assert tab.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []
    tab.reload()
    expect(tab.locator("[data-taken]")).to_be_hidden()


def test_without_a_script_every_instrument_is_there_with_its_conditions(
    page: Opener, library: Library
) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(FINDER)

    assert tab.locator("[data-item]:visible").count() == len(library.all(Instrument))
    expect(tab.locator(".finder__form")).to_be_hidden()
    expect(tab.locator("[data-take]").first).to_be_hidden()
    texts = tab.locator("[data-item]").evaluate_all("items => items.map(i => i.textContent)")
    for instrument, text in zip(by_title(library.all(Instrument)), texts, strict=True):
        words = " ".join(text.split())
        assert instrument.title in words
        assert label(instrument.application.distribution, "distributions") in words
        for need in instrument.needs:
            assert label(need, "needs") in words
        if instrument.eligibility.note:
            assert " ".join(instrument.eligibility.note.split()) in words
    expect(tab.get_by_text("Verdeling van het geld").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_wrong_with_answers_and_open_reasons(page: Opener, width: int) -> None:
    tab = visit(page, f"{FINDER}#{SHARED}", width=width)
    tab.locator("[data-item] summary").first.click()
    tab.locator("[data-take]").first.check()
    tab.locator("[data-group='past-niet'] > summary").click()

    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme
    assert tab.evaluate("document.scrollingElement.scrollWidth") == width


@pytest.mark.parametrize(
    "fragment",
    [
        "type=__proto__&needs=constructor,toString&size=hasOwnProperty",
        "needs=<script>alert(1)</script>&province=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "type=1,2,3,4&type=9&size=klein,micro&size=groot",
        "=&=&%E0%A4%A",
        "needs=scholing&" * 2000,
    ],
)
def test_a_hostile_address_gives_answers_of_the_form_or_none(page: Opener, fragment: str) -> None:
    tab = page()
    seen = watch(tab)
    go(tab, f"{FINDER}#{fragment}")

    expect(tab.locator(".finder[data-awake]")).to_be_visible()
    assert seen.dialogs == []
    assert [message for message in seen.messages if message.startswith("error")] == []
    for name in ("subject", "novelty", "size", "collaboration"):
        assert tab.locator(f"input[name='{name}']:checked").count() <= 1


def test_paper_shows_the_answers_and_the_results(page: Opener) -> None:
    tab = visit(page, f"{FINDER}#{SHARED}")
    expect(tab.locator("[data-given]")).to_be_hidden()
    tab.emulate_media(media="print")

    given = tab.get_by_role("list", name="Jouw antwoorden")
    expect(given).to_contain_text("In welke provincie staat je bedrijf? Drenthe")
    expect(given).to_contain_text("Investeren in machines of software, Scholing")
    expect(tab.locator("[data-item='kia']")).to_be_visible()
    expect(tab.locator("[data-item='kia'] [data-reason]")).to_be_visible()
    controls = tab.locator(".finder :is(button, input, select)")
    expect(controls.filter(visible=True)).to_have_count(0)


def test_a_case_leads_to_what_fits_such_an_innovation(page: Opener, library: Library) -> None:
    tab = visit(page, CASE)
    case = library.get(Case, CASE.strip("/").rpartition("/")[2])

    tab.get_by_role("link", name="Wat past bij zo’n vernieuwing?").click()
    expect(tab.locator(".finder[data-awake]")).to_be_visible()

    assert tab.url.endswith(f"{FINDER}#{finder_fragment(profile_of(case))}")
    wanted = {k: v for k, v in profile_of(case).items() if k != "province"}
    assert shown(tab) == grouped(judged(library, wanted))


def test_the_start_page_leads_to_the_finder_and_to_the_list(page: Opener) -> None:
    tab = page()
    go(tab, "")

    expect(tab.get_by_role("link", name="Vind steun")).to_have_attribute("href", re.compile(FINDER))
    expect(tab.get_by_role("link", name="alle 73 instrumenten")).to_be_visible()
