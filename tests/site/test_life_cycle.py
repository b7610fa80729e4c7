"""An entry that moved, was withdrawn or ended can still be found, and says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import CASE, INSTRUMENT, ORGANISATION
from tests.site.building import BuiltSite, build_here
from tests.site.reading import SitePage, read_site
from tests.site.serving import serve
from tests.site.small import small_root
from tests.site.visiting import watch

SITE_URL = "https://voorbeeld.github.io/repo/"
WITHDRAWN = "withdrawn:\n  date: 2025-02-03\n  reason: Het bedrijf bestaat niet <b>meer</b>.\n"


def titled(text: str, title: str, more: str = "") -> str:
    _, *rest = text.splitlines(keepends=True)
    return f"title: {title}\n{''.join(rest)}{more}"


CONTENT = {
    "cases/lasrobot.yml": CASE
    + "former_slugs: [oude-lasrobot, las-robot]\n"
    + "contributed_by: VLM\ncontact_url: https://www.loket.nl/vragen\n"
    + "sources:\n  - title: Een artikel\n    publisher: Een krant\n    url: https://krant.nl/a\n"
    + "    archive: https://web.archive.org/web/2024/https://krant.nl/a\n",
    "cases/weg.yml": titled(CASE, "Een cobot die er niet meer is", WITHDRAWN)
    + "technologies: [cobots]\ncontributed_by: Een bedrijf zonder eigen pagina\n",
    "instruments/voucher.yml": titled(INSTRUMENT, "Oude voucher").replace(
        "status: open", "status: vervallen\nsucceeded_by: nieuw\nprovider_organisation: loket"
    ),
    "instruments/nieuw.yml": titled(INSTRUMENT, "Nieuwe voucher"),
    "instruments/fout.yml": titled(INSTRUMENT, "Regeling die nooit bestond", WITHDRAWN),
    "organisations/loket.yml": titled(ORGANISATION, "Vereniging van Lassers")
    + "abbreviation: VLM\n",
    "organisations/oud.yml": titled(ORGANISATION, "Loket dat ophield", WITHDRAWN),
    "docs/voorbeelden/index.md": '# Voorbeelden\n\n{{ catalogue("cases") }}\n',
    "docs/instrumenten/index.md": '# Instrumenten\n\n{{ catalogue("instruments") }}\n',
    "docs/loketten/index.md": '# Loketten\n\n{{ catalogue("organisations") }}\n',
}


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A small site with an entry in every stage of its life."""
    root = small_root(tmp_path_factory.mktemp("life"), CONTENT)
    return build_here(root, root / "site")


@pytest.fixture(scope="module")
def life_pages(life: BuiltSite) -> dict[str, SitePage]:
    return read_site(life.folder, SITE_URL)


@pytest.fixture
def tab(life: BuiltSite, browser: Browser) -> Iterator[Page]:
    with serve(life.folder) as base:
        context = browser.new_context(base_url=base)
        yield context.new_page()
        context.close()


