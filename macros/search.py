"""A built site becomes searchable: Pagefind reads its pages and writes the index beside them."""

import asyncio
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

# What stands on a page and does not tell it apart from others: a result would be found by its
# neighbour's words, or by those of an explanation that is the same everywhere.
NOT_ABOUT_THE_PAGE = [
    ".card-list",
    ".quadrant",
    ".mrl",
    ".notice--tip",
    ".page-meta",
    ".status-date",
    ".basis",
    ".sources__read",
    ".kc-edit",
    ".headerlink",
]

# Pagefind's own interfaces; the site has one dialog of its own (docs/techniek/besluiten/0003).
_UNUSED = ["pagefind-*ui.js", "pagefind-*ui.css", "pagefind-ui.*", "pagefind-highlight.js"]


def build_index(site: Path) -> int:
    """Index the pages below `site` into `site/pagefind/`; gives the number of pages.

    Raises:
        RuntimeError: when Pagefind finds no page to index.
    """
    pages = asyncio.run(_build(site))
    for pattern in _UNUSED:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()
    return pages


async def _build(site: Path) -> int:
    config = IndexConfig(
        force_language="nl",
        output_path=str(site / "pagefind"),
        exclude_selectors=NOT_ABOUT_THE_PAGE,
    )
    async with PagefindIndex(config=config) as index:
        added = await index.add_directory(str(site))
        if not added["page_count"]:
            raise RuntimeError(f"Pagefind kon {site} niet doorzoekbaar maken")
        return added["page_count"]
