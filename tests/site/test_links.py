"""Every page can be reached, and everything it points at exists."""

from collections import Counter
from pathlib import Path

from tests.conftest import ROOT
from tests.site.building import EDIT_BASE, SITE_URL, BuiltSite
from tests.site.reading import SitePage, place_of

Pages = dict[str, SitePage]


def moved(page: SitePage) -> bool:
    """Whether this is an old address, which only leads on to the new one."""
    return page.root.all("div", data_component="moved") != []


def test_the_strict_build_has_nothing_to_warn_about(site: BuiltSite) -> None:
    assert site.warnings == []


def test_every_internal_address_leads_to_a_file(site: BuiltSite, pages: Pages) -> None:
    lost = [
        f"{page.path} → {link}"
        for page in pages.values()
        for link in page.links()
        if (place := place_of(link, SITE_URL)) and not (site.folder / place[0]).is_file()
    ]

    assert lost == []


def test_no_address_leaves_the_sub_path_of_the_site(pages: Pages) -> None:
    host = SITE_URL.removesuffix("repo/")
    outside = [
        f"{page.path} → {link}"
        for page in pages.values()
        for link in page.links()
        if link.startswith(host) and not link.startswith(SITE_URL)
    ]

    assert outside == []


def test_every_fragment_leads_to_an_element(pages: Pages) -> None:
    ids = {path: set(page.ids) for path, page in pages.items()}
    lost = [
        f"{page.path} → {link}"
        for page in pages.values()
        for link in page.links()
        if "#" in link
        and (place := place_of(link, SITE_URL))
        and place[1]
        and "=" not in place[1]  # a choice that a script reads, no element
        and place[1] not in ids.get(place[0], set())
    ]

    assert lost == []


def test_every_reference_by_id_leads_to_an_element(pages: Pages) -> None:
    lost = [
        f"{page.path}: {name}={value}"
        for page in pages.values()
        for element in page.root
        for name in ("for", "aria-controls", "aria-labelledby", "aria-describedby")
        for value in element.attributes.get(name, "").split()
        if value not in page.ids
    ]

    assert lost == []


def test_every_page_but_that_for_wrong_addresses_is_linked_from_another(pages: Pages) -> None:
    linked = {
        place[0]
        for page in pages.values()
        for link in page.links(page.root.one("body"))
        if (place := place_of(link, SITE_URL)) and place[0] != page.path
    }

    assert {path for path in set(pages) - linked if not moved(pages[path])} == {"404.html"}


def test_an_id_is_used_once_per_page(pages: Pages) -> None:
    double = {
        page.path: found
        for page in pages.values()
        if (found := [id for id, number in Counter(page.ids).items() if number > 1])
    }

    assert double == {}


def test_every_page_has_one_main_heading(pages: Pages) -> None:
    wrong = {
        page.path: [heading.text for heading in found]
        for page in pages.values()
        if len(found := page.root.all("h1")) != 1 or not found[0].text
    }

    assert wrong == {}


def test_headings_do_not_skip_a_level(pages: Pages) -> None:
    """A dialog is left out: it stands apart from the page that it is shown over."""
    skipped = []
    for page in pages.values():
        level = 0
        for heading in page.root.without("dialog").all("h1", "h2", "h3", "h4", "h5", "h6"):
            if int(heading.tag[1]) > level + 1:
                skipped.append(f"{page.path}: {heading.tag} {heading.text}")
            level = int(heading.tag[1])

    assert skipped == []


def test_every_page_says_that_it_is_in_dutch(pages: Pages) -> None:
    languages = {page.root.one("html").attributes.get("lang") for page in pages.values()}

    assert languages == {"nl"}


def test_every_page_has_a_title_and_a_description(pages: Pages) -> None:
    without = [page.path for page in pages.values() if not (page.title and page.description)]

    assert without == []


def test_no_two_pages_have_the_same_title(pages: Pages) -> None:
    titles = Counter(page.title for page in pages.values())

    assert [title for title, number in titles.items() if number > 1] == []


def test_a_page_names_its_own_address_as_the_real_one(pages: Pages) -> None:
    wrong = [
        f"{page.path} → {link.attributes['href']}"
        for page in pages.values()
        for link in page.root.all("link", rel="canonical")
        if link.attributes["href"] != page.url and not moved(page)
    ]

    assert wrong == []


def test_every_edit_link_leads_to_a_file_in_the_repository(pages: Pages) -> None:
    sources = {
        page.path: [
            link.removeprefix(EDIT_BASE) for link in page.links() if link.startswith(EDIT_BASE)
        ]
        for page in pages.values()
        if page.path != "404.html"
    }

    assert [path for path, found in sources.items() if len(found) != 1] == []
    assert [name for (name,) in sources.values() if not Path(ROOT, name).is_file()] == []
