"""A root becomes the time of `check` on it, against bare parsing of the same files."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from statistics import median

import yaml

from macros.cli import main as run
from macros.models import KINDS
from tests.bench.results import Result, step

RUNS = 20


def measure(root: Path, cases: int) -> Iterator[Result]:
    """Time both in turn, so that a busy machine slows them alike."""
    files = [path for kind in KINDS for path in (root / kind.folder).glob("*.yml")]
    checks, parsings = [], []
    with step(f"{RUNS} keer check op {cases} voorbeelden, en kaal lezen"):
        for _ in range(RUNS):
            parsings.append(_seconds(lambda: _parse(files)))
            checks.append(_seconds(lambda: _check(root)))
    ratio = median(check / bare for check, bare in zip(checks, parsings, strict=True))
    yield Result(f"kaal lezen, {len(files)} bestanden", median(parsings), "s")
    yield Result(f"check, {len(files)} bestanden", median(checks), "s")
    yield Result("check, vergeleken met kaal lezen", ratio, "×", budget=3, stretch=2)


def _seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _parse(files: list[Path]) -> None:
    for path in files:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def _check(root: Path) -> None:
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        code = run(["check", "--root", str(root)])
    assert code == 0, "the fictional cases have mistakes"
