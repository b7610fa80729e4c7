"""Every entry has a page with its place in the site, and pages that belong together link."""

from collections.abc import Iterator

import pytest

from macros.library import Library, by_title
from macros.models import KINDS, Case, Entry, Instrument, Organisation
from macros.pages import generated_pages
from macros.rendering import Context
from macros.taxonomy import all_taxonomies
from tests.site.building import EDIT_BASE, SITE_URL
from tests.site.reading import Element, SitePage

Pages = dict[str, SitePage]
SECTIONS = {
    "cases": "Voorbeelden",
    "instruments": "Instrumenten",
    "organisations": "Loketten",
}
# Vocabularies whose terms stand on the page of an entry as a mark or a sentence, not as a link.
IN_WORDS = {
    "bases",
    "certainties",
    "evidence",
    "no_support_reasons",
    "organisation_statuses",
    "questions",
    "support_outcomes",
}
KIND_NAMES = [kind.folder for kind in KINDS]


def page_of(pages: Pages, entry: Entry) -> SitePage:
    return pages[f"{entry.address}/{entry.slug}/index.html"]


def url_of(entry: Entry) -> str:
    return f"{SITE_URL}{entry.address}/{entry.slug}/"


def url_of_term(library: Library, name: str, term: str) -> str | None:
    return Context(library, SITE_URL).url_for_term(name, term)


def terms_with_a_page(library: Library) -> Iterator[tuple[str, str, str]]:
    """Vocabulary, term and address of every term in use that has a page of its own."""
    for name, vocabulary in all_taxonomies().items():
        for term in vocabulary.terms:
            url = url_of_term(library, name, term)
            if url and library.carrying(name, term):
                yield name, term, url


def entry_pages(library: Library, pages: Pages) -> Iterator[tuple[Entry, SitePage]]:
    for entry in library.everything():
        yield entry, page_of(pages, entry)


def navigation(page: SitePage, name: str) -> Element:
    return page.root.one("nav", aria_label=name)


def cards_of(page: SitePage) -> list[Element]:
    return [
        element
        for element in page.root.all("article")
        if "card" in element.attributes.get("class", "").split()
    ]


def article_links(page: SitePage) -> list[str]:
    return [link for article in page.root.all("main") for link in page.links(article)]


@pytest.mark.parametrize(("kind", "least"), [(Case, 43), (Instrument, 73), (Organisation, 100)])
def test_there_are_as_many_pages_as_were_researched(
    pages: Pages, kind: type[Entry], least: int
) -> None:
    found = [path for path in pages if path.startswith(f"{kind.address}/")]

    assert len(found) - 1 >= least


def test_every_entry_and_every_term_in_use_has_a_page(library: Library, pages: Pages) -> None:
    expected = {f"{page.path.removesuffix('.md')}/index.html" for page in generated_pages(library)}

    assert expected - set(pages) == set()


def test_a_case_links_to_every_instrument_it_names(library: Library, pages: Pages) -> None:
    lost = [
        f"{case.slug} → {support.instrument}"
        for case in library.all(Case)
        for support in case.support
        if url_of(library.get(Instrument, support.instrument))
        not in article_links(page_of(pages, case))
    ]

    assert lost == []


def test_an_instrument_links_to_every_case_that_names_it(library: Library, pages: Pages) -> None:
    lost = [
        f"{support.instrument} → {case.slug}"
        for case in library.all(Case)
        for support in case.support
        if url_of(case)
        not in article_links(page_of(pages, library.get(Instrument, support.instrument)))
    ]

    assert lost == []


def test_a_case_and_an_organisation_link_to_each_other(library: Library, pages: Pages) -> None:
    lost = []
    for case in library.all(Case):
        for slug in case.organisations:
            organisation = library.get(Organisation, slug)
            if url_of(organisation) not in article_links(page_of(pages, case)):
                lost.append(f"{case.slug} → {slug}")
            if url_of(case) not in article_links(page_of(pages, organisation)):
                lost.append(f"{slug} → {case.slug}")

    assert lost == []


def test_an_instrument_and_its_successor_link_to_each_other(library: Library, pages: Pages) -> None:
    lost = []
    for instrument in library.all(Instrument):
        if instrument.succeeded_by:
            successor = library.get(Instrument, instrument.succeeded_by)
            if url_of(successor) not in article_links(page_of(pages, instrument)):
                lost.append(f"{instrument.slug} → {successor.slug}")
            if url_of(instrument) not in article_links(page_of(pages, successor)):
                lost.append(f"{successor.slug} → {instrument.slug}")

    assert lost == []


def test_the_title_of_an_entry_is_its_heading_and_in_the_title_of_its_page(
    library: Library, pages: Pages
) -> None:
    wrong = [
        entry.slug
        for entry, page in entry_pages(library, pages)
        if not page.root.one("h1").text.startswith(entry.title)
        or not page.title.startswith(entry.title)
    ]

    assert wrong == []


def test_the_summary_of_an_entry_is_the_description_of_its_page(
    library: Library, pages: Pages
) -> None:
    wrong = [
        entry.slug
        for entry, page in entry_pages(library, pages)
        if " ".join(page.description.split()) != " ".join(getattr(entry, "summary", "").split())
    ]

    assert wrong == []


