"""A root becomes how long a contributor waits for one edited case in a running `mkdocs serve`."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.results import Result, step
from tests.site.live import live, wait_for

EDITS = 5


def measure(root: Path, bare: Path) -> Iterator[Result]:
    """Edit one case in `root` and the ready page of it in `bare`, plain MkDocs, in turn."""
    slug = min(path.stem for path in (root / "cases").glob("*.yml"))
    file = root / "cases" / f"{slug}.yml"
    page = bare / "docs" / "voorbeelden" / f"{slug}.md"
    times = []
    with step("een voorbeeld wijzigen in serve"), live(root) as own, live(bare) as plain:
        for edit in range(EDITS):
            ours = _waiting(file, f"{own}voorbeelden/{slug}/", f"Merkteken {edit}")
            theirs = _waiting(page, f"{plain}voorbeelden/{slug}/", f"Merkteken {edit}")
            times.append((ours, theirs))
    yield Result("een voorbeeld wijzigen in serve", median(ours for ours, _ in times), "s")
    share = median(ours / theirs for ours, theirs in times)
    yield Result("wijzigen in serve, tegen kale MkDocs", share, "×")


def _waiting(file: Path, address: str, mark: str) -> float:
    """The seconds from an edit of `file` until it is seen at `address`."""
    start = time.monotonic()
    _mark(file, mark)
    wait_for(address, mark)
    return time.monotonic() - start


def _mark(file: Path, mark: str) -> None:
    """Put words in the first long text that was not in the file before."""
    text = re.sub(r"Merkteken \d+\. ", "", file.read_text("utf-8"))
    if file.suffix == ".yml":
        text = re.sub(r"^(problem: >\S*\n  )", rf"\g<1>{mark}. ", text, count=1, flags=re.M)
    else:
        text = re.sub(r"^(## [^\n]*\n\n)", rf"\g<1>{mark}. ", text, count=1, flags=re.M)
    assert mark in text, f"no place for a mark in {file}"
    file.write_text(text, "utf-8")
