"""A module becomes a process of its own that measures itself: nothing is warm, or counted twice."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROOT


def measured(module: str, *arguments: Path) -> Any:
    """Run `python -m module arguments`; gives the JSON on its last line."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stdout}\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def repeats(cases: int, most: int) -> int:
    """How often something is measured: with very many cases once, it takes long enough."""
    return most if cases <= 1_000 else 1


def own_memory() -> float:
    """The most MB this process held at once.

    Not by `getrusage`, where there is a choice: it counts what the parent held before the start.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(found.split()[1]) / 1024
    return _megabytes(resource.RUSAGE_SELF)


def children() -> tuple[float, float]:
    """The processor seconds of all processes this one started, and the most MB of one of them."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime, _megabytes(resource.RUSAGE_CHILDREN)


def _megabytes(who: int) -> float:
    per = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss / per
