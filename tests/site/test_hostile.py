"""A site with everything hostile and awkward that is accepted: shown as written, nothing runs.

One build holds the real content and every accepted file of `tests/hostile/`. Nothing hostile may
change a page that is not about it. To build once per file would take an hour, so the one build is
compared, page by page, with the real site. Three things of a page may differ: the links to the
previous and next page, words that are only there for the search (parts of compounds that other
texts use), and, on pages that list or count all content (`COUNTING`) or that link to one of
the entries, that part. Such a page must still have every card it had, word for word. A file that
spoils a page it is not on fails the first comparison, one that spoils a list the second; which one
it is, its title in the difference tells.

The policy of the pages is switched off in the browser: that nothing runs must be due to how the
pages are made. `test_policy.py` tries the policy by itself.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as PlaywrightError

from macros.models import KINDS
from tests.conftest import CASE, INSTRUMENT, ORGANISATION, ROOT
from tests.hostile.corpus import Hostile, corpus
from tests.site.building import CONTACT, SITE_URL, BuiltSite, build_here
from tests.site.narrow import moving_sideways
from tests.site.reading import SitePage, read_site
from tests.site.serving import serve
from tests.site.small import small_root
from tests.site.test_search import look_for
from tests.site.visiting import Visit, go, watch

ACCEPTED = corpus("inert", "exact")
EXACT = corpus("exact")
TITLE = "{{ 7*7 }} <script>tripped()</script>"
PROSE = """\
Eerst **nadruk** en een [goede link](https://voorbeeld.nl/), dan [geen](javascript:tripped()).

- een lijst {: onclick="tripped()" }

<script>tripped()</script>
"""
# A case that names others, all with hostile titles.
NAMING = {
    "cases/vijandig-noemt.yml": CASE.replace("Lasrobot neemt het seriewerk over", f"'{TITLE}'")
    .replace("Er waren te weinig lassers.", "|\n" + re.sub("(?m)^", "  ", PROSE))
    .replace(
        "no_support: niet-vermeld\n",
        "support:\n- {instrument: vijandig-genoemd, outcome: gebruikt}\n"
        "organisations: [vijandig-genoemd]\n",
    ),
    "instruments/vijandig-genoemd.yml": INSTRUMENT.replace("Innovatievoucher", f"'{TITLE}'"),
    "organisations/vijandig-genoemd.yml": ORGANISATION.replace(
        "Loket voor de maakindustrie", f"'{TITLE}'"
    ),
}
NAMED = ["voorbeelden/vijandig-noemt/", "instrumenten/vijandig-genoemd/"]
NAMED += ["loketten/vijandig-genoemd/"]
ADDRESSES = [hostile.address for hostile in ACCEPTED] + NAMED

# The pages that list or count all content.
COUNTING = re.compile(
    r"|(voorbeelden|instrumenten|loketten|instrumentenwijzer|toets|dekking|onderwerpen)/"
    r"|scan/(resultaat/)?|zo-rekenen-we/|gegevens/|meedoen/te-controleren/|meedoen/formulier/([a-z]+/)?|kennis/knelpunten/([a-z]+/)?|kennis/vier-typen/([1-4]/)?"
    r"|kennis/mrl/([1-9]/)?"
)
_STEPS = re.compile(r'<nav class="kc-footer__steps".*?</nav>', re.DOTALL)
_SEARCHED = re.compile(r' data-search-words="[^"]*"')
_COUNTED = re.compile(r" Hier staan er \d+ van de \d+\.")  # how many cases an instrument fits


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real project with all of these among its content, built strictly."""
    root = tmp_path_factory.mktemp("hostile")
    for folder in ("docs", *(kind.folder for kind in KINDS)):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "macros").symlink_to(ROOT / "macros")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for hostile in ACCEPTED:
        hostile.put(root)
    for name, text in NAMING.items():
        (root / name).write_text(text, "utf-8")
    return build_here(root, root / "built")


@pytest.fixture(scope="module")
def hostile_pages(hostile_site: BuiltSite) -> dict[str, SitePage]:
    return read_site(hostile_site.folder, SITE_URL)


@pytest.fixture(scope="module")
def tab(hostile_site: BuiltSite, browser: Browser) -> Iterator[Page]:
    """A tab at that site, without the protection of the policy."""
    with serve(hostile_site.folder) as base:
        context = browser.new_context(base_url=base, bypass_csp=True)
        context.add_init_script("print = () => {}")  # there are buttons for it
        yield context.new_page()
        context.close()


@pytest.fixture(scope="module")
def tripped(tab: Page) -> list[str]:
    """The addresses of the pages on which the function that may never be called was called."""
    calls: list[str] = []
    tab.expose_function("tripped", lambda: calls.append(tab.url))
    return calls


@pytest.fixture(scope="module")
def seen(tab: Page) -> Visit:
    return watch(tab)


