"""A printed page holds the story and its sources, and nothing to click."""

import pytest
from playwright.sync_api import expect

from tests.site.visiting import CASE, INSTRUMENT, ORGANISATION, Opener, go

PRINTED = [CASE, INSTRUMENT, ORGANISATION]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PRINTED)
def test_paper_shows_the_heading_and_the_sources_without_the_frame(
    page: Opener, address: str, scheme: str
) -> None:
    tab = page(scheme=scheme)
    go(tab, address)
    tab.emulate_media(media="print")

    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    expect(tab.get_by_role("heading", name="Bronnen")).to_be_visible()
    sources = tab.locator(".sources li")
    assert sources.count() > 0
    expect(sources.filter(visible=False)).to_have_count(0)
    frame = tab.locator("header, nav, button:not([popovertarget])")
    expect(frame.filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white(page: Opener, scheme: str) -> None:
    tab = page(scheme=scheme)
    go(tab, CASE)
    tab.emulate_media(media="print")
    background, ink = tab.evaluate("""() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector("article p")).color,
    ]""")

    assert background in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert sum(int(part) for part in ink.strip("rgb()").split(",")) < 3 * 64


def test_what_is_folded_on_the_screen_is_read_on_paper(page: Opener) -> None:
    tab = page()
    go(tab, "zo-rekenen-we/")
    folded = tab.locator("article details:not([open]) > summary + *")
    assert folded.count() > 1
    are_seen = "(all) => all.map((one) => one.checkVisibility())"
    assert not any(folded.evaluate_all(are_seen))
    tab.emulate_media(media="print")

    assert all(folded.evaluate_all(are_seen))


def test_a_case_can_be_taken_along_as_a_pdf(page: Opener) -> None:
    tab = page()
    go(tab, CASE)

    assert tab.pdf(format="A4").startswith(b"%PDF-")
