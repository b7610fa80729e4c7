"""A page adapts to how somebody reads: enlarged, with other spacing or colours, still, on paper."""

import pytest
from playwright.sync_api import Browser, expect

from tests.site.building import BuiltSite
from tests.site.narrow import WIDE, moving_sideways
from tests.site.reading import SitePage
from tests.site.visiting import CASE, PAGE_KINDS, Opener, go

every_kind_of_page = pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS.keys())

# What someone does: the width and height that are left, and the rules that come on top.
READERS = {
    "a telephone": (360, 800, ""),
    "the narrowest window": (320, 800, ""),
    "200 %": (640, 512, ""),
    "400 %": (320, 256, ""),
    "wide spacing on a telephone": (320, 800, WIDE),
    "wide spacing": (1280, 800, WIDE),
}
PAPER = 673  # the pixels between the margins of an A4

_SET_STYLE = """(rules) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets = [sheet]
}"""

_CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { overflowX, overflowY } = getComputedStyle(element)
  const cuts = [overflowX, overflowY].some((how) => how === "hidden" || how === "clip")
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element
  return cuts && clientWidth > 1 && element.checkVisibility({ visibilityProperty: true })
    && !element.querySelector(".visually-hidden")
    && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
}).map((element) => element.outerHTML.slice(0, 160))"""

_OFF_THE_PAPER = """(width) => [...document.querySelectorAll("main *")].filter((element) =>
  element.checkVisibility() && !element.closest(".visually-hidden")
  && element.getBoundingClientRect().right > width + 1
).map((element) => element.outerHTML.slice(0, 160))"""

# A mark cut out of a background, whose background is the colour of the page.
_LOST_MARKS = """() => {
  const probe = document.body.appendChild(document.createElement("i"))
  probe.style.backgroundColor = "Canvas"
  const canvas = getComputedStyle(probe).backgroundColor
  probe.remove()
  return [...document.querySelectorAll("body *")].flatMap((element) =>
    ["::before", "::after"].filter((which) => {
      const style = getComputedStyle(element, which)
      return element.checkVisibility() && style.content !== "none" && style.display !== "none"
        && style.maskImage !== "none" && style.backgroundColor === canvas
    }).map((which) => `${which} ${element.outerHTML.slice(0, 120)}`))
}"""

_LONGEST = """() => Math.max(...[...document.querySelectorAll("*")].flatMap((element) => {
  const { animationDuration, transitionDuration } = getComputedStyle(element)
  return `${animationDuration}, ${transitionDuration}`.split(",").map(parseFloat)
}))"""


@every_kind_of_page
def test_enlarged_or_spaced_out_a_page_stays_whole(page: Opener, address: str) -> None:
    """No moving sideways, nothing cut off (WCAG 1.4.4, 1.4.10 and 1.4.12)."""
    tab = page()
    go(tab, address)

    for reader, (width, height, rules) in READERS.items():
        tab.set_viewport_size({"width": width, "height": height})
        tab.evaluate(_SET_STYLE, rules)
        assert tab.evaluate("document.scrollingElement.scrollWidth") == width, reader
        assert tab.evaluate(_CUT_OFF) == [], reader


def test_no_page_at_all_moves_sideways(
    browser: Browser, site: BuiltSite, pages: dict[str, SitePage]
) -> None:
    """One long word, in a title or in that of a neighbour, is enough to widen a page."""
    assert moving_sideways(browser, site.folder, pages) == []


@every_kind_of_page
def test_with_colours_of_ones_own_every_mark_is_still_seen(page: Opener, address: str) -> None:
    tab = page()
    go(tab, address)
    tab.emulate_media(forced_colors="active")

    assert tab.evaluate(_LOST_MARKS) == []


@every_kind_of_page
def test_a_page_fits_on_paper_without_its_frame(page: Opener, address: str) -> None:
    tab = page(PAPER)
    go(tab, address)
    tab.emulate_media(media="print")

    expect(tab.get_by_role("heading", level=1).first).to_be_visible()
    frame = tab.locator("header.kc-header, .kc-menu, .kc-path, .kc-side")
    expect(frame.filter(visible=True)).to_have_count(0)
    assert tab.evaluate(_OFF_THE_PAPER, PAPER) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_who_wants_little_motion_gets_none(page: Opener, width: int) -> None:
    tab = page(width)
    go(tab, CASE)
    assert tab.evaluate(_LONGEST) <= 0.01 / 1000

    tab.get_by_role("button", name="Zoeken").click()
    expect(tab.get_by_role("dialog")).to_be_visible()
    assert tab.evaluate(_LONGEST) <= 0.01 / 1000
    assert tab.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize(
    "address", ["dekking/", "zo-rekenen-we/", "toets/", "meedoen/te-controleren/"]
)
def test_the_words_above_a_table_are_as_wide_as_the_table(page: Opener, address: str) -> None:
    tab = page(360)
    go(tab, address)
    captions = tab.locator("caption").filter(visible=True)

    narrow = captions.evaluate_all(
        """(all) => all.filter((one) => one.clientWidth < 0.9 * one.closest("table").clientWidth)
          .map((one) => one.textContent)"""
    )
    assert captions.count() > 0
    assert narrow == []


def test_a_stacked_table_is_still_a_table_to_who_listens(page: Opener) -> None:
    """On a small window rows become blocks; Chromium's accessibility tree keeps their meaning."""
    for address, number in {"toets/": 43, "dekking/": 11}.items():
        tab = page(320)
        go(tab, address)
        tree = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
        roles = [node.get("role", {}).get("value") for node in tree if not node["ignored"]]

        assert roles.count("rowheader") >= number
        assert roles.count("cell") >= 3 * number
        assert roles.count("columnheader") >= 4
