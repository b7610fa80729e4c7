"""A page is complete before any script has run."""

import pytest
from playwright.sync_api import expect

from macros.library import Library
from macros.models import KINDS, Entry
from tests.site.reading import SitePage
from tests.site.visiting import CASE, PAGE_KINDS, Opener

every_kind_of_page = pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS.keys())


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.plural)
def test_a_catalogue_shows_every_card(
    page: Opener, library: Library, kind: type[Entry], width: int
) -> None:
    tab = page(width, java_script_enabled=False)
    tab.goto(f"{kind.address}/")
    links = tab.locator(".card__title a")

    assert sorted(links.all_text_contents()) == sorted(
        f"{entry.title} ({short})"
        if (short := getattr(entry, "abbreviation", None)) and short not in entry.title
        else entry.title
        for entry in library.all(kind)
    )
    assert links.filter(visible=False).count() == 0


@every_kind_of_page
def test_the_main_menu_is_there_and_no_button_that_does_nothing(
    page: Opener, pages: dict[str, SitePage], address: str
) -> None:
    """In a row the name of the site leads home. A button that opens a popover needs no script."""
    menu = pages["index.html"].root.one("nav", aria_label="Hoofdmenu")
    home, *names = [link.text for link in menu.all("a")]
    tab = page(java_script_enabled=False)
    tab.goto(address or "./")

    assert home == "Start"
    assert len(names) == 7
    for width, wanted in ((1280, names), (360, [home, *names])):
        tab.set_viewport_size({"width": width, "height": 800})
        links = tab.get_by_role("navigation", name="Hoofdmenu").get_by_role("link")
        assert set(wanted) <= set(links.all_inner_texts())
        expect(tab.locator(".kc-header__brand")).to_be_visible()
        needing = tab.locator("button:not([popovertarget]), input, select")
        expect(needing.filter(visible=True)).to_have_count(0)


def test_the_menu_leads_where_it_says(page: Opener) -> None:
    tab = page(360, java_script_enabled=False)
    tab.goto(CASE)
    tab.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Loketten").click()

    expect(tab).to_have_title("Loketten - Smart Manufacturing Kenniscentrum")
