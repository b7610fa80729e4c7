"""A page is judged by the rules of axe; only what is wrong is reported.

Nearly all the time of axe goes to contrast, and two thirds of that to two things that change no
judgement: it reads the same few colours again for every element, and, written for old browsers, it
keeps each part of a colour in a `WeakMap`. Here it remembers what a text reads as, and keeps a part
with the thing it is a part of.
"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_KEEP_PARTS = """
class Kept {
  #part = Symbol()
  has(thing) { return thing != null && Object.hasOwn(thing, this.#part) }
  get(thing) { return thing?.[this.#part] }
  set(thing, value) { thing[this.#part] = value; return this }
  add(thing) { return this.set(thing, true) }
  delete(thing) { return delete thing[this.#part] }
}"""

_REMEMBER_COLOURS = """
(() => {
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

_AXE = Axe(
    f"(() => {{ {_KEEP_PARTS}; ((WeakMap, WeakSet) => {{ {AXE_SCRIPT} }})(Kept, Kept) }})();"
    + _REMEMBER_COLOURS
)

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