def text_of(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


@pytest.mark.parametrize("old", ["oude-lasrobot", "las-robot"])
def test_an_old_address_leads_on_to_the_page(tab: Page, old: str) -> None:
    visit = watch(tab)
    tab.goto("voorbeelden/")
    tab.goto(f"voorbeelden/{old}/#bronnen")
    tab.wait_for_url("**/voorbeelden/lasrobot/#bronnen")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Lasrobot neemt het seriewerk over")

    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Voorbeelden")
    assert visit.messages == []


def test_an_old_address_says_where_to_go_without_javascript(
    life: BuiltSite, browser: Browser
) -> None:
    with serve(life.folder) as base:
        context = browser.new_context(base_url=base, java_script_enabled=False)
        tab = context.new_page()
        tab.goto("voorbeelden/las-robot/")
        tab.get_by_role("link", name="Lasrobot neemt het seriewerk over").click()
        assert tab.url == f"{base}voorbeelden/lasrobot/"
        context.close()


def test_an_old_address_names_the_new_one_as_the_real_one(life_pages: dict[str, SitePage]) -> None:
    page = life_pages["voorbeelden/las-robot/index.html"]

    [link] = page.root.all("link", rel="canonical")
    assert link.attributes["href"] == f"{SITE_URL}voorbeelden/lasrobot/"
    assert page.root.all("meta", http_equiv="refresh") == []


def test_the_sitemap_has_pages_to_look_for_only(life: BuiltSite) -> None:
    sitemap = text_of(life.folder, "sitemap.xml")

    assert sitemap.startswith("<?xml")
    assert f"<loc>{SITE_URL}voorbeelden/lasrobot/</loc>" in sitemap
    assert sitemap.count("voorbeelden/lasrobot/") == 1
    for address in ("las-robot", "voorbeelden/weg/", "instrumenten/fout/", "loketten/oud/"):
        assert address not in sitemap


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("voorbeelden/weg", "Een cobot die er niet meer is"),
        ("instrumenten/fout", "Regeling die nooit bestond"),
        ("loketten/oud", "Loket dat ophield"),
    ],
)
def test_a_withdrawn_entry_keeps_its_page_with_the_reason_and_counts_nowhere(
    life_pages: dict[str, SitePage], path: str, title: str
) -> None:
    page = life_pages[f"{path}/index.html"]

    assert page.root.one("h1").text == title
    words = page.root.one("main").text
    assert "Ingetrokken op 3 februari 2025. Het bedrijf bestaat niet <b>meer</b>." in words
    named = {other.path for other in life_pages.values() if title in other.root.text}
    assert named == {page.path}


def test_a_withdrawn_entry_is_not_found_by_searching(life_pages: dict[str, SitePage]) -> None:
    searched = {
        path
        for path, page in life_pages.items()
        if any("data-pagefind-body" in element.attributes for element in page.root)
    }

    assert "voorbeelden/lasrobot/index.html" in searched
    assert searched.isdisjoint(
        f"{path}/index.html"
        for path in (
            "voorbeelden/weg",
            "voorbeelden/las-robot",
            "instrumenten/fout",
            "loketten/oud",
        )
    )


def test_a_term_that_only_a_withdrawn_entry_carries_still_has_its_page(
    life: BuiltSite, life_pages: dict[str, SitePage]
) -> None:
    assert "onderwerpen/techniek/cobots/index.html" in life_pages
    assert life.warnings == []


def test_an_ended_scheme_says_so_on_top_and_names_its_successor(
    life_pages: dict[str, SitePage],
) -> None:
    page = life_pages["instrumenten/voucher/index.html"]

    [banner] = [
        part
        for part in page.root.all("div")
        if part.attributes.get("class") == "notice notice--warning"
    ]
    assert banner.text.startswith("Vervallen.")
    assert "In plaats hiervan is er nu Nieuwe voucher" in banner.text


def test_who_contributed_an_entry_is_credited_on_both_pages(
    life_pages: dict[str, SitePage],
) -> None:
    case = life_pages["voorbeelden/lasrobot/index.html"].root.one("main")
    party = life_pages["loketten/loket/index.html"].root.one("main")

    assert "Aangedragen door Vereniging van Lassers." in case.text
    assert "Stel hem via loket.nl." in case.text
    assert "Aangedragen door dit loket" in party.text
    assert "Lasrobot neemt het seriewerk over" in party.text
    withdrawn = life_pages["voorbeelden/weg/index.html"].root.one("main")
    assert "Aangedragen door Een bedrijf zonder eigen pagina." in withdrawn.text


def test_a_source_with_a_kept_copy_links_to_it(life_pages: dict[str, SitePage]) -> None:
    page = life_pages["voorbeelden/lasrobot/index.html"]

    assert "https://web.archive.org/web/2024/https://krant.nl/a" in page.links()