# Everything that an element listens to by itself is told of; leaving the page is prevented.
_TOUCH_ALL = """(contact) => {
  addEventListener("click", (event) => event.preventDefault(), true)
  addEventListener("submit", (event) => event.preventDefault(), true)
  const kinds = ["mouseover", "mouseenter", "mousemove", "pointerenter", "focus", "focusin", "blur",
    "click", "keydown", "input", "change", "toggle", "load", "error", "animationstart", "begin"]
  for (const element of document.querySelectorAll("head > *, main *, footer *")) {
    for (const kind of kinds) element.dispatchEvent(new Event(kind, { cancelable: true }))
  }
  const isOwn = ({ protocol, href }) => ["http:", "https:"].includes(protocol) || href === contact
  return [
    ...[...document.links].filter((link) => !isOwn(link)).map(({ href }) => href),
    ...[...document.scripts]
      .filter(({ type, text }) => type.startsWith("application/") ? /[<>]/.test(text) : text)
      .map(({ outerHTML }) => outerHTML),
    ...[...document.querySelectorAll("main [id^='__']:not(pre)")].map(({ outerHTML }) => outerHTML),
    ...[...document.querySelectorAll("main :is(img, iframe, object, embed, style, base, meta)")]
      .map(({ outerHTML }) => outerHTML),
  ]
}"""


def touched(tab: Page, address: str) -> list[str]:
    """Load a page and touch everything on it; gives what should not be there."""
    try:
        go(tab, address)
    except PlaywrightError:  # what was touched on the page before was just leading elsewhere
        tab.wait_for_timeout(1_000)
        go(tab, address)
    found: list[str] = tab.evaluate(_TOUCH_ALL, f"mailto:{CONTACT}")
    return found


def test_nothing_of_the_content_runs_on_its_own_page(
    tab: Page, tripped: list[str], seen: Visit, hostile_pages: dict[str, SitePage]
) -> None:
    strange = {address: found for address in ADDRESSES if (found := touched(tab, address))}

    assert strange == {}
    assert tripped == []
    assert seen.messages == []
    assert seen.dialogs == []
    assert [url for url in seen.requests if "127.0.0.1" not in url and "data:" not in url] == []


def test_nothing_of_the_content_runs_on_the_pages_that_list_it(
    tab: Page, tripped: list[str], seen: Visit, hostile_pages: dict[str, SitePage]
) -> None:
    pages = [page.address for page in hostile_pages.values() if is_about_all(page)]
    strange = {address: found for address in pages if (found := touched(tab, address))}

    assert len(pages) > 20
    assert strange == {}
    assert tripped == []
    assert seen.messages == []


def test_the_function_is_called_where_something_does_run(
    hostile_site: BuiltSite, browser: Browser
) -> None:
    with serve(hostile_site.folder) as base:
        context = browser.new_context(base_url=base, bypass_csp=True)
        tab = context.new_page()
        calls: list[str] = []
        tab.expose_function("tripped", lambda: calls.append(tab.url))
        html = "<img src=x onerror=tripped()><p onmouseover=tripped()>x</p>"
        tab.route(
            f"**/{ADDRESSES[0]}",
            lambda route: route.fulfill(
                content_type="text/html", body=f"<!doctype html><main>{html}</main>"
            ),
        )
        strange = touched(tab, ADDRESSES[0])
        expect(tab.locator("img")).to_have_count(1)

        assert len(calls) >= 2
        assert strange == ['<img src="x" onerror="tripped()">']
        context.close()


@pytest.mark.parametrize("hostile", ACCEPTED, ids=lambda hostile: hostile.id)
def test_what_was_written_is_what_is_read(
    hostile: Hostile, hostile_pages: dict[str, SitePage]
) -> None:
    page = hostile_pages[f"{hostile.address}index.html"]
    title = " ".join(hostile.meant["title"].split())
    main = page.root.one("main")

    assert main.one("h1").text == title
    assert page.title.startswith(f"{title} - ")
    assert page.root.one("nav", aria_label="Kruimelpad").all("li")[-1].text == title
    assert page.description == hostile.meant["summary"]
    words = main.text
    for text in hostile.texts:
        for line in text.splitlines():
            assert " ".join(line.split()) in words
    assert "1337" not in words
    (told,) = main.all("script", type="application/ld+json") or page.root.all(
        "script", type="application/ld+json"
    )
    entry = json.loads(told.text)["@graph"][0]
    assert (entry["name"], entry["description"]) == (title, hostile.meant["summary"])


@pytest.mark.parametrize("hostile", EXACT, ids=lambda hostile: hostile.id)
def test_an_odd_title_is_itself_on_its_card(
    hostile: Hostile, hostile_pages: dict[str, SitePage]
) -> None:
    section = hostile.address.partition("/")[0]
    links = {
        link.attributes["href"]: link.text
        for card in hostile_pages[f"{section}/index.html"].root.all("article")
        for link in card.all("a")
    }

    assert links[f"../{hostile.address}"] == hostile.meant["title"]


def test_an_odd_title_is_itself_in_the_search(tab: Page, tripped: list[str]) -> None:
    go(tab, NAMED[0])
    for hostile in EXACT:
        found = look_for(tab, hostile.word).get_by_role("link")
        assert hostile.meant["title"] in found.all_inner_texts(), hostile.id
    assert tripped == []


