"""Everybody can use every kind of page: the rules of axe, small windows and the keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.site.tabbing import rings, stop_of, tab_through
from tests.site.visiting import CASE, INSTRUMENT, PAGE_KINDS, Opener, go

every_kind_of_page = pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS.keys())


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line per element."""
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({node['failureSummary']})"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 360])
@every_kind_of_page
def test_axe_finds_nothing_wrong(page: Opener, address: str, width: int) -> None:
    tab = page(width)
    go(tab, address)

    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_open_menu(page: Opener, scheme: str) -> None:
    tab = page(360, scheme)
    go(tab, CASE)
    open_menu(tab)

    assert violations(tab) == []


@every_kind_of_page
def test_no_page_has_to_be_moved_sideways_to_be_read(page: Opener, address: str) -> None:
    tab = page(360)
    go(tab, address)

    for width in (360, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.scrollingElement.scrollWidth") == width


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


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", [CASE, INSTRUMENT, "voorbeelden/", "onderwerpen/"])
def test_what_has_the_focus_is_always_in_view(
    page: Opener, address: str, width: int, key: str
) -> None:
    tab = page(width)
    go(tab, address)
    assert rings(tab) == 0

    stops = tab_through(tab, key)

    assert len(stops) > 15
    assert [stop.name for stop in stops if not stop.shown] == []
    assert [stop.name for stop in stops if not stop.uncovered] == []
    assert [stop.name for stop in stops if not stop.ringed] == []


@every_kind_of_page
def test_what_can_be_pressed_is_large_enough(page: Opener, address: str) -> None:
    """24 by 24 pixels, or a link in a sentence; a card is as large as the card (WCAG 2.5.8)."""
    tab = page(360)
    go(tab, address)

    assert tab.evaluate(_SMALL) == []


_SMALL = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.closest(".md-skip, .card, p, dd, td, figcaption"))
  .filter((element) => getComputedStyle(element).display !== "inline" || !element.closest("li"))
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24)
  .map(([element, { width, height }]) => `${width}×${height} ${element.outerHTML}`)"""
