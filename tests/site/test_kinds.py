"""The pages that stand for all others do: no component and no block of text is left out."""

import re

from macros.library import Library
from macros.pages import generated_pages
from tests.conftest import ROOT
from tests.site.reading import Element, SitePage
from tests.site.visiting import PAGE_KINDS

# The component, and what it shows when a name says that: a sentence is not a name.
_CALL = re.compile(r'{{ *(\w+\((?:"[a-z-]+")?)')
_BLOCKS = ["table", "pre", "blockquote", "details", "dl", "img", "svg", "video", "h3", "h4"]
_LOOKED_AT = frozenset(PAGE_KINDS.values())


def calls_by_address(library: Library) -> dict[str, set[str]]:
    """What every page, written or made, has by a component."""
    docs = ROOT / "docs"
    written = {
        path.relative_to(docs).with_suffix("").as_posix(): path.read_text("utf-8")
        for path in docs.rglob("*.md")
    }
    made = {page.path.removesuffix(".md"): page.text for page in generated_pages(library)}
    return {
        f"{path}/".removesuffix("index/"): set(_CALL.findall(text))
        for path, text in (written | made).items()
    }


def test_what_a_component_shows_is_on_a_page_that_is_looked_at(library: Library) -> None:
    calls = calls_by_address(library)
    looked_at = set().union(*(calls[address] for address in _LOOKED_AT & calls.keys()))

    assert len(looked_at) > 30
    assert {
        call: address for address in calls for call in calls[address] if call not in looked_at
    } == {}


def test_a_page_of_text_only_has_the_blocks_of_one_that_is_looked_at(
    library: Library, pages: dict[str, SitePage]
) -> None:
    blocks = {
        address: blocks_in(pages[f"{address}index.html"].root.one("main"))
        for address, calls in calls_by_address(library).items()
        if not calls
    }
    looked_at = [blocks[address] for address in _LOOKED_AT & blocks.keys()]

    assert len(looked_at) > 3
    assert {
        address: found
        for address, found in blocks.items()
        if not any(found <= known for known in looked_at)
    } == {}


def blocks_in(main: Element) -> set[str]:
    """The sorts of blocks in the text of a page; each kind of admonition has its own colours."""
    admonitions = (
        word
        for element in main.all("div", "details")
        if "admonition" in (words := element.attributes.get("class", "").split())
        for word in words
    )
    return {block for block in _BLOCKS if main.all(block)} | set(admonitions)


def test_every_column_and_row_of_a_table_has_a_name(pages: dict[str, SitePage]) -> None:
    nameless = [
        path
        for path, page in pages.items()
        for table in page.root.all("table")
        for header in table.all("th")
        if not header.text.strip()
    ]

    assert nameless == []
