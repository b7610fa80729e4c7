"""What was measured becomes a table: a row for each thing, a column for each size, the budgets."""

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.bench.budgets import BUDGETS

NAME, MOST = 60, 32


@dataclass(frozen=True)
class Result:
    """One measured thing, under the same name at each size."""

    what: str
    value: float
    unit: str


@dataclass
class Table:
    """All results so far."""

    rows: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    units: dict[str, str] = field(default_factory=dict)

    def add(self, cases: int, result: Result) -> str:
        """Keep a result; gives the line that tells it."""
        self.rows[result.what][cases] = result.value
        self.units[result.what] = result.unit
        value, verdict = _number(result.value), self._verdict(result.what, cases)
        return f"{thousands(cases):>6}  {result.what}: {value} {result.unit}  {verdict}".rstrip()

    @property
    def complaints(self) -> list[str]:
        """What is over its budget, and what has a budget and was not measured."""
        sizes = {cases for row in self.rows.values() for cases in row}
        return [
            f"{what}, {thousands(cases)}: {verdict}"
            for what, budgets in BUDGETS.items()
            for cases in sorted(sizes & budgets.keys())
            if not (verdict := self._verdict(what, cases)).startswith("OK")
        ]

    def _verdict(self, what: str, cases: int) -> str:
        budget = BUDGETS.get(what, {}).get(cases)
        if budget is None:
            return ""
        value = self.rows.get(what, {}).get(cases)
        if value is None:
            return "niet gemeten"
        if value > budget.most:
            return "te zwaar" if self.units[what] in ("kB", "MB") else "te traag"
        return "OK, ruim" if budget.stretch and value <= budget.stretch else "OK"

    def __str__(self) -> str:
        sizes = sorted({cases for row in self.rows.values() for cases in row})
        lines = [_line("", map(thousands, sizes), "hooguit", "oordeel")]
        for what, row in self.rows.items():
            budgets = {size: one for size, one in BUDGETS.get(what, {}).items() if size in sizes}
            lines.append(
                _line(
                    f"{what} ({self.units[what]})",
                    (_number(row[size]) if size in row else "" for size in sizes),
                    _told({size: _number(one.most) for size, one in budgets.items()}),
                    _told({size: self._verdict(what, size) for size in budgets}),
                )
            )
        return "\n".join([*lines, "", *(self.complaints or ["niets boven een budget"])])


def _line(name: str, numbers: Iterable[str], most: str, verdict: str) -> str:
    cells = "".join(f"{number:>8}" for number in numbers)
    return f"{name:<{NAME}}{cells}  {most:<{MOST}}{verdict}".rstrip()


def _told(words: dict[int, str]) -> str:
    """`16 bij 1.000; 100 bij 10.000`."""
    return "; ".join(f"{word} bij {thousands(size)}" for size, word in words.items())


def _number(value: float) -> str:
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def thousands(number: int) -> str:
    """`10.000`, as the Dutch write it."""
    return _number(number)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done, and how long it took, on the error stream."""
    start = time.monotonic()
    print(f"… {text}", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print(f" ({time.monotonic() - start:.0f} s)", file=sys.stderr, flush=True)
