"""The sitemap names every public page, dated by its content and by nothing else."""

import gzip
from collections.abc import Mapping

import pytest
from lxml import etree

from macros.library import Library
from macros.models import Case
from tests.site.building import SITE_URL, BuiltSite
from tests.site.reading import SitePage

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def dates(site: BuiltSite) -> Mapping[str, str]:
    """The date of each address; empty where there is none."""
    root = etree.parse(site.folder / "sitemap.xml").getroot()
    return {
        url.findtext("s:loc", namespaces=NAMES): url.findtext("s:lastmod", "", NAMES)
        for url in root.findall("s:url", NAMES)
    }


def test_every_page_but_that_for_wrong_addresses_is_in_it(
    pages: dict[str, SitePage], dates: Mapping[str, str]
) -> None:
    assert set(dates) == {page.url for page in pages.values() if page.path != "404.html"}


def test_a_page_of_an_entry_has_the_day_on_which_it_was_checked(
    library: Library, dates: Mapping[str, str]
) -> None:
    for entry in library.everything():
        assert dates[f"{SITE_URL}{entry.address}/{entry.slug}/"] == entry.checked_on


def test_a_page_above_entries_has_the_newest_of_their_days(
    library: Library, dates: Mapping[str, str]
) -> None:
    assert dates[f"{SITE_URL}voorbeelden/"] == max(case.checked_on for case in library.all(Case))
    assert dates[SITE_URL] == max(entry.checked_on for entry in library.everything())


def test_a_page_whose_date_is_not_known_has_none(dates: Mapping[str, str]) -> None:
    assert dates[f"{SITE_URL}over/privacy/"] == ""


def test_the_packed_one_is_the_same(site: BuiltSite) -> None:
    packed = (site.folder / "sitemap.xml.gz").read_bytes()

    assert gzip.decompress(packed) == (site.folder / "sitemap.xml").read_bytes()


def test_robots_are_led_to_it(site: BuiltSite) -> None:
    told = (site.folder / "robots.txt").read_text("utf-8")

    assert f"Sitemap: {SITE_URL}sitemap.xml" in told.splitlines()
    assert "Disallow" not in told
