"""The preview in the form says what the page of the site will say, under the same headings."""

import re
from typing import Any

import pytest

from macros.language.text import prose
from macros.library import Library
from macros.models import KINDS, Case, Entry
from tests.conftest import values_in_file
from tests.site.filling import fill_in, open_form, run_module, show_preview
from tests.site.reading import Element, SitePage, read_html
from tests.site.visiting import Opener

# What the site computes from all its content together; the form says that it is not there yet.
COMPUTED = {
    "Toets: wat had bij deze vernieuwing gepast?",
    "Voorbeelden die hierop lijken",
    "Bedrijven die het noemen",
    "Voorbeelden waar dit bij zou passen",
    "Voorbeelden met dit loket",
    "Instrumenten bij dit loket",
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# An explanation of a hard word is the same everywhere; a predecessor is told by another entry; what
# is known of a dead link is told by a look at it; a calendar is a file that the site makes.
LEFT_OUT = {"explained__text", "adequacy", "predecessors", "link-gone", "calendar-link"}


def texts_by_heading(root: Element) -> list[tuple[str, str]]:
    """Every heading with the words below it, in order; without what is computed."""
    found: list[tuple[str, list[str]]] = [("", [])]

    def walk(element: Element) -> None:
        if LEFT_OUT & set(element.attributes.get("class", "").split()):
            return
        for child in element.children:
            if isinstance(child, str):
                found[-1][1].append(child)
            elif child.tag in HEADINGS and "card__title" not in child.attributes.get("class", ""):
                found.append((child.text, []))
            else:
                walk(child)
                if child.tag not in ("span", "strong", "em", "a", "code", "time", "button"):
                    found[-1][1].append(" ")

    walk(root)
    texts = [(title, " ".join("".join(words).split())) for title, words in found]
    return [(title, words) for title, words in texts if title not in COMPUTED]


PREVIEWS = """
  const answer = await fetch(new URL("meedoen/formulier/weergave.json", root))
  const data = await answer.json()
  const preview = form.previewOf(data, root.href, given.folder)
  return Object.fromEntries(Object.entries(given.entries).map(([slug, one]) => {
    const place = document.createElement("div")
    const made = preview(one, slug)
    place.append(made.page)
    const card = document.createElement("div")
    card.append(made.card)
    return [slug, [place.innerHTML, card.innerHTML]]
  }))"""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_the_preview_of_every_real_file_equals_its_page(
    page: Opener, library: Library, pages: dict[str, SitePage], kind: type[Entry]
) -> None:
    tab = page()
    open_form(tab, kind)
    data = {one.slug: values_in_file(library, one) for one in library.all(kind)}

    made = run_module(tab, "form_preview", PREVIEWS, {"folder": kind.folder, "entries": data})

    different = {}
    for slug, (html, _) in made.items():
        built = pages[f"{kind.address}/{slug}/index.html"].root
        (article,) = [one for one in built.all("article") if "data-pagefind-body" in one.attributes]
        shown, expected = texts_by_heading(read_html(html)), texts_by_heading(article)
        if shown != expected:
            different[slug] = [
                pair for pair in zip(shown, expected, strict=False) if pair[0] != pair[1]
            ][:1] or [[one[0] for one in shown], [one[0] for one in expected]]
    assert len(made) > 40
    assert different == {}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_the_card_of_every_real_file_equals_that_of_the_catalogue(
    page: Opener, library: Library, pages: dict[str, SitePage], kind: type[Entry]
) -> None:
    tab = page()
    open_form(tab, kind)
    data = {one.slug: values_in_file(library, one) for one in library.all(kind)}
    catalogue = pages[f"{kind.address}/index.html"].root
    cards = {
        card.one("a").attributes["href"].split("/")[-2]: card.text
        for card in catalogue.all("article")
        if "card" in card.attributes.get("class", "").split()
    }

    made = run_module(tab, "form_preview", PREVIEWS, {"folder": kind.folder, "entries": data})

    assert {slug: read_html(card).text for slug, (_, card) in made.items()} == cards


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_what_is_not_filled_in_yet_is_called_so(page: Opener, kind: type[Entry]) -> None:
    tab = page()
    open_form(tab, kind)
    fill_in(tab, {"title": "Een proef met een lasrobot"})
    show_preview(tab)

    for part in ("card", "page"):
        shown = tab.locator(f"[data-preview-{part}]")
        text = shown.inner_text()
        assert "nog in te vullen" in text
        assert not re.search(r"\bnull\b|undefined|…|\.\.| [.,:]", text), text
        empty = shown.locator(":is(p, li, dd, span, strong, time):visible:not(:has(*)):empty")
        assert empty.count() == 0


def test_a_long_text_is_shown_as_the_site_shows_it(page: Opener, library: Library) -> None:
    tab = page()
    open_form(tab, Case)
    made_up = [
        "Eén alinea met **nadruk**, *cursief* en [een link](https://voorbeeld.nl/a_(b)).",
        "Lijst:\n\n- een\n- twee **vet**\n\n- drie\n\nEn verder.",
        "1. een\n\n2. twee\n\n> een citaat\n\n# Kop\n\nTekst met 2 * 3 en snake_case_woord.",
        "Een regel\n- geen lijst\n\n<b>geen</b> html & <script>niets</script> \\*ster\\*",
        "[x](javascript:alert(1)) [y](http://voorbeeld.nl) `code`",
    ]
    real = [
        text
        for case in library.all(Case)
        for text in (case.problem, case.approach, case.outcome, case.setbacks)
        if text
    ]
    show = """return given.map((text) => {
      const place = document.createElement("div")
      place.append(form.proseNodes(text, 3))
      return place.innerHTML
    })"""

    shown = run_module(tab, "markdown_nodes", show, [*made_up, *real])

    assert len(shown) > 100
    for text, html in zip([*made_up, *real], shown, strict=True):
        assert outline(html) == outline(str(prose(text))), text


def outline(html: str) -> list[Any]:
    """The elements and words of a text, whatever its spaces; a paragraph in a list is the list."""

    def of(element: Element) -> list[Any]:
        found: list[Any] = []
        for child in element.children:
            if isinstance(child, str):
                found += child.split()
            elif child.tag == "p" and element.tag in ("li", "blockquote"):
                found += of(child)
            else:
                found.append((child.tag, child.attributes.get("href"), of(child)))
        return found

    return of(read_html(html))
