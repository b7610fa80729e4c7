"""A root becomes how long a contributor waits for one edited case in a running `mkdocs serve`."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.results import Result, step
from tests.site.live import live, wait_for

EDITS = 3


def measure(root: Path, bare: Path) -> Iterator[Result]:
    """Edit one case in `root`, and the ready page of it in `bare`, plain MkDocs."""
    slug = min(path.stem for path in (root / "cases").glob("*.yml"))
    with step("een voorbeeld wijzigen in serve"):
        own = _waiting(root, root / "cases" / f"{slug}.yml", f"voorbeelden/{slug}/")
    yield Result("een voorbeeld wijzigen in serve", own, "s")
    with step("een bladzijde wijzigen in serve van kale MkDocs"):
        page = bare / "docs" / "voorbeelden" / f"{slug}.md"
        plain = _waiting(bare, page, f"voorbeelden/{slug}/")
    yield Result("wijzigen in serve, tegen kale MkDocs", own / plain, "×")


def _waiting(root: Path, file: Path, address: str) -> float:
    """The median seconds from an edit of `file` until its page is there."""
    times = []
    with live(root) as base:
        for edit in range(EDITS):
            mark = f"Merkteken {edit}"
            start = time.monotonic()
            _mark(file, mark)
            wait_for(base + address, mark)
            times.append(time.monotonic() - start)
    return median(times)


def _mark(file: Path, mark: str) -> None:
    """Put words in the first long text that was not in the file before."""
    text = re.sub(r"Merkteken \d+\. ", "", file.read_text("utf-8"))
    if file.suffix == ".yml":
        text = re.sub(r"^(problem: >\S*\n  )", rf"\g<1>{mark}. ", text, count=1, flags=re.M)
    else:
        text = re.sub(r"^(## [^\n]*\n\n)", rf"\g<1>{mark}. ", text, count=1, flags=re.M)
    assert mark in text, f"no place for a mark in {file}"
    file.write_text(text, "utf-8")
