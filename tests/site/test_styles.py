"""A page asks for its own look once, in one file that holds every sheet in its order."""

import re

import yaml

from macros.publishing.styles import STYLES
from tests.conftest import ROOT
from tests.site.building import BuiltSite
from tests.site.reading import SitePage
from tests.site.visiting import Opener


def test_every_page_asks_for_one_sheet_of_ours(pages: dict[str, SitePage]) -> None:
    for page in pages.values():
        sheets = [link.attributes["href"] for link in page.root.all("link", rel="stylesheet")]
        ours = [sheet for sheet in sheets if "assets/css/" in sheet]

        assert len(ours) == 1, page.path
        assert ours[0].endswith(STYLES), page.path


RULES = """text => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return [...sheet.cssRules].map(rule => rule.cssText)
}"""


def test_the_sheet_says_what_its_parts_say_in_their_order(site: BuiltSite, page: Opener) -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8").partition("extra_css:")[2]
    parts = yaml.safe_load(config.partition("\n\n")[0])
    browser = page(1280)

    rules = [
        rule
        for part in parts
        for rule in browser.evaluate(RULES, (ROOT / "docs" / part).read_text("utf-8"))
    ]

    assert len(parts) > 10
    assert len(rules) > 500
    assert browser.evaluate(RULES, (site.folder / STYLES).read_text("utf-8")) == rules


def test_a_mark_that_only_decorates_is_not_spoken() -> None:
    """A screen reader speaks what `content` shows, unless its words for speech are empty."""
    sheets = [path for path in (ROOT / "docs/assets/css").glob("*.css") if "print" not in path.name]
    shown = {
        f"{path.name}: {mark} {after.strip()}"
        for path in sheets
        for mark, after in re.findall(r'content: ("[^"]+");(.*\n.*)', path.read_text("utf-8"))
        if f'content: {mark} / "";' not in after
    }

    assert shown == set()
