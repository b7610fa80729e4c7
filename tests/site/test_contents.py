"""The contents beside a page tell what is being read."""

from playwright.sync_api import Page, expect

from tests.site.visiting import Opener, go

LONG = "zo-rekenen-we/"


def _contents(tab: Page) -> list[str]:
    links = tab.get_by_role("navigation", name="Op deze pagina").get_by_role("link")
    return [str(link.get_attribute("href")).removeprefix("#") for link in links.all()]


def test_the_heading_that_is_being_read_is_marked_in_the_contents(page: Opener) -> None:
    tab = page()
    go(tab, LONG)
    contents = tab.get_by_role("navigation", name="Op deze pagina")
    places = _contents(tab)
    assert len(places) > 3

    expect(contents.locator("[aria-current]")).to_have_count(0)
    for place in (places[2], places[1]):
        tab.evaluate("(id) => document.getElementById(id).scrollIntoView()", place)
        expect(contents.locator("[aria-current]")).to_have_count(1)
        expect(contents.locator("[aria-current]")).to_have_attribute("href", f"#{place}")


def test_at_the_end_of_a_page_its_last_heading_is_marked(page: Opener) -> None:
    tab = page()
    go(tab, LONG)
    places = _contents(tab)
    tab.keyboard.press("End")

    marked = tab.get_by_role("navigation", name="Op deze pagina").locator("[aria-current]")
    expect(marked).to_have_attribute("href", f"#{places[-1]}")
