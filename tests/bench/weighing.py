"""A built site becomes how heavy its pages are, the middle one of each type."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from macros.taxonomy import all_taxonomies
from tests.bench.results import Result, step

CASES = "voorbeelden/*/"
TYPES = {
    "start": [""],
    "voorbeeld": [CASES],
    "instrument": ["instrumenten/*/"],
    "loket": ["loketten/*/"],
    "term": [f"{one.path}/*/" for one in all_taxonomies().values() if one.path],
    "overzicht van voorbeelden": ["voorbeelden/"],
    "overzicht van instrumenten": ["instrumenten/"],
    "overzicht van loketten": ["loketten/"],
    "instrumentenwijzer": ["instrumentenwijzer/"],
    "dekking": ["dekking/"],
    "toets": ["toets/"],
    "scan": ["scan/"],
    "resultaat van de scan": ["scan/resultaat/"],
    "formulier": ["meedoen/formulier/*/"],
    "kennis": ["kennis/*/"],
}
ENOUGH = 200  # pages of one type


def measure(site: Path, bare: Path) -> Iterator[Result]:
    """Weigh the pages of `site`, and the cases of plain MkDocs in `bare`."""
    with step("bladzijden wegen"):
        for name, patterns in TYPES.items():
            html, zipped = _weights(site, patterns)
            yield Result(f"{name}: HTML", html, "kB")
            yield Result(f"{name}: gzip", zipped, "kB")
            if name == "voorbeeld":
                plain = _weights(bare, patterns)
                yield Result("voorbeeld: HTML, tegen kale MkDocs", html / plain[0], "×")
                yield Result("voorbeeld: gzip, tegen kale MkDocs", zipped / plain[1], "×")
        heaviest = max(path.stat().st_size for path in site.rglob("*.html"))
    yield Result("zwaarste bladzijde: HTML", heaviest / 1000, "kB")


def _weights(site: Path, patterns: list[str]) -> tuple[float, float]:
    """The kB of the middle page, as it is and on its way to a visitor."""
    found = sorted(path for one in patterns for path in site.glob(f"{one}index.html"))
    pages = [path.read_bytes() for path in found[:: 1 + len(found) // ENOUGH]]
    return median(len(page) for page in pages) / 1000, median(map(zipped, pages))


def zipped(content: bytes) -> float:
    """The kB of `content` on its way to a visitor; what is packed already stays as it is."""
    return min(len(content), len(gzip.compress(content, 6))) / 1000
