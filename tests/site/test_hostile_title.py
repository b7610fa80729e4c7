"""Whatever a contributor writes is shown as it was written, and nothing of it runs."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.library import by_title
from macros.loading import load
from macros.models import KINDS, Case
from tests.conftest import CASE, INSTRUMENT, ORGANISATION, ROOT
from tests.site.building import run
from tests.site.serving import serve
from tests.site.visiting import Visit, go, watch

TITLE = "{{ 7*7 }} <script>alert(1)</script>"
SECOND_TITLE = "{% raw %} &lt;b&gt; </title><script>alert(2)</script>"
LINE = "{{ config }} \"'><img src=x onerror=alert(3)>"
SUMMARY = "{{ 7*7 }} <svg onload=alert(4)> </script><script>alert(4)</script> &amp; {# weg #}"
PROSE = """\
Eerst gewone tekst met **nadruk** en {{ 7*7 }}.

<img src=x onerror=alert(5)>

[x](javascript:alert(6)) en [y](https://voorbeeld.nl/) en ![z](https://voorbeeld.nl/z.png)

<script>alert(7)</script>

- een lijst {: onclick="alert(8)" }
"""

HOSTILE_CASE = f"""\
title: '{TITLE}'
summary: '{SUMMARY}'
evidence: openbare-bronnen
company:
  name: '{TITLE}'
  place: >-
    {LINE}
  sector: metaalbewerking
  size: klein
  employees: '{TITLE}'
yamamoto_type: 1
type_reason: '{SUMMARY}'
mrl:
  start: 4
  now: 8
  basis: '{SUMMARY}'
period: '{TITLE}'
problem: |
{{prose}}
approach: |
{{prose}}
outcome: |
{{prose}}
results:
  - metric: '{TITLE}'
    before: 4
    after: 2
    unit: '<script>alert(9)</script>'
    text: '{SUMMARY}'
    measured_by: '{TITLE}'
setbacks: |
{{prose}}
obstacles:
  - obstacle: capaciteit
    note: '{SUMMARY}'
lessons:
  - text: '{SUMMARY}'
support:
  - instrument: vijandig
    outcome: gebruikt
    note: '{SUMMARY}'
organisations:
  - vijandig
other_parties:
  - '{TITLE}'
unknowns:
  - '{SUMMARY}'
sources:
  - title: '{TITLE}'
    publisher: '{SUMMARY}'
    url: https://voorbeeld.nl/?a=1&b=2
    section: '{TITLE}'
    note: '{SUMMARY}'
checked_on: 2024-05-17
checked_by: '{TITLE}'
""".replace("{prose}", "\n".join(f"  {line}".rstrip() for line in PROSE.splitlines()))


def with_hostile(text: str, title: str) -> str:
    """The same entry with a hostile title and summary."""
    _, *lines = text.splitlines()
    kept = [line for line in lines if not line.startswith("summary:")]
    return "\n".join([f"title: '{title}'", f"summary: '{SUMMARY}'", *kept, ""])


CONTENT = {
    "cases/vijandig.yml": HOSTILE_CASE,
    "cases/vijandig-ook.yml": with_hostile(CASE, SECOND_TITLE),
    "instruments/vijandig.yml": with_hostile(INSTRUMENT, TITLE),
    "organisations/vijandig.yml": with_hostile(ORGANISATION, TITLE),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project with a few entries more, built."""
    root = tmp_path_factory.mktemp("hostile")
    for name in (*(kind.folder for kind in KINDS), "docs", "macros"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name, text in CONTENT.items():
        (root / name).write_text(text, "utf-8")
    outcome = run(root, "mkdocs", "build", "--strict", "--site-dir", str(root / "built"))
    assert outcome.returncode == 0, outcome.stderr
    return root


@pytest.fixture
def visit(root: Path, browser: Browser) -> Iterator[tuple[Page, Visit]]:
    with serve(root / "built") as base:
        context = browser.new_context(base_url=base)
        tab = context.new_page()
        yield tab, watch(tab)
        context.close()


def quiet(tab: Page, visit: Visit) -> None:
    """Nothing of the content ran, and none of it became an element that could."""
    tab.wait_for_load_state("networkidle")
    assert visit.dialogs == []
    assert visit.messages == []
    assert tab.locator("img[src=x], svg[onload], [onerror], [onclick]").count() == 0
    assert tab.locator("a[href^=javascript]").count() == 0
    assert tab.evaluate(_SCRIPTS_OF_CONTENT) == []


# JSON is data, as long as no tag can begin in it.
_SCRIPTS_OF_CONTENT = """() => [...document.scripts]
  .filter(({ type, text }) => (type.startsWith("application/") ? /[<>]/ : /alert/).test(text))
  .map(({ outerHTML }) => outerHTML)"""


@pytest.mark.parametrize(
    "address", ["voorbeelden/vijandig/", "instrumenten/vijandig/", "loketten/vijandig/"]
)
def test_a_hostile_title_is_only_words_on_the_page_of_the_entry(
    visit: tuple[Page, Visit], address: str
) -> None:
    tab, seen = visit
    go(tab, address)

    expect(tab.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert tab.title().startswith(f"{TITLE} - ")
    path = tab.get_by_role("navigation", name="Kruimelpad")
    expect(path.get_by_role("listitem").last).to_have_text(TITLE)
    assert tab.locator("meta[name=description]").get_attribute("content") == SUMMARY
    told = json.loads(tab.locator("script[type='application/ld+json']").text_content() or "")
    assert (told["@graph"][0]["name"], told["@graph"][0]["description"]) == (TITLE, SUMMARY)
    quiet(tab, seen)


def test_every_text_of_a_hostile_case_is_shown_as_it_was_written(
    visit: tuple[Page, Visit],
) -> None:
    tab, seen = visit
    go(tab, "voorbeelden/vijandig/")
    words = tab.locator("article.case-page").inner_text()

    for text in (TITLE, SUMMARY, LINE, "{{ 7*7 }}", "<img src=x onerror=alert(5)>"):
        assert text in words
    assert "<script>alert(7)</script>" in words
    assert "49" not in words
    quiet(tab, seen)


def test_what_is_allowed_in_a_long_text_still_works(visit: tuple[Page, Visit]) -> None:
    tab, _ = visit
    go(tab, "voorbeelden/vijandig/")
    article = tab.locator("article.case-page")

    expect(article.locator("strong", has_text="nadruk").first).to_be_visible()
    expect(article.locator("a[href='https://voorbeeld.nl/']").first).to_have_text("y")
    expect(article.locator("li", has_text="een lijst").first).to_be_visible()


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("voorbeelden/", [TITLE, SECOND_TITLE]),
        ("instrumenten/", [TITLE]),
        ("loketten/", [TITLE]),
        ("onderwerpen/sectoren/metaalbewerking/", [TITLE, SECOND_TITLE]),
    ],
)
def test_a_hostile_title_is_only_words_on_a_card(
    visit: tuple[Page, Visit], address: str, titles: list[str]
) -> None:
    tab, seen = visit
    go(tab, address)

    for title in titles:
        expect(tab.get_by_role("link", name=title, exact=True)).to_be_visible()
    quiet(tab, seen)


def test_a_hostile_title_is_only_words_on_the_pages_before_and_after(
    root: Path, visit: tuple[Page, Visit]
) -> None:
    tab, seen = visit
    cases = by_title(load(root).all(Case))
    place = next(index for index, case in enumerate(cases) if case.title == TITLE)
    neighbours = [*cases[place - 1 : place], *cases[place + 1 : place + 2]]

    assert neighbours
    for case in neighbours:
        go(tab, f"voorbeelden/{case.slug}/")
        steps = tab.get_by_role("navigation", name="Vorige en volgende pagina")
        expect(steps.get_by_role("link").filter(has_text=TITLE)).to_be_visible()
        quiet(tab, seen)


def test_a_hostile_case_is_only_words_on_the_pages_of_those_it_names(
    visit: tuple[Page, Visit],
) -> None:
    tab, seen = visit
    for address in ("instrumenten/vijandig/", "loketten/vijandig/"):
        go(tab, address)
        expect(tab.get_by_role("main").get_by_role("link", name=TITLE, exact=True)).to_be_visible()
        quiet(tab, seen)
