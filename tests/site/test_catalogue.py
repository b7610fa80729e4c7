"""A catalogue: the chosen filters show the right cards and numbers, and the address keeps them."""

import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from macros.insight.facets import FACETS
from macros.library import Library
from macros.models import KINDS, Case, Entry, Instrument, Organisation
from tests.site.visiting import Opener, go, watch


def carries(kind: type[Entry], entry: Entry, choice: dict[str, list[str]]) -> bool:
    facets = {facet.name: facet for facet in FACETS[kind]}
    return all(set(facets[name].of(entry)) & set(values) for name, values in choice.items())


def expected(library: Library, kind: type[Entry], choice: dict[str, list[str]]) -> set[str]:
    return {entry.slug for entry in library.all(kind) if carries(kind, entry, choice)}


def shown(page: Page) -> set[str]:
    links = page.locator("[data-items] > li:not([hidden]) .card__title a")
    hrefs = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return {href.strip("/").rpartition("/")[2] for href in hrefs}


def address(kind: type[Entry], choice: dict[str, list[str]]) -> str:
    pairs = [f"{name}={value}" for name, values in choice.items() for value in values]
    return f"{kind.address}/#{'&'.join(pairs)}"


CHOICES = [
    (Case, {"sector": ["metaalbewerking"], "obstacles": ["kennis"]}),
    (Case, {"yamamoto_type": ["2", "4"], "setbacks": ["nee"], "support": ["gebruikt"]}),
    (Case, {"technologies": ["lasrobots", "cobots", "mes"]}),
    (Instrument, {"needs": ["scholing"], "status": ["open", "periodiek-open"]}),
    (Instrument, {"suitability": ["2"], "sizes": ["micro"], "provinces": ["overijssel"]}),
    (Organisation, {"questions": ["geld"], "provinces": ["landelijk", "zeeland"]}),
    (Organisation, {"kind": ["fieldlab"], "themes": ["robotica"]}),
]


@pytest.mark.parametrize(("kind", "choice"), CHOICES)
def test_a_shared_address_shows_exactly_the_cards_that_fit(
    page: Opener, library: Library, kind: type[Entry], choice: dict[str, list[str]]
) -> None:
    tab = page()
    go(tab, address(kind, choice))

    wanted = expected(library, kind, choice)
    assert shown(tab) == wanted
    assert tab.locator("[data-total]").inner_text().startswith(f"{len(wanted)} van de ")


@pytest.mark.parametrize(("kind", "choice"), CHOICES)
def test_the_number_beside_a_value_follows_the_other_filters(
    page: Opener, library: Library, kind: type[Entry], choice: dict[str, list[str]]
) -> None:
    tab = page()
    go(tab, address(kind, choice))

    for facet in FACETS[kind]:
        others = {name: values for name, values in choice.items() if name != facet.name}
        entries = [entry for entry in library.all(kind) if carries(kind, entry, others)]
        wanted = Counter(value for entry in entries for value in facet.of(entry))
        told = tab.locator(f"input[name='{facet.name}']").evaluate_all(
            """boxes => boxes.map(
              box => [box.value, box.parentElement.querySelector("[data-count]").textContent])"""
        )
        assert told == [[value, str(wanted[value])] for value, _ in told], facet.name


def test_two_filters_and_a_word_step_by_step_and_back_again(page: Opener, library: Library) -> None:
    tab = page()
    visit = watch(tab)
    go(tab, "voorbeelden/")
    asked = len(visit.requests)

    tab.locator("summary", has_text="Sector").click()
    tab.get_by_label("Metaalbewerking").check()
    tab.locator("summary", has_text="Knelpunt").click()
    tab.get_by_label("Kennis en kunde").check()
    both = {"sector": ["metaalbewerking"], "obstacles": ["kennis"]}
    assert shown(tab) == expected(library, Case, both)
    tab.get_by_label("Zoek in de voorbeelden").fill("DATÁ")
    assert shown(tab) == {"betech-smart-industry-platform"}
    restored = page()
    go(restored, tab.url)
    assert shown(restored) == {"betech-smart-industry-platform"}

    tab.go_back()
    assert shown(tab) == expected(library, Case, {"sector": ["metaalbewerking"]})
    tab.go_back()
    assert len(shown(tab)) == len(library.all(Case))
    assert [url for url in visit.requests[asked:] if "favicon" not in url] == []
    assert visit.messages == []


