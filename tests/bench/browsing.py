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

# From the last letter until the first result is on the screen, and until all of them are.
_ASK = """async (words) => {
  const field = document.querySelector("dialog [type=search]")
  const list = document.querySelector("dialog [data-results]")
  const start = performance.now()
  let first = 0
  const shown = new Promise((resolve) => {
    new MutationObserver(() => {
      if (list.children.length) first ||= performance.now()
      if (first && list.ariaBusy === "false") resolve(performance.now())
    }).observe(list, { childList: true, attributes: true })
  })
  field.value = words
  field.dispatchEvent(new Event("input", { bubbles: true }))
  const last = await shown
  return [first - start, last - start]
}"""
_PAUSE = "async (site) => (await import(`${site}assets/js/search.mjs`)).PAUSE"


def measure(site: Path, bare: Path) -> Iterator[Result]:
    """Visit the site below `site`; plain MkDocs with the same cases is in `bare`."""
    address = f"{CATALOGUE}{min(_slugs(site))}/"
    with visitor(site) as somebody:
        with step("een voorbeeld openen"):
            weight = somebody.visit(lambda tab: _weight(tab, site, lambda: go(tab, address)))
        yield Result("eerste blik op een voorbeeld, gzip", weight, "kB")
        with step("zoeken"):
            once = somebody.visit(lambda tab: _opening(tab, site, address))
            pause = somebody.visit(lambda tab: _pause(tab, address))
            sizes, waits = [], []
            for words in QUERIES:
                weighs = partial(_weighs, site=site, address=address, words=words)
                sizes.append(somebody.visit(weighs))
                waits.append(somebody.visit(partial(_waits, address=address, words=words)))
    plain = zipped((bare / "search" / "search_index.json").read_bytes())
    yield Result("zoeken, eenmalig", once, "kB")
    yield Result("zoeken, eenmalig, tegen kale MkDocs", once / plain, "×")
    yield Result("zoeken, per vraag", median(sizes), "kB")
    # What the dialog waits for more letters is in the first row, and not in the others.
    first, last = (median(times) for times in zip(*waits, strict=True))
    yield Result("zoeken, van de laatste letter tot de resultaten", last, "ms")
    yield Result("zoeken, tot het eerste resultaat", first - pause, "ms")
    yield Result("zoeken, wachten", last - pause, "ms")


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
    return _weight(tab, site, lambda: _open_search(tab))


def _pause(tab: Page, address: str) -> float:
    """The ms in which somebody may type on before the dialog shows anything."""
    go(tab, address)
    milliseconds: float = tab.evaluate(_PAUSE, SUB_PATH)
    return milliseconds


def _waits(tab: Page, address: str, words: str) -> tuple[float, float]:
    """The ms to the first result and to the last, in a search that was opened before."""
    go(tab, address)
    _open_search(tab)
    first, last = tab.evaluate(_ASK, words)
    return first, last


def _weighs(tab: Page, site: Path, address: str, words: str) -> float:
    """The kB of one query; not in the same tab, because counting requests takes time."""
    go(tab, address)
    _open_search(tab)
    tab.wait_for_load_state("networkidle")
    return _weight(tab, site, lambda: tab.evaluate(_ASK, words))


def _open_search(tab: Page) -> None:
    tab.locator("[data-search-open]").first.click()
    tab.locator("[data-results][aria-busy=false]").wait_for(state="attached")
