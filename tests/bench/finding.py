"""A built site becomes how long the instrumentenwijzer takes for a changed answer."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from macros.components.instrument_finder import instrument_finder
from macros.library import Library
from macros.loading import load
from macros.models import Instrument
from macros.rendering import Context, way_to_start
from tests.bench.results import Result, step, thousands
from tests.bench.visitor import visitor
from tests.site.visiting import go

FINDER, MANY = "instrumentenwijzer/", "instrumentenwijzer-veel/"
NUMBER = 1_000

# From the click until the layout is known: every answer in turn, each on top of the others.
_ANSWERS = """() => {
  const answers = [...document.querySelectorAll(".finder__form input")]
  return answers.map((input) => {
    void document.body.offsetHeight
    const start = performance.now()
    input.click()
    const script = performance.now() - start
    void document.body.offsetHeight
    return [script, performance.now() - start]
  })
}"""
_FINDER = re.compile(
    r'<div class="finder" data-component="instrument_finder">.*?</script>\s*</div>', re.S
)


def measure(site: Path, root: Path) -> Iterator[Result]:
    """Answer in the finder of the site of `root`, and in one with many more instruments."""
    with step(f"een wijzer met {thousands(NUMBER)} instrumenten maken"):
        _write_many(site, load(root))
    with step("antwoorden in de wijzer"), visitor(site) as somebody:
        own = somebody.visit(partial(_answers, address=FINDER))
        many = somebody.visit(partial(_answers, address=MANY))
    for name, times in (("", own), (f", {thousands(NUMBER)} instrumenten", many)):
        script, whole = zip(*times, strict=True)
        yield Result(f"antwoord in de wijzer{name}", median(script), "ms")
        yield Result(f"antwoord in de wijzer{name}, met opmaak", median(whole), "ms")


def _answers(tab: Page, address: str) -> list[list[float]]:
    go(tab, address)
    times: list[list[float]] = tab.evaluate(_ANSWERS)
    return times


def _write_many(site: Path, library: Library) -> None:
    """A second finder in the built site, with copies of the instruments under other names."""
    entries = dict(library.entries)
    found = library.all(Instrument)
    for index in range(NUMBER - len(found)):
        one = found[index % len(found)]
        slug, title = f"{one.slug}-{index}", f"{one.title} {index}"
        entries[Instrument, slug] = one.model_copy(update={"slug": slug, "title": title})
    many = Library(entries, known=frozenset(entries))
    context = Context(many, way_to_start(FINDER))
    html = str(instrument_finder(context).html)
    page = (site / FINDER / "index.html").read_text("utf-8")
    whole, number = _FINDER.subn(lambda _: html, page)
    assert number == 1, "the finder has another form than this benchmark knows"
    (site / MANY).mkdir(exist_ok=True)
    (site / MANY / "index.html").write_text(whole, "utf-8")
