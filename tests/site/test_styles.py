"""A page asks for its own look once, in one file that holds every sheet in its order."""

import re

import yaml

from macros.publishing.styles import STYLES
from tests.conftest import ROOT
from tests.site.building import BuiltSite
from tests.site.reading import SitePage


def test_every_page_asks_for_one_sheet_of_ours(pages: dict[str, SitePage]) -> None:
    for page in pages.values():
        sheets = [link.attributes["href"] for link in page.root.all("link", rel="stylesheet")]
        ours = [sheet for sheet in sheets if "assets/css/" in sheet]

        assert len(ours) == 1, page.path
        assert ours[0].endswith(STYLES), page.path


def test_the_sheet_holds_every_part_in_its_order(site: BuiltSite) -> None:
    text = (site.folder / STYLES).read_text("utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").partition("extra_css:")[2]
    parts = yaml.safe_load(config.partition("\n\n")[0])
    places = [text.index((ROOT / "docs" / part).read_text("utf-8").strip()) for part in parts]

    assert len(parts) > 10
    assert places == sorted(places)


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
