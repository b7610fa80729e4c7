"""The page Gegevens names every file that is published, and what it promises of them is so."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from macros.exports import VERSION, Export, all_exports, edition_of
from macros.library import Library
from macros.models import Case, Instrument
from macros.publication import Site
from tests.site.building import SITE_URL, BuiltSite
from tests.site.reading import Element, SitePage
from tests.site.visiting import Opener, go, watch

PAGE = "gegevens/"
SITE_NAME = "Smart Manufacturing Kenniscentrum"
CALENDARS = re.compile(r"instrumenten/[a-z0-9-]+/kalender\.ics")


@pytest.fixture(scope="module")
def data_page(pages: dict[str, SitePage]) -> SitePage:
    return pages[f"{PAGE}index.html"]


def block(page: SitePage, name: str) -> Element:
    return page.root.one("section", data_export=name)


@pytest.mark.parametrize("one", all_exports().values(), ids=all_exports())
def test_an_export_is_on_the_page_with_all_its_files(
    site: BuiltSite, library: Library, data_page: SitePage, one: Export
) -> None:
    told = block(data_page, one.name)
    files = edition_of(library, Site(SITE_NAME, SITE_URL)).files_of(one)
    links = data_page.links(told)

    assert told.one("h3").text == one.title
    assert one.description in told.text
    assert "CC BY 4.0" in told.text
    for file in files:
        assert f"{SITE_URL}{file.path}" in links
        published = (site.folder / file.path).read_bytes()
        assert published == file.content
        size = max(round(len(published) / 1000), 1)
        assert re.search(rf"{re.escape(file.path)} [^,]+, [^,]+, {size} kB", told.text)
        for column in file.columns:
            assert column.name in [code.text for code in told.all("code")]


def test_no_file_with_data_is_published_that_the_page_does_not_name(
    site: BuiltSite, data_page: SitePage
) -> None:
    named = {link.removeprefix(SITE_URL) for link in data_page.links()}
    found = {
        path.relative_to(site.folder).as_posix()
        for pattern in ("data/**/*.*", "*.ics", "feed.xml", "instrumenten/*/*.ics")
        for path in site.folder.glob(pattern)
    }

    assert found - named == set()


def test_what_follows_a_schema_links_to_it(data_page: SitePage) -> None:
    for one in all_exports().values():
        if one.schema:
            assert f"{SITE_URL}{one.schema}" in data_page.links(block(data_page, one.name))


def test_the_newest_change_of_the_form_is_the_version_in_the_files(data_page: SitePage) -> None:
    headings = [heading.text for heading in data_page.root.all("h2", "h3")]
    changes = headings[headings.index("Wijzigingen in de vorm") + 1 :]

    assert changes[0] == VERSION


def test_every_key_at_the_top_of_a_file_is_explained(data_page: SitePage, site: BuiltSite) -> None:
    explained = {code.text for code in data_page.root.one("main").all("code")}
    text = (site.folder / "data/v1/cases.json").read_text("utf-8")

    assert set(re.findall(r'^"(\w+)":', text, re.MULTILINE)) - explained == {"cases"}


def test_the_example_in_python_counts_the_cases(
    served: str, data_page: SitePage, library: Library
) -> None:
    code = data_page.root.one("pre", aria_label="Tellen met Python")
    words = "".join(child for child in code.one("code").children if isinstance(child, str))
    outcome = subprocess.run(
        [sys.executable, "-c", words.replace(SITE_URL, served)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert "Counter({" in outcome.stdout
    assert f"{len(library.all(Case))} voorbeelden" in outcome.stdout
    assert "geen steekproef" in outcome.stdout


def test_every_address_in_an_example_is_a_file(data_page: SitePage, site: BuiltSite) -> None:
    told = " ".join(code.text for code in data_page.root.all("pre"))
    addresses = re.findall(rf"{re.escape(SITE_URL)}([\w/.-]+)", told)

    assert len(addresses) == 3
    assert all((site.folder / address).is_file() for address in addresses)


def test_every_page_leads_to_the_feed_and_to_the_data(pages: dict[str, SitePage]) -> None:
    for page in pages.values():
        (feed,) = page.root.all("link", type="application/atom+xml")
        if page.path != "404.html":
            assert f"{SITE_URL}feed.xml" in page.links()
            assert f"{SITE_URL}{PAGE}" in page.links(page.root.one("footer"))
        assert "alternate" in feed.attributes["rel"].split()


def test_an_instrument_links_to_its_calendar_exactly_when_days_were_to_come(
    pages: dict[str, SitePage], library: Library
) -> None:
    linking = []
    for instrument in library.all(Instrument):
        page = pages[f"instrumenten/{instrument.slug}/index.html"]
        days = [day for one in instrument.application.windows for day in (one.opens, one.closes)]
        is_useful = max(filter(None, days), default="") >= instrument.checked_on
        links = [link for link in page.links() if CALENDARS.search(link)]
        assert links == [f"{page.url}kalender.ics"] * is_useful, instrument.slug
        linking += links
    assert linking


def test_the_calendar_of_everything_is_on_the_pages_where_one_looks_for_dates(
    pages: dict[str, SitePage],
) -> None:
    for path in ("instrumenten/index.html", f"{PAGE}index.html"):
        assert f"{SITE_URL}kalender.ics" in pages[path].links()


def test_columns_are_folded_and_open_by_keyboard_also_without_a_script(page: Opener) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(PAGE)
    columns = tab.get_by_role("region", name="Kolommen van Voorbeelden")
    expect(columns).to_be_hidden()

    tab.locator("summary", has_text="van Voorbeelden").focus()
    tab.keyboard.press("Enter")

    expect(columns.get_by_text("company.sector", exact=True)).to_be_visible()


def test_the_link_to_the_feed_makes_the_theme_fetch_nothing(page: Opener) -> None:
    tab = page()
    visit = watch(tab)
    go(tab, PAGE)
    tab.wait_for_load_state("networkidle")

    assert [url for url in visit.requests if url.endswith(".xml")] == []
    assert visit.messages == []


def test_a_link_gives_the_file_itself(page: Opener) -> None:
    tab = page()
    go(tab, PAGE)
    with tab.expect_download() as started:
        tab.get_by_role("link", name="data/v1/cases.csv").click()

    assert started.value.suggested_filename == "cases.csv"
