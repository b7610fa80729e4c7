"""A page is walked through with the Tab key; gives what a keyboard user sees at every stop."""

from dataclasses import dataclass

from playwright.sync_api import Page

MOST = 600

_STOP = """() => {
  const element = document.activeElement
  if (!element || element === document.body) return null

  const rect = [...element.getClientRects()].find(({ width, height }) => width && height)
  const large = rect && rect.height > innerHeight / 2
  const across = rect && [rect.left + 2, (rect.left + rect.right) / 2, rect.right - 2]
  const middle = rect && (Math.max(rect.top, 0) + Math.min(rect.bottom, innerHeight)) / 2
  const down = rect && (large ? [middle] : [rect.top + 2, rect.bottom - 2])
  const isThere = (x, y) => {
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (element.contains(hit) || hit.contains(element))
  }

  let ringed = false
  for (let around = element; around; around = around.parentElement) {
    const style = getComputedStyle(around)
    ringed ||= style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  }

  return {
    name: `<${element.tagName.toLowerCase()}> ${(element.ariaLabel ?? element.textContent).trim()}`,
    containers: [...document.querySelectorAll("[id]")]
      .filter((around) => around !== element && around.contains(element)).map(({ id }) => id),
    shown: Boolean(rect) && element.checkVisibility({ visibilityProperty: true }),
    uncovered: Boolean(rect) && across.every((x) => down.every((y) => isThere(x, y))),
    ringed,
    inMain: document.querySelector("main").contains(element),
  }
}"""

_RINGS = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element)
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
}).length"""


@dataclass(frozen=True)
class Stop:
    """One place where the focus came to rest.

    `uncovered`: what has the focus is in view and nothing lies over it; of what is taller than half
    the window only the middle of the part in view counts. `ringed`: an outline shows it, around
    itself or around what it stands in. `containers` are the ids of everything around it.
    """

    name: str
    containers: tuple[str, ...]
    shown: bool
    uncovered: bool
    ringed: bool
    in_main: bool


def stop_of(page: Page) -> Stop | None:
    """Where the focus is now; None when it is nowhere."""
    found = page.evaluate(_STOP)
    if found is None:
        return None
    return Stop(
        " ".join(found["name"].split())[:80],
        tuple(found["containers"]),
        found["shown"],
        found["uncovered"],
        found["ringed"],
        found["inMain"],
    )


def rings(page: Page) -> int:
    """How many elements have an outline now."""
    return int(page.evaluate(_RINGS))


def tab_through(page: Page, key: str = "Tab") -> list[Stop]:
    """Press `key` until the focus has been everywhere."""
    stops: list[Stop] = []
    while len(stops) < MOST:
        page.keyboard.press(key)
        stop = stop_of(page)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus never leaves the page; last at {stops[-1].name}")
