"""A built site becomes what a visitor waits for: filtering, a first view, searching."""

import gzip
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar
from urllib.parse import urlsplit

from mkdocs.utils import get_relative_url
from playwright.sync_api import Browser, Page, sync_playwright

from macros.components.catalogue import catalogue
from macros.library import Library
from macros.rendering import Context
from tests.bench.generate import ten_times
from tests.bench.results import Result, step
from tests.browser import launch
from tests.site.serving import SUB_PATH, serve
from tests.site.visiting import go

T = TypeVar("T")

CATALOGUE = "voorbeelden/"
MANY = "voorbeelden-tienmaal/"
QUERIES = (
    *("robot", "lasrobots", "planning", "kosten", "subsidie", "omsteltijd", "digitaal"),
    *("scholing", "machine", "machines", "kwaliteit", "data", "voorraad", "klant", "maatwerk"),
    *("samenwerken", "onderhoud", "energie", "lijn", "leverancier"),
)

# From the click until the layout is known, and until the last card is there: the values of all
# facets in turn, chosen and undone.
_CLICKS = """async () => {
  const boxes = [...document.querySelectorAll(".catalogue input[type=checkbox]")]
  const list = document.querySelector("[data-items]")
  const frame = () => new Promise(requestAnimationFrame)
  const step = Math.max(1, Math.floor(boxes.length / 10))
  const times = []
  for (const box of boxes.filter((_, place) => place % step === 0).slice(0, 10)) {
    for (const _ of ["choose", "undo"]) {
      await frame()
      void document.body.offsetHeight
      const start = performance.now()
      box.click()
      void document.body.offsetHeight
      const first = performance.now() - start
      let last = first
      for (let quiet = 0, there = list.children.length; quiet < 3; quiet++) {
        await frame()
        if (list.children.length === there) continue
        void document.body.offsetHeight
        ;[quiet, there, last] = [0, list.children.length, performance.now() - start]
      }
      times.push([first, last])
    }
  }
  return times
}"""

_OPEN = """async (site) => {
  const { openIndex } = await import(`${site}assets/js/search_index.mjs`)
  globalThis.benchIndex = await openIndex([])
}"""

_ASK = """async (words) => {
  const start = performance.now()
  const results = await globalThis.benchIndex.find(words)
  await Promise.all(results.slice(0, 10).map((one) => one.data()))
  return performance.now() - start
}"""

_CATALOGUE = re.compile(
    r'<div class="catalogue" data-component="catalogue">.*</script>\s*</div>', re.S
)


def measure(site: Path, library: Library, cases: int) -> Iterator[Result]:
    """Visit the site below `site`, built from `library`, with a real browser."""
    page = site / CATALOGUE / "index.html"
    yield Result(f"overzicht van {cases}, gzip", _zipped(page.read_bytes()), "kB", budget=250)
    with step(f"een overzicht van {10 * cases} kaarten maken"):
        _write_many(site, library)
    with serve(site) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            raise RuntimeError("er is geen browser; draai eerst: python -m tests.browser")
        for address, number, budget in ((CATALOGUE, cases, 16), (MANY, 10 * cases, 100)):
            with step(f"filteren van {number} kaarten"):
                times = _visit(browser, base, partial(_clicks, address=address))
            firsts = [first for first, _ in times]
            yield Result(f"filteren, {number} kaarten", median(firsts), "ms", budget=budget)
            yield Result(f"filteren, {number} kaarten, traagste", max(firsts), "ms")
            whole = max(last for _, last in times)
            yield Result(f"filteren, {number} kaarten, tot de laatste er is", whole, "ms")
        with step("een voorbeeld openen, en zoeken"):
            address = f"{CATALOGUE}{next(iter(sorted(_slugs(site))))}/"
            weight = _visit(browser, base, lambda tab: _weight(tab, site, lambda: go(tab, address)))
            once = _visit(browser, base, lambda tab: _opening(tab, site, address))
            asked = [
                _visit(browser, base, partial(_query, site=site, address=address, words=words))
                for words in QUERIES
            ]
        yield Result("eerste blik op een voorbeeld, gzip", weight, "kB", budget=130, stretch=100)
        yield Result("zoeken, eenmalig", once, "kB", budget=120)
        yield Result("zoeken, per vraag", median(size for size, _ in asked), "kB", budget=60)
        yield Result("zoeken, wachten", median(time for _, time in asked), "ms", 70, stretch=50)
        browser.close()


def _visit(browser: Browser, base: str, work: Callable[[Page], T]) -> T:
    """Do `work` in a tab that has seen nothing yet."""
    context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 800})
    try:
        return work(context.new_page())
    finally:
        context.close()


def _slugs(site: Path) -> Iterator[str]:
    return (place.name for place in (site / CATALOGUE).iterdir() if place.is_dir())


def _write_many(site: Path, library: Library) -> None:
    """A second overview in the built site, with ten times the cards."""
    context = Context(ten_times(library), lambda address: get_relative_url(address, CATALOGUE))
    html = str(catalogue(context, "cases").html)
    page = (site / CATALOGUE / "index.html").read_text("utf-8")
    whole, number = _CATALOGUE.subn(lambda _: html, page)
    assert number == 1, "the overview has another form than this benchmark knows"
    (site / MANY).mkdir()
    (site / MANY / "index.html").write_text(whole, "utf-8")


def _clicks(tab: Page, address: str) -> list[tuple[float, float]]:
    tab.set_default_timeout(300_000)
    go(tab, address)
    times: list[tuple[float, float]] = tab.evaluate(_CLICKS)
    return times


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
    return _zipped(path.read_bytes()) if path.is_file() else 0


def _zipped(content: bytes) -> float:
    """The kB of `content` on its way to a visitor; what is packed already stays as it is."""
    return min(len(content), len(gzip.compress(content, 6))) / 1000


def _opening(tab: Page, site: Path, address: str) -> float:
    go(tab, address)
    tab.wait_for_load_state("networkidle")

    def open_search() -> None:
        tab.locator("[data-search-open]").first.click()
        tab.locator("[data-results][aria-busy=false]").wait_for(state="attached")

    return _weight(tab, site, open_search)


def _query(tab: Page, site: Path, address: str, words: str) -> tuple[float, float]:
    """The kB and the ms of one query, when the search has been opened before."""
    go(tab, address)
    tab.evaluate(_OPEN, SUB_PATH)
    waited = 0.0

    def ask() -> None:
        nonlocal waited
        waited = tab.evaluate(_ASK, words)

    return _weight(tab, site, ask), waited
