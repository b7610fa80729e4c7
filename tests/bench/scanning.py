"""A built site becomes how long the scan takes to show the result of other answers."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.bench.results import Result, step
from tests.bench.visitor import visitor
from tests.conftest import ROOT
from tests.site.visiting import go

FIRMS = ROOT / "tests" / "rules" / "assessment.json"
RESULT = "scan/resultaat/"

# From other answers in the address until the layout is known; each firm five times, in turn.
_RESULTS = """async (codes) => {
  const root = document.querySelector("[data-component=assessment_result]")
  const times = []
  for (const code of [...codes, ...codes, ...codes, ...codes, ...codes]) {
    history.replaceState(null, "", `#${code}`)
    const address = root.querySelector("[data-address]")
    void document.body.offsetHeight
    const start = performance.now()
    dispatchEvent(new HashChangeEvent("hashchange"))
    await null
    const script = performance.now() - start
    void document.body.offsetHeight
    times.push([script, performance.now() - start])
    if (!address.textContent.endsWith(code)) throw new Error(`${code} is not shown yet`)
  }
  return times
}"""


def measure(site: Path) -> Iterator[Result]:
    """Show the results of all firms of the specification, on the site below `site`."""
    codes = [firm["code"] for firm in json.loads(FIRMS.read_text("utf-8"))["firms"]]

    def results(tab: Page) -> list[list[float]]:
        go(tab, f"{RESULT}#{codes[0]}")
        tab.locator("[data-component=assessment_result][data-state=result]").wait_for()
        times: list[list[float]] = tab.evaluate(_RESULTS, codes)
        return times

    with step("resultaten van de scan"), visitor(site) as somebody:
        times = somebody.visit(results)
    script, whole = zip(*times, strict=True)
    yield Result("resultaat van de scan", median(script), "ms")
    yield Result("resultaat van de scan, met opmaak", median(whole), "ms")
