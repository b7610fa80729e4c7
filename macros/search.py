"""A built site becomes searchable: Pagefind reads its pages and writes the index beside them."""

import asyncio
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex


def build_index(site: Path) -> int:
    """Index the pages below `site` into `site/pagefind/`; gives the number of pages.

    Raises:
        RuntimeError: when Pagefind finds no page to index.
    """
    return asyncio.run(_build(site))


async def _build(site: Path) -> int:
    config = IndexConfig(force_language="nl", output_path=str(site / "pagefind"))
    async with PagefindIndex(config=config) as index:
        added = await index.add_directory(str(site))
        if not added["page_count"]:
            raise RuntimeError(f"Pagefind kon {site} niet doorzoekbaar maken")
        return added["page_count"]