def test_a_long_word_widens_no_page_that_it_is_on(
    browser: Browser, hostile_site: BuiltSite, hostile_pages: dict[str, SitePage]
) -> None:
    """Not its own, nor a list, nor the ones before and after it, which have it in their footer."""
    long = [hostile.meant["title"] for hostile in EXACT if hostile.id.startswith("odd/long-title")]
    texts = {path: page.root.text for path, page in hostile_pages.items()}
    about = [path for path, text in texts.items() if any(title in text for title in long)]

    assert len(long) > 1
    assert len(about) > 10
    assert moving_sideways(browser, hostile_site.folder, about) == []


def test_quotations_in_quotations_do_not_widen_their_page(
    browser: Browser, hostile_site: BuiltSite, hostile_pages: dict[str, SitePage]
) -> None:
    quoting = [
        path for path, page in hostile_pages.items() if len(page.root.all("blockquote")) > 20
    ]

    assert quoting
    assert moving_sideways(browser, hostile_site.folder, quoting) == []


def test_what_is_allowed_in_a_long_text_still_works(hostile_pages: dict[str, SitePage]) -> None:
    main = hostile_pages[f"{NAMED[0]}index.html"].root.one("main")

    assert "nadruk" in [strong.text for strong in main.all("strong")]
    assert [a.text for a in main.all("a", href="https://voorbeeld.nl/")] == ["goede link"]
    assert 'een lijst {: onclick="tripped()" }' in [item.text for item in main.all("li")]


def test_those_that_name_each_other_are_only_words_to_each_other(
    hostile_pages: dict[str, SitePage],
) -> None:
    for address in NAMED[1:]:
        links = hostile_pages[f"{address}index.html"].root.one("main").all("a")
        assert TITLE in [link.text for link in links]


def is_about_all(page: SitePage) -> bool:
    """Whether a page lists or counts the content, or links to one of the entries added here."""
    if page.address in ADDRESSES:
        return False
    if COUNTING.fullmatch(page.address):
        return True
    links = page.links(page.root.one("main"))
    return any(link.startswith(SITE_URL) and link[len(SITE_URL) :] in _ADDED for link in links)


_ADDED = frozenset(ADDRESSES)


def _masked(page: Path) -> str:
    text = page.read_text("utf-8")
    for part in (_SEARCHED, _STEPS, _COUNTED):
        text = part.sub("", text)
    return text


def test_no_page_changes_that_is_not_about_it(
    site: BuiltSite, hostile_site: BuiltSite, hostile_pages: dict[str, SitePage]
) -> None:
    about = {path for path, page in hostile_pages.items() if is_about_all(page)}
    compared = [
        path.relative_to(site.folder).as_posix() for path in sorted(site.folder.rglob("*.html"))
    ]
    others = [path for path in compared if path not in about]
    changed = [
        path
        for path in others
        if _masked(site.folder / path) != _masked(hostile_site.folder / path)
    ]

    assert changed == [], changed
    assert len(others) > 0.8 * len(compared)


def test_no_list_loses_or_changes_what_it_had(
    pages: dict[str, SitePage], hostile_pages: dict[str, SitePage]
) -> None:
    for path, page in pages.items():
        # An instrument shows some of the cases it fits, so there others may have come instead.
        if is_about_all(hostile_pages[path]) and not path.startswith("instrumenten/"):
            assert _cards(page) <= _cards(hostile_pages[path]), path


def _cards(page: SitePage) -> set[str]:
    inner = page.root.one("main").all("article")
    return {card.text for card in inner if "card" in card.attributes.get("class", "").split()}


@pytest.mark.parametrize("name", ["cases", "instruments", "organisations"])
def test_the_data_of_other_entries_does_not_change(
    site: BuiltSite, hostile_site: BuiltSite, name: str
) -> None:
    before, after = (
        json.loads((folder / f"data/v1/{name}.json").read_text("utf-8"))[name]
        for folder in (site.folder, hostile_site.folder)
    )

    assert len(after) > len(before)
    assert [item for item in after if item in before] == before


def test_a_page_whose_component_fails_stops_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = small_root(tmp_path, {"docs/index.md": "# Start\n\n{{ bestaat_niet }}\n"})

    with pytest.raises(Abort):
        build_here(root, tmp_path / "site")
    assert "docs/index.md: een bouwsteen is mislukt" in caplog.text


def test_a_page_that_could_run_or_fetch_something_stops_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = '# X\n\n<p onclick=x()>x</p>\n<link rel=stylesheet href="https://kwaad.example/x.css">\n'
    root = small_root(tmp_path, {"docs/x.md": page})

    with pytest.raises(Abort):
        build_here(root, tmp_path / "site")
    assert 'x/index.html: <p> heeft een ‘onclick’: <p onclick="x()">' in caplog.text
    assert "x/index.html: <link href> laadt iets van een ander adres: <link " in caplog.text


def test_a_page_that_is_a_link_stops_the_build_with_its_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = small_root(tmp_path, {})
    (root / "docs" / "x.md").symlink_to("nergens")

    with pytest.raises(Abort):
        build_here(root, tmp_path / "site")
    assert "docs/x.md:1:1: fout: dit is geen gewoon bestand" in caplog.text
