"""What was measured becomes a line of the table, with its budget and whether it is met."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

COLUMNS = (46, 22, 22)


@dataclass(frozen=True)
class Result:
    """One measured thing; without a budget it is there for comparison."""

    what: str
    value: float
    unit: str
    budget: float | None = None
    stretch: float | None = None

    @property
    def verdict(self) -> str:
        """In a word whether it is quick, or light, enough."""
        if self.budget is None:
            return ""
        if self.value > self.budget:
            return "te zwaar" if self.unit in ("kB", "MB") else "te traag"
        return "OK, ruim" if self.stretch and self.value <= self.stretch else "OK"

    def __str__(self) -> str:
        most = "" if self.budget is None else f"hooguit {_number(self.budget)} {self.unit}"
        cells = (self.what, f"{_number(self.value)} {self.unit}", most)
        line = "  ".join(cell.ljust(width) for cell, width in zip(cells, COLUMNS, strict=True))
        return f"{line}  {self.verdict}".rstrip()


def _number(value: float) -> str:
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:.{digits}f}".replace(".", ",")


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done, and how long it took, on the error stream."""
    start = time.monotonic()
    print(f"… {text}", end="", file=sys.stderr, flush=True)
    yield
    print(f" ({time.monotonic() - start:.0f} s)", file=sys.stderr, flush=True)
