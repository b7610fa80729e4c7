"""A root becomes a built site, with the processor time and the memory that took."""

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from unittest.mock import patch

from tests.bench.processes import measured, own_memory, repeats
from tests.bench.results import Result, step

Place = tuple[Path, Path]  # of the project, and of its site


@dataclass(frozen=True)
class Build:
    """What one build cost, in processor seconds and MB; the search index of our own apart."""

    pages: int
    seconds: float
    memory: float


def measure(own: Place, bare: Place, ready: Place, cases: int) -> Iterator[Result]:
    """Build all three in turn, so that a busy machine slows them alike.

    Each time into a folder that is not there yet; the last one is where `own` and the others say.
    """
    builds: list[list[Build]] = [[], [], []]
    names = ("bouwen", "bouwen: kale MkDocs", "bouwen: MkDocs met onze bladzijden klaar")
    for left in reversed(range(repeats(cases, 3))):
        for name, (root, site), found in zip(names, (own, bare, ready), builds, strict=True):
            into = site.with_name(f"{site.name}-{left}") if left else site
            with step(name):
                found.append(Build(**measured("tests.bench.building", root, into)))
    for name, found in zip(names, builds, strict=True):
        yield Result(name, median(build.seconds for build in found), "s")
    ours, plain, same = builds
    yield Result("bladzijden", ours[0].pages, "aantal")
    yield Result("bladzijden van kale MkDocs", plain[0].pages, "aantal")
    share = _ratio(ours, plain, lambda build: build.seconds / build.pages)
    yield Result("bouwen per bladzijde, tegen kale MkDocs", share, "×")
    share = _ratio(ours, same, lambda build: build.seconds)
    yield Result("bouwen, tegen MkDocs met onze bladzijden klaar", share, "×")
    memory = median(build.memory for build in ours)
    yield Result("geheugen bij het bouwen, zonder zoekindex", memory, "MB")
    share = _ratio(ours, plain, lambda build: build.memory)
    yield Result("geheugen bij het bouwen, tegen kale MkDocs", share, "×")


def _ratio(ours: list[Build], others: list[Build], cost: Callable[[Build], float]) -> float:
    """The middle one of the ratios between builds that came one after the other."""
    return median(cost(one) / cost(other) for one, other in zip(ours, others, strict=True))


def measure_index(site: Path) -> Iterator[Result]:
    """Index the built site."""
    with step("de zoekindex maken"):
        seconds, memory = measured("tests.bench.indexing", site)
    yield Result("zoekindex maken", seconds, "s")
    yield Result("geheugen van de zoekindex", memory, "MB")


def main(root: Path, folder: Path) -> None:
    """Build here and print what it cost, as JSON."""
    from macros.publishing import search
    from tests.site.building import build_here

    logging.disable(logging.INFO)
    with patch.object(search, "build_index", lambda site: 0):
        start = time.process_time()
        build_here(root, folder)
        seconds = time.process_time() - start
    pages = sum(1 for _ in folder.rglob("*.html"))
    print(json.dumps(Build(pages, seconds, own_memory()).__dict__))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