def test_a_chip_undoes_its_filter_and_clearing_undoes_all(page: Opener, library: Library) -> None:
    tab = page()
    go(tab, "voorbeelden/#sector=metaalbewerking&obstacles=kennis&text=data")

    tab.get_by_role("button", name="Metaalbewerking wissen").click()
    expect(tab).to_have_url(re.compile(r"^((?!sector).)*$"))
    expect(tab.locator("[data-chips] button")).to_have_count(2)
    expect(tab.locator("[data-chips] button").first).to_be_focused()
    tab.get_by_role("button", name="Wis alle filters").click()
    assert len(shown(tab)) == len(library.all(Case))
    expect(tab).to_have_url(re.compile("/voorbeelden/$"))


def test_nothing_found_is_said_with_a_way_out(page: Opener) -> None:
    tab = page()
    go(tab, "voorbeelden/#text=xyzzy")

    expect(tab.locator("[data-empty]")).to_be_visible()
    expect(tab.locator("[data-total]")).to_have_text("0 van de 43 voorbeelden")


@pytest.mark.parametrize(
    ("order", "first"),
    [("company", "247tailorsteel-sophia"), ("title", None), ("mrl", "prodrive-lights-out")],
)
def test_cards_can_be_put_in_another_order(
    page: Opener, library: Library, order: str, first: str | None
) -> None:
    tab = page()
    go(tab, f"voorbeelden/#order={order}")

    links = tab.locator("[data-items] > li .card__title a")
    found = [
        href.strip("/").rpartition("/")[2]
        for href in links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    ]
    cases = [library.get(Case, slug) for slug in found]
    if order == "mrl":
        levels = [(case.mrl and int(case.mrl.now or case.mrl.start or 0)) or 0 for case in cases]
        assert levels == sorted(levels, reverse=True)
    elif first:
        assert found[0] == first
    else:
        texts = tab.locator("[data-items] > li .card__title").all_text_contents()
        titles = [text.strip() for text in texts]
        assert titles == tab.evaluate("t => t.sort(new Intl.Collator('nl').compare)", titles)


@pytest.mark.parametrize(
    "fragment",
    [
        "sector=<script>alert(1)</script>",
        "text=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "order=__proto__&sector=constructor",
        "=&=&%E0%A4%A",
        "a=b&" * 2000,
    ],
)
def test_a_hostile_address_changes_nothing(page: Opener, fragment: str) -> None:
    tab = page()
    visit = watch(tab)
    go(tab, f"voorbeelden/#{fragment}")

    expect(tab.locator(".catalogue[data-awake]")).to_be_visible()
    assert visit.dialogs == []
    assert [message for message in visit.messages if message.startswith("error")] == []
    assert tab.locator("script:not([src]):not([type])").count() <= 2


def test_everything_works_by_keyboard_on_a_small_screen(page: Opener, library: Library) -> None:
    tab = page(width=360)
    go(tab, "voorbeelden/")

    toggle = tab.get_by_role("button", name="Filters")
    expect(tab.locator("summary", has_text="Sector")).to_be_hidden()
    toggle.focus()
    tab.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(tab).to_have_url(re.compile("#yamamoto_type=1$"))
    assert shown(tab) == expected(library, Case, {"yamamoto_type": ["1"]})


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_holds_every_card_without_a_script(
    page: Opener, library: Library, kind: type[Entry]
) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(f"{kind.address}/")

    assert tab.locator(".card:visible").count() == len(library.all(kind))
    expect(tab.locator(".catalogue__form")).to_be_hidden()
