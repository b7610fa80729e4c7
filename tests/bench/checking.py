"""A root becomes the time of `check` on it, against bare parsing of the same files.

Each pair is a process of its own: the program remembers what it understood of a file, and so a
second check in the same process is no check. Starting up does not count, as it does not in parsing.
"""

import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from macros.cli import main as run
from macros.models import KINDS, Case
from tests.bench.processes import measured, repeats
from tests.bench.results import Result, step


def measure(root: Path, cases: int) -> Iterator[Result]:
    """Time both in each process, so that a busy machine slows them alike."""
    with step("check, en kaal lezen"):
        pairs = [measured("tests.bench.checking", root) for _ in range(repeats(cases, 7))]
    checks, parsings = zip(*pairs, strict=True)
    yield Result("kaal lezen van de YAML", median(parsings), "s")
    yield Result("check", median(checks), "s")
    ratio = median(check / bare for check, bare in pairs)
    yield Result("check, tegen kaal lezen", ratio, "×")


def _seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _parse(files: list[Path]) -> None:
    for path in files:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def _check(root: Path) -> None:
    with redirect_stdout(io.StringIO()) as told, redirect_stderr(io.StringIO()):
        code = run(["check", "--root", str(root)])
    assert code == 0, f"the fictional cases have mistakes:\n{told.getvalue()}"


def main(root: Path) -> None:
    """Check and parse here and print the seconds, as JSON."""
    files = [path for kind in KINDS for path in (root / kind.folder).glob("*.yml")]
    with TemporaryDirectory() as empty:
        (Path(empty) / Case.folder).mkdir()
        _check(Path(empty))
    parsing = _seconds(lambda: _parse(files))
    print(json.dumps([_seconds(lambda: _check(root)), parsing]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
