"""A built site becomes what a visitor waits for: a first view, and searching."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.bench.results import Result, step
from tests.bench.visitor import visitor
from tests.bench.weighing import zipped
from tests.site.serving import SUB_PATH
from tests.site.visiting import go

CATALOGUE = "voorbeelden/"
QUERIES = (
    *("robot", "lasrobots", "planning", "kosten", "subsidie", "omsteltijd", "digitaal"),
    *("scholing", "machine", "machines", "kwaliteit", "data", "voorraad", "klant", "maatwerk"),
    *("samenwerken", "onderhoud", "energie", "lijn", "leverancier"),
)

_OPEN = """async (site) => {
  const { openIndex } = await import(`${site}assets/js/search_index.mjs`)
  globalThis.benchIndex = await openIndex([])
}"""

_ASK = """async (words) => {
  await globalThis.benchIndex.prepare(words) // the dialog does so while it waits for more letters
  const start = performance.now()
  const waited = () => performance.now() - start
  const pages = (await globalThis.benchIndex.find(words)).slice(0, 10).map((one) => one.data())
  await pages[0]
  const first = waited()
  await Promise.all(pages)
  return [first, waited()]
}"""


def measure(site: Path, bare: Path) -> Iterator[Result]:
    """Visit the site below `site`; plain MkDocs with the same cases is in `bare`."""
    address = f"{CATALOGUE}{min(_slugs(site))}/"
    with visitor(site) as somebody:
        with step("een voorbeeld openen"):
            weight = somebody.visit(lambda tab: _weight(tab, site, lambda: go(tab, address)))
        yield Result("eerste blik op een voorbeeld, gzip", weight, "kB")
        with step("zoeken"):
            once = somebody.visit(lambda tab: _opening(tab, site, address))
            sizes, waits = [], []
            for words in QUERIES:
                weighs = partial(_weighs, site=site, address=address, words=words)
                sizes.append(somebody.visit(weighs))
                waits.append(somebody.visit(partial(_waits, address=address, words=words)))
    plain = zipped((bare / "search" / "search_index.json").read_bytes())
    yield Result("zoeken, eenmalig", once, "kB")
    yield Result("zoeken, eenmalig, tegen kale MkDocs", once / plain, "×")
    yield Result("zoeken, per vraag", median(sizes), "kB")
    yield Result("zoeken, tot het eerste resultaat", median(first for first, _ in waits), "ms")
    yield Result("zoeken, wachten", median(last for _, last in waits), "ms")


def _slugs(site: Path) -> Iterator[str]:
    return (place.name for place in (site / CATALOGUE).iterdir() if place.is_dir())


def _weight(tab: Page, site: Path, work: Callable[[], object]) -> float:
    """How many kB the tab fetches for `work`."""
    addresses: set[str] = set()
    tab.on("request", lambda request: addresses.add(urlsplit(request.url).path))
    work()
    tab.wait_for_load_state("networkidle")
    return sum(_size(site, address) for address in addresses)


def _size(site: Path, address: str) -> float:
    path = site / address.removeprefix(SUB_PATH)
    if address.endswith("/"):
        path = path / "index.html"
    return zipped(path.read_bytes()) if path.is_file() else 0


def _opening(tab: Page, site: Path, address: str) -> float:
    go(tab, address)
    tab.wait_for_load_state("networkidle")

    def open_search() -> None:
        tab.locator("[data-search-open]").first.click()
        tab.locator("[data-results][aria-busy=false]").wait_for(state="attached")

    return _weight(tab, site, open_search)


def _waits(tab: Page, address: str, words: str) -> tuple[float, float]:
    """The ms to the first result and to the last, in a search that was opened before."""
    _open(tab, address)
    first, last = tab.evaluate(_ASK, words)
    return first, last


def _weighs(tab: Page, site: Path, address: str, words: str) -> float:
    """The kB of one query; not in the same tab, because counting requests takes time."""
    _open(tab, address)
    return _weight(tab, site, lambda: tab.evaluate(_ASK, words))


def _open(tab: Page, address: str) -> None:
    go(tab, address)
    tab.evaluate(_OPEN, SUB_PATH)
