"""Everybody can use every kind of page: the rules of axe, and the keyboard."""

from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.site.axe import RULES_ON_COLOUR, violations
from tests.site.tabbing import rings, stop_of, tab_through
from tests.site.visiting import CASE, FORM, INSTRUMENT, PAGE_KINDS, Opener, go

# Where the keyboard walks, in which window and which way; backwards is where a bar that stays may
# cover what has the focus. A page with very many stops is walked once.
WALKS = [
    *product(
        [CASE, INSTRUMENT, "voorbeelden/", "onderwerpen/"],
        [(1280, "Tab"), (1280, "Shift+Tab"), (320, "Shift+Tab")],
    ),
    *product(
        [
            "kennis/begrippen/",
            "dekking/",
            "toets/",
            "instrumentenwijzer/",
            "scan/",
            FORM,
            "gegevens/",
        ],
        [(320, "Shift+Tab")],
    ),
]

every_kind_of_page = pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS.keys())


@pytest.mark.parametrize("width", [1280, 320])
@every_kind_of_page
def test_axe_finds_nothing_wrong(page: Opener, address: str, width: int) -> None:
    tab = page(width)
    go(tab, address)

    assert violations(tab) == []
    tab.emulate_media(color_scheme="dark")
    assert violations(tab, RULES_ON_COLOUR) == []


def test_axe_sees_what_is_wrong(page: Opener) -> None:
    tab = page(1280)
    tab.set_content(WRONG)

    found = violations(tab)

    assert [line.partition(":")[0] for line in found] == ["color-contrast", "label"]
    assert violations(tab, RULES_ON_COLOUR) == found[:1]


WRONG = """<!doctype html><html lang="nl"><title>Fout</title><main><h1>Fout</h1>
<p style="color: #777; background: #808080">Grijs</p>
<input></main>"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_open_menu(page: Opener, scheme: str) -> None:
    tab = page(360, scheme)
    go(tab, CASE)
    open_menu(tab)

    assert violations(tab) == []


@every_kind_of_page
def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Opener, address: str) -> None:
    tab = page(360)
    go(tab, address)

    tab.keyboard.press("Tab")
    first = stop_of(tab)
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    after = stop_of(tab)

    assert first is not None
    assert first.name == "<a> Ga naar de inhoud"
    assert first.uncovered
    assert after is not None
    assert after.in_main


def open_menu(tab: Page) -> None:
    button = tab.get_by_role("button", name="Menu", exact=True)
    expect(tab.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    button.focus()
    tab.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")


def test_the_menu_of_a_small_window_opens_and_closes_by_keyboard(page: Opener) -> None:
    tab = page(360)
    go(tab, CASE)
    button = tab.get_by_role("button", name="Menu", exact=True)
    menu = tab.get_by_role("navigation", name="Hoofdmenu")

    open_menu(tab)
    expect(menu).to_be_visible()
    tab.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()

    tab.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_a_closed_menu_has_no_stops_for_the_keyboard(page: Opener) -> None:
    tab = page(360)
    go(tab, CASE)
    button = tab.get_by_role("button", name="Menu", exact=True)
    menu = button.get_attribute("aria-controls")

    assert menu
    assert [stop for stop in tab_through(tab) if menu in stop.containers] == []


@pytest.mark.parametrize(("address", "how"), WALKS)
def test_what_has_the_focus_is_always_in_view(
    page: Opener, address: str, how: tuple[int, str]
) -> None:
    width, key = how
    tab = page(width)
    go(tab, address)
    assert rings(tab) == 0

    stops = tab_through(tab, key)

    assert len(stops) > 15
    assert [stop.name for stop in stops if not stop.shown] == []
    assert [stop.name for stop in stops if not stop.uncovered] == []
    assert [stop.name for stop in stops if not stop.ringed] == []


@pytest.mark.parametrize("address", ["gegevens/", "meedoen/foutmeldingen/", FORM])
def test_a_block_of_code_is_one_stop_for_the_keyboard(page: Opener, address: str) -> None:
    tab = page(360)
    go(tab, address)
    blocks = tab.locator("pre[tabindex='0']").evaluate_all(
        """blocks => blocks.map((block) => [block, block.firstElementChild]
            .map((one) => getComputedStyle(one).overflowX))"""
    )

    assert blocks
    assert [block for block in blocks if block != ["auto", "visible"]] == []


@every_kind_of_page
def test_what_can_be_pressed_is_large_enough(page: Opener, address: str) -> None:
    """24 by 24 pixels, or a link in a sentence; a card is as large as the card (WCAG 2.5.8)."""
    tab = page(360)
    go(tab, address)

    assert tab.evaluate(_SMALL) == []


_SMALL = """() => [
    ...document.querySelectorAll("a[href], button, input, select, textarea, summary")
  ]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.closest(".md-skip, .card, p, dd, td, th, figcaption"))
  .filter((element) => getComputedStyle(element).display !== "inline" || !element.closest("li"))
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24)
  .map(([element, { width, height }]) => `${width}×${height} ${element.outerHTML}`)"""