def test_the_breadcrumb_leads_from_the_start_through_the_section(
    library: Library, pages: Pages
) -> None:
    wrong = []
    for entry, page in entry_pages(library, pages):
        path = navigation(page, "Kruimelpad")
        words = [item.text for item in path.all("li")]
        if words != ["Start", SECTIONS[entry.folder], entry.title]:
            wrong.append(f"{page.path}: {words}")
        if page.links(path) != [SITE_URL, f"{SITE_URL}{entry.address}/"]:
            wrong.append(f"{page.path}: {page.links(path)}")

    assert wrong == []


def test_the_section_of_an_entry_is_marked_in_the_main_menu(library: Library, pages: Pages) -> None:
    wrong = []
    for entry, page in entry_pages(library, pages):
        links = navigation(page, "Hoofdmenu").all("a")
        marked = {link.text for link in links if "aria-current" in link.attributes}
        if marked != {SECTIONS[entry.folder]}:
            wrong.append(f"{page.path}: {marked}")

    assert wrong == []


def test_the_edit_link_leads_to_the_file_of_the_entry(library: Library, pages: Pages) -> None:
    wrong = [
        page.path
        for entry, page in entry_pages(library, pages)
        if f"{EDIT_BASE}{entry.folder}/{entry.slug}.yml" not in page.links()
    ]

    assert wrong == []


@pytest.mark.parametrize("folder", KIND_NAMES)
def test_one_can_leaf_through_the_entries_of_a_kind(
    library: Library, pages: Pages, folder: str
) -> None:
    (kind,) = (kind for kind in KINDS if kind.folder == folder)
    entries = by_title(library.all(kind))
    wrong = []
    for index, entry in enumerate(entries):
        page = page_of(pages, entry)
        neighbours = [*entries[max(index - 1, 0) : index], *entries[index + 1 : index + 2]]
        steps = navigation(page, "Vorige en volgende pagina")
        if page.links(steps) != [url_of(neighbour) for neighbour in neighbours]:
            wrong.append(f"{page.path}: {page.links(steps)}")
        if not all(neighbour.title in steps.text for neighbour in neighbours):
            wrong.append(f"{page.path}: {steps.text}")

    assert wrong == []


@pytest.mark.parametrize("folder", KIND_NAMES)
def test_a_catalogue_holds_a_card_for_every_entry(
    library: Library, pages: Pages, folder: str
) -> None:
    (kind,) = (kind for kind in KINDS if kind.folder == folder)
    catalogue = pages[f"{kind.address}/index.html"]
    cards = cards_of(catalogue)

    assert sorted(link for card in cards for link in catalogue.links(card)) == sorted(
        url_of(entry) for entry in library.all(kind)
    )
    shown = " ".join(card.text for card in cards)
    assert [
        entry.slug
        for entry in library.all(kind)
        if " ".join(getattr(entry, "summary", "").split()) not in shown
    ] == []


def test_the_page_of_a_term_lists_everything_that_carries_it(
    library: Library, pages: Pages
) -> None:
    """The page of a type leaves out the instruments that do not suit it or are closed."""
    by_url = {page.url: page for page in pages.values()}
    wrong = []
    for name, term, url in terms_with_a_page(library):
        links = article_links(by_url[url])
        wrong += [
            f"{name}/{term} → {entry.slug}"
            for entry in library.carrying(name, term)
            if url_of(entry) not in links
            and not (name == "yamamoto" and isinstance(entry, Instrument))
        ]

    assert wrong == []


def test_the_page_of_a_term_has_no_card_of_what_does_not_carry_it(
    library: Library, pages: Pages
) -> None:
    by_url = {page.url: page for page in pages.values()}
    wrong = []
    for name, term, url in terms_with_a_page(library):
        carrying = {url_of(entry) for entry in library.carrying(name, term)}
        shown = {link for card in cards_of(by_url[url]) for link in by_url[url].links(card)}
        wrong += [f"{name}/{term} → {link}" for link in sorted(shown - carrying)]

    assert wrong == []


def test_an_entry_links_to_the_page_of_every_term_that_it_shows_as_a_tag(
    library: Library, pages: Pages
) -> None:
    urls = {(name, term): url for name, term, url in terms_with_a_page(library)}
    lost = []
    for entry, page in entry_pages(library, pages):
        links = article_links(page)
        lost += [
            f"{page.path} → {name}/{term}"
            for name, term in sorted(entry.terms & urls.keys())
            if name not in IN_WORDS and urls[name, term] not in links
        ]

    assert lost == []


def test_every_page_of_a_term_has_its_place_in_the_site(library: Library, pages: Pages) -> None:
    by_url = {page.url: page for page in pages.values()}
    wrong = []
    for name, term, url in terms_with_a_page(library):
        page = by_url[url]
        path = page.links(navigation(page, "Kruimelpad"))
        marked = [
            link.text
            for link in navigation(page, "Hoofdmenu").all("a")
            if "aria-current" in link.attributes
        ]
        if not path or path[0] != SITE_URL or len(path) < 2 or not marked:
            wrong.append(f"{name}/{term}: {path} {marked}")

    assert wrong == []
