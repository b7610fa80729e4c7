"""A page is judged by the rules of axe; only what is wrong is reported.

Nearly all the time of axe goes to contrast, and a third of that to reading the same few colours
again for every element. What a colour reads as is therefore remembered, text by text.
"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_REMEMBER_COLOURS = """
;(() => {
  const { prototype } = axe.commons.color.Color
  const read = prototype.parseString
  const known = new Map()
  prototype.parseString = function (text) {
    if (known.has(text)) return Object.assign(this, known.get(text))
    read.call(this, text)
    const { r, g, b, alpha } = this
    known.set(text, { r, g, b, alpha })
    return this
  }
})()"""

_AXE = Axe(AXE_SCRIPT + _REMEMBER_COLOURS)

# Nothing else that axe looks at changes with the colours.
RULES_ON_COLOUR = ["color-contrast", "link-in-text-block"]


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds wrong by `rules`, or by all of them: one line per element."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({node['failureSummary']})"
        for rule in _AXE.run(page, options=options).response["violations"]
        for node in rule["nodes"]
    ]
