"""A root becomes a built site, with the processor time and the memory that took."""

import json
import logging
import sys
import time
from collections.abc import Iterator
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

    @property
    def per_page(self) -> float:
        return self.seconds / self.pages


def measure(own: Place, bare: Place, cases: int) -> Iterator[Result]:
    """Build our site and plain MkDocs in turn, so that a busy machine slows them alike."""
    ours, plain = [], []
    for _ in range(repeats(cases, 3)):
        with step("bouwen"):
            ours.append(Build(**measured("tests.bench.building", *own)))
        with step("bouwen: kale MkDocs met Material, klare bladzijden"):
            plain.append(Build(**measured("tests.bench.building", *bare)))
    pairs = list(zip(ours, plain, strict=True))
    yield Result("bladzijden", ours[0].pages, "aantal")
    yield Result("bouwen", median(build.seconds for build in ours), "s")
    yield Result("bouwen: kale MkDocs", median(build.seconds for build in plain), "s")
    yield Result("bladzijden van kale MkDocs", plain[0].pages, "aantal")
    share = median(one.per_page / other.per_page for one, other in pairs)
    yield Result("bouwen per bladzijde, tegen kale MkDocs", share, "×")
    memory = median(build.memory for build in ours)
    yield Result("geheugen bij het bouwen, zonder zoekindex", memory, "MB")
    against = median(one.memory / other.memory for one, other in pairs)
    yield Result("geheugen bij het bouwen, tegen kale MkDocs", against, "×")


def measure_index(site: Path) -> Iterator[Result]:
    """Index the built site."""
    with step("de zoekindex maken"):
        seconds, memory = measured("tests.bench.indexing", site)
    yield Result("zoekindex maken", seconds, "s")
    yield Result("geheugen van de zoekindex", memory, "MB")


def main(root: Path, folder: Path) -> None:
    """Build here and print what it cost, as JSON."""
    from macros import search
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
