"""A root becomes a built site, with the time and the memory that took.

Each build is a process of its own (`python -m tests.bench.building ROOT FOLDER`), because memory
once used stays counted.
"""

import json
import logging
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tests.bench.plain import write_plain
from tests.bench.results import Result, step
from tests.conftest import ROOT
from tests.site.building import build_here


@dataclass(frozen=True)
class Build:
    """What one build cost: processor seconds and MB, the search index apart."""

    pages: int
    seconds: float
    memory: float
    index_seconds: float
    index_memory: float

    @property
    def per_page(self) -> float:
        """Milliseconds per page."""
        return 1000 * self.seconds / self.pages


def measure(root: Path, folder: Path, cases: int) -> Iterator[Result]:
    """Build the real content, the root, and its cases as ready pages of plain MkDocs."""
    with step("bouwen: de echte inhoud"):
        real = _build(ROOT, folder.parent / "site-echt")
    with step(f"bouwen: {cases} voorbeelden"):
        many = _build(root, folder)
    with step(f"bouwen: kale MkDocs met Material, {cases} klare bladzijden"):
        plain = _build(write_plain(root, folder.parent / "kaal"), folder.parent / "site-kaal")
    for name, build in (("echte inhoud", real), (f"{cases} voorbeelden", many)):
        yield Result(f"bouwen, {name}: {build.pages} bladzijden", build.seconds, "s")
        yield Result(f"bouwen, {name}: per seconde", 1000 / build.per_page, "bladzijden")
    yield Result("bouwen per bladzijde, meer tegen echt", many.per_page / real.per_page, "×")
    share = many.per_page / plain.per_page
    yield Result("bouwen per bladzijde, tegen kale MkDocs", share, "×", budget=0.35)
    # The budget is for ten thousand; a thousand must surely stay below it.
    yield Result(f"geheugen bij {cases}, zonder zoekindex", many.memory, "MB", budget=600)
    yield Result(f"zoekindex maken bij {cases}", many.index_seconds, "s")
    yield Result(f"geheugen van de zoekindex bij {cases}", many.index_memory, "MB")


def measure_large(root: Path, folder: Path, cases: int) -> Iterator[Result]:
    """Build a root that is too large to build each time."""
    with step(f"bouwen: {cases} voorbeelden"):
        many = _build(root, folder)
    yield Result(f"bouwen, {cases} voorbeelden: {many.pages} bladzijden", many.seconds, "s")
    yield Result(f"geheugen bij {cases}, zonder zoekindex", many.memory, "MB", budget=600)


def _build(root: Path, folder: Path) -> Build:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.building", str(root), str(folder)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"building {root} failed:\n{done.stdout}\n{done.stderr}")
    return Build(**json.loads(done.stdout.splitlines()[-1]))


def _used(who: int) -> tuple[float, float]:
    """Processor seconds and the most MB so far, of this process or of its children."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(root: Path, folder: Path) -> None:
    """Build here and print what it cost, as JSON."""
    from macros import search

    index, spent = search.build_index, {"seconds": 0.0}

    def timed(site: Path) -> int:
        spent["memory"] = _used(resource.RUSAGE_SELF)[1]
        start = time.process_time()
        pages = index(site)
        spent["seconds"] = time.process_time() - start
        return pages

    logging.disable(logging.INFO)
    with patch.object(search, "build_index", timed):
        start = time.process_time()
        build_here(root, folder)
        seconds = time.process_time() - start - spent["seconds"]
    children, index_memory = _used(resource.RUSAGE_CHILDREN)
    cost = Build(
        pages=sum(1 for _ in folder.rglob("*.html")),
        seconds=seconds,
        memory=spent.get("memory") or _used(resource.RUSAGE_SELF)[1],
        index_seconds=children + spent["seconds"],
        index_memory=index_memory,
    )
    print(json.dumps(cost.__dict__))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
