"""A page about one term shows what carries it, and where to look when nothing does."""

from collections.abc import Callable, Mapping

from macros.components import all_components
from macros.library import Library
from macros.rendering import Context
from macros.taxonomy import all_taxonomies
from tests.conftest import CASE
from tests.site.reading import Element, read_html

EMPTY = "Nog geen voorbeeld, instrument of loket op deze site hoort hierbij."


def page_of(library: Library, name: str, term: str) -> Element:
    return read_html(str(all_components()["term_page"](Context(library), name, term).html))


def links_of(page: Element) -> list[tuple[str, str]]:
    return [(link.attributes["href"], link.text) for link in page.all("a")]


def test_an_empty_level_leads_to_the_nearest_levels_that_have_something(
    written: Callable[[Mapping[str, str]], Library],
) -> None:
    library = written(
        {f"cases/robot-{mrl}.yml": f"{CASE}mrl:\n  start: {mrl}\n" for mrl in ("2", "5", "8")}
    )

    page = page_of(library, "mrl", "4")

    assert EMPTY in page.text
    assert [link for link in links_of(page) if "MRL" in link[1]][:2] == [
        ("/kennis/mrl/2/", "MRL 2 van 9: Doorgerekend"),
        ("/kennis/mrl/5/", "MRL 5 van 9: Op een echte machine"),
    ]
    assert ("/kennis/mrl/", "over alle niveaus") in links_of(page)


def test_a_level_that_has_something_does_not_say_that_it_is_empty(
    written: Callable[[Mapping[str, str]], Library],
) -> None:
    page = page_of(written({"cases/robot.yml": f"{CASE}mrl:\n  start: 2\n"}), "mrl", "2")

    assert "1 voorbeeld" in page.text
    assert "Nog geen" not in page.text


def test_every_term_says_what_there_is_not_and_leads_to_the_others_like_it() -> None:
    for name, vocabulary in all_taxonomies().items():
        if vocabulary.path is None:
            continue
        for term in vocabulary:
            page = page_of(Library(), name, term)

            assert EMPTY in page.text
            address = f"/onderwerpen/#{vocabulary.path.split('/')[1]}"
            assert (address, f"Meer bij: {vocabulary.title}") in links_of(page)
