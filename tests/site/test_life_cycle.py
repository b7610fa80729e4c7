"""An entry that moved, was withdrawn or ended can still be found, and says so."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.links import report as links
from tests.conftest import CASE, INSTRUMENT, ORGANISATION
from tests.site.axe import violations
from tests.site.building import BuiltSite, build_here
from tests.site.reading import SitePage, read_site
from tests.site.serving import serve
from tests.site.small import small_root
from tests.site.visiting import go, watch

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
    + "    archive: https://web.archive.org/web/2024/https://krant.nl/a\n"
    + "    accessed: 2024-06-03\n  - title: Een rapport\n    publisher: Een bureau\n"
    + "    url: https://bureau.nl/b\n",
    "cases/weg.yml": titled(CASE, "Een cobot die er niet meer is", WITHDRAWN)
    + "technologies: [cobots]\ncontributed_by: Een bedrijf zonder eigen pagina\n",
    "cases/steun.yml": titled(CASE, "Een bedrijf met steun van toen").replace(
        "no_support: niet-vermeld",
        "organisations: [oud]\nsupport:\n  - instrument: fout\n    outcome: gebruikt",
    ),
    "instruments/voucher.yml": titled(INSTRUMENT, "Oude voucher").replace(
        "status: open", "status: vervallen\nsucceeded_by: nieuw\nprovider_organisation: loket"
    ),
    "instruments/nieuw.yml": titled(INSTRUMENT, "Nieuwe voucher"),
    "instruments/fout.yml": titled(INSTRUMENT, "Regeling die nooit bestond", WITHDRAWN),
    "organisations/loket.yml": titled(ORGANISATION, "Vereniging van Lassers")
    + "abbreviation: VLM\n"
    + "website: https://loket.nl/\n",
    "organisations/oud.yml": titled(ORGANISATION, "Loket dat ophield", WITHDRAWN),
    "docs/voorbeelden/index.md": '# Voorbeelden\n\n{{ catalogue("cases") }}\n',
    "docs/instrumenten/index.md": '# Instrumenten\n\n{{ catalogue("instruments") }}\n',
    "docs/meedoen/te-controleren.md": "# Te controleren\n\n{{ review_list() }}\n",
    "docs/loketten/index.md": '# Loketten\n\n{{ catalogue("organisations") }}\n',
}


FAILED = ["2026-01-01", "2026-01-08", "2026-01-15"]
LOOKED = {"outcome": "weg", "why": "de pagina bestaat niet (404)", "looked_on": "2026-01-15"}
REPORT = {
    "addresses": {
        "https://krant.nl/a": {**LOOKED, "failed_on": FAILED},
        "https://bureau.nl/b": {**LOOKED, "failed_on": FAILED[:2]},
        "https://loket.nl/": {**LOOKED, "failed_on": FAILED, "worked_on": "2025-12-01"},
    }
}


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A small site with an entry in every stage of its life."""
    root = small_root(tmp_path_factory.mktemp("life"), CONTENT)
    (root / "report.json").write_text(json.dumps(REPORT), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "FOLDER", root)
        links.link_report.cache_clear()
        built = build_here(root, root / "site")
    links.link_report.cache_clear()
    return built


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
    ("path", "title", "named"),
    [
        ("voorbeelden/weg", "Een cobot die er niet meer is", set()),
        ("instrumenten/fout", "Regeling die nooit bestond", {"voorbeelden/steun"}),
        ("loketten/oud", "Loket dat ophield", {"voorbeelden/steun"}),
    ],
)
def test_a_withdrawn_entry_keeps_its_page_with_the_reason_and_counts_nowhere(
    life_pages: dict[str, SitePage], path: str, title: str, named: set[str]
) -> None:
    """Only a case that names it says so too, and its page can be reached from there."""
    page = life_pages[f"{path}/index.html"]

    assert page.root.one("h1").text == title
    words = page.root.one("main").text
    assert "Ingetrokken op 3 februari 2025. Het bedrijf bestaat niet <b>meer</b>." in words
    expected = {path, "meedoen/te-controleren", *named}
    found = {other.path for other in life_pages.values() if title in other.root.text}
    assert found == {f"{address}/index.html" for address in expected}
    for address in expected - {path}:
        assert f"{SITE_URL}{path}/" in life_pages[f"{address}/index.html"].links()


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


def test_a_source_that_is_gone_says_when_it_was_last_seen_and_an_uncertain_one_says_nothing(
    life_pages: dict[str, SitePage],
) -> None:
    case = life_pages["voorbeelden/lasrobot/index.html"].root.one("ol", **{"class": "sources"})
    party = life_pages["loketten/loket/index.html"].root.one("main")

    [first, second] = case.all("li")
    assert "Bron niet meer bereikbaar (gezien op 3 juni 2024). Bewaarde kopie" in first.text
    assert "bereikbaar" not in second.text
    assert "niet meer bereikbaar (gezien op 1 december 2025)" in party.text


@pytest.mark.parametrize(
    "address",
    [
        *("voorbeelden/weg/", "instrumenten/voucher/", "loketten/loket/", "voorbeelden/lasrobot/"),
        "meedoen/te-controleren/",
    ],
)
def test_everybody_can_use_what_is_old(tab: Page, address: str) -> None:
    go(tab, address)

    assert violations(tab) == []


def on(tab: Page, day: str) -> list[str]:
    tab.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{day}T12:00:00"))
    go(tab, "meedoen/te-controleren/")
    rows = tab.locator("tbody tr").filter(has=tab.locator("[data-due]:visible"))
    return [text.partition(" ")[0] for text in rows.locator("th a").all_inner_texts()]


def test_what_is_due_is_decided_by_the_day_in_the_browser(tab: Page) -> None:
    """Two schemes are due after a year; the case and the party, checked that day too, after two."""
    assert on(tab, "2025-05-17") == []
    expect(tab.get_by_text("Vandaag is er niets aan de beurt.")).to_be_visible()

    assert on(tab, "2025-05-18") == ["Nieuwe", "Oude"]
    expect(tab.get_by_text("Nu aan de beurt: 2 van de 5.")).to_be_visible()
    assert on(tab, "2026-05-18") == ["Nieuwe", "Oude", "Lasrobot", "Een", "Vereniging"]


def test_the_list_of_what_to_check_is_complete_without_scripts_and_claims_nothing_of_today(
    life_pages: dict[str, SitePage],
) -> None:
    page = life_pages["meedoen/te-controleren/index.html"].root.one("main")

    dates = [time.text for row in page.all("tr") for time in row.all("time")]
    assert dates == ["17 mei 2024", "17 mei 2025"] * 2 + ["17 mei 2024", "17 mei 2026"] * 3
    assert all("hidden" in mark.attributes for mark in page.all("span", **{"data-due": ""}))
    assert "Lasrobot neemt het seriewerk over: Een artikel, krant.nl." in page.text
    assert "Vereniging van Lassers: website, loket.nl. Gezien op 1 december 2025." in page.text
