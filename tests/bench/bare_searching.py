"""A built site of plain MkDocs becomes how long its visitor waits for an answer of the search."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.bench.browsing import QUERIES
from tests.bench.results import Result, step
from tests.bench.visitor import visitor

# From the words until Material tells how many pages have them, and shows the first ones.
_ASK = """async (words) => {
  const field = document.querySelector("[data-md-component=search-query]")
  const results = document.querySelector("[data-md-component=search-result]")
  const told = new Promise((resolve) => {
    new MutationObserver(resolve).observe(results, { childList: true, subtree: true })
  })
  const start = performance.now()
  field.value = words
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  await told
  return performance.now() - start
}"""


def measure(site: Path) -> Iterator[Result]:
    """Search in the site of plain MkDocs below `site`."""
    with step("zoeken in kale MkDocs"), visitor(site) as somebody:
        times = somebody.visit(_asking)
    yield Result("zoeken, wachten: kale MkDocs", median(times), "ms")


def _asking(tab: Page) -> list[float]:
    tab.goto("./")
    tab.locator("[data-md-component=search-query]").click()
    tab.keyboard.type("de")  # the index is there once something is found
    tab.locator(".md-search-result__item").first.wait_for()
    return [tab.evaluate(_ASK, words) for words in QUERIES]
