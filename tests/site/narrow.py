"""How wide the pages of a site become to who reads in a small window, or with room between letters.

To open a page takes four times as long as to lay it out, and a site has hundreds. So one page is
opened, and the text of each other one takes the place of its text: all pages have the same sheet.
"""

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser

from tests.site.serving import serve

# The distances of WCAG 1.4.12.
WIDE = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important }
  * { word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
"""

# The width that is left, and the rules that come on top.
_READERS = {
    "320 px": (320, ""),
    "320 px, wide spacing": (320, WIDE),
    "640 px, wide spacing": (640, WIDE),
}

_WIDTHS = """([texts, rules]) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets = [sheet]
  const parser = new DOMParser()
  return texts.map((text) => {
    document.body.replaceWith(parser.parseFromString(text, "text/html").body)
    return document.scrollingElement.scrollWidth
  })
}"""


def moving_sideways(browser: Browser, folder: Path, paths: Iterable[str]) -> list[str]:
    """Which of these pages of the site in `folder` are wider than the window, for whom."""
    texts = {path: (folder / path).read_text("utf-8") for path in paths}
    found = []
    with serve(folder) as base:
        context = browser.new_context(base_url=base, bypass_csp=True)  # DOMParser is not allowed
        tab = context.new_page()
        tab.goto("./")
        tab.evaluate("document.fonts.ready")
        for reader, (width, rules) in _READERS.items():
            tab.set_viewport_size({"width": width, "height": 800})
            widths = tab.evaluate(_WIDTHS, [list(texts.values()), rules])
            found += [
                f"{path}: {wide} ({reader})"
                for path, wide in zip(texts, widths, strict=True)
                if wide != width
            ]
        context.close()
    return found
