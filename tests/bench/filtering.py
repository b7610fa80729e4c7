"""A built site becomes how long a visitor waits for the catalogue of examples to be filtered."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.bench.results import Result, step
from tests.bench.visitor import visitor
from tests.site.visiting import go

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


def measure(site: Path) -> Iterator[Result]:
    """Filter all examples of the site below `site`."""
    with step("filteren"), visitor(site) as somebody:
        firsts, lasts = zip(*somebody.visit(_clicks), strict=True)
    yield Result("filteren", median(firsts), "ms")
    yield Result("filteren, traagste", max(firsts), "ms")
    yield Result("filteren, tot de laatste kaart er is", max(lasts), "ms")


def _clicks(tab: Page) -> list[tuple[float, float]]:
    go(tab, "voorbeelden/")
    times: list[tuple[float, float]] = tab.evaluate(_CLICKS)
    return times
