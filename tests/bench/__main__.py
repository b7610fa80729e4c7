"""`python -m tests.bench` prints what was measured, with budgets: ratios and medians, in Dutch."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.loading import load
from tests.bench import browsing, building, checking, editing, finding
from tests.bench.generate import write_root
from tests.bench.results import Result, step

CASES, LARGE = 1_000, 10_000


def _measure(folder: Path, options: argparse.Namespace) -> Iterator[Result]:
    """Everything, each as soon as it is known."""
    with step(f"{options.cases} voorbeelden verzinnen"):
        root = write_root(folder / "inhoud", options.cases)
    yield from checking.measure(root, options.cases)
    site = folder / "site"
    yield from building.measure(root, site, options.cases)
    yield from browsing.measure(site, load(root), options.cases)
    yield from finding.measure(site, load(root))
    yield from editing.measure(root, options.cases)
    if options.large:
        with step(f"{LARGE} voorbeelden verzinnen"):
            large = write_root(folder / "veel", LARGE)
        yield from building.measure_large(large, folder / "site-veel", LARGE)


def main() -> int:
    """Print the table; 1 when something is over its budget."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES, help="hoeveel voorbeelden")
    parser.add_argument("--large", action="store_true", help=f"bouw ook {LARGE} voorbeelden")
    over = 0
    with TemporaryDirectory(prefix="bench-") as folder:
        for result in _measure(Path(folder), parser.parse_args()):
            print(result, flush=True)
            over += result.verdict.startswith("te ")
    print(f"\n{over} boven het budget" if over else "\nalles binnen het budget")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
