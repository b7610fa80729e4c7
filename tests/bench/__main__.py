"""`python -m tests.bench` prints what the site costs at each size, with budgets, in Dutch."""

import argparse
import sys
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import (
    bare_searching,
    browsing,
    building,
    checking,
    editing,
    filtering,
    finding,
    scanning,
    weighing,
)
from tests.bench.comparing import compared
from tests.bench.generate import write_root
from tests.bench.plain import write_plain, write_ready
from tests.bench.results import Result, Table, step, thousands

SIZES = (100, 1_000, 10_000)
LIVE = 1_000  # with more cases nobody waits for what is measured many times
Part = tuple[str, Iterable[Result]]


def _parts(folder: Path, cases: int) -> Iterator[Part]:
    """What is measured, in an order in which each finds what it needs."""
    root, bare, ready = folder / "inhoud", folder / "kaal", folder / "klaar"
    with step(f"{thousands(cases)} voorbeelden verzinnen"):
        write_root(root, cases)
        write_plain(root, bare)
        write_ready(root, ready)
    site, bare_site = folder / "site", folder / "site-kaal"
    yield "check", checking.measure(root, cases)
    yield (
        "bouwen",
        building.measure((root, site), (bare, bare_site), (ready, folder / "site-klaar"), cases),
    )
    yield "zoekindex", building.measure_index(site)
    yield "wegen", weighing.measure(site, bare_site)
    yield "filteren", filtering.measure(site)
    yield "bezoeken", browsing.measure(site, bare_site)
    yield "scan", scanning.measure(site)
    if cases <= LIVE:
        yield "zoeken in kale MkDocs", bare_searching.measure(bare_site)
        yield "wijzer", finding.measure(site, root)
        yield "wijzigen", editing.measure(root, bare)


def _measure(parts: Iterable[Part], cases: int, table: Table) -> int:
    """Put everything in the table; a part that fails does not take the others with it."""
    failed = 0
    for name, results in parts:
        try:
            for result in results:
                print(table.add(cases, result), flush=True)
        except Exception:
            failed += 1
            traceback.print_exc()
            print(f"{thousands(cases)}: {name} is mislukt", flush=True)
    return failed


def main() -> int:
    """Print the table; 1 when something failed or is over its budget."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    sizes = parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    sizes.help = f"hoeveel voorbeelden; anders {', '.join(map(thousands, SIZES))}"
    table, failed = Table(), 0
    arguments = parser.parse_args()
    try:
        # One folder that goes at the end: some file systems make new files slowly for minutes after
        # thousands were removed.
        with TemporaryDirectory(prefix="bench-") as folder:
            for cases in arguments.sizes:
                failed += _measure(_parts(Path(folder, str(cases)), cases), cases, table)
                for result in compared(table.rows, cases):
                    print(table.add(cases, result), flush=True)
    finally:  # who stops it half-way still sees what is known
        print(f"\n{table}")
    return 1 if failed or table.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
