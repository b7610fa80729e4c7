"""The survey figures in `figures/*.yml` become numbers that can be drawn, or reasons why not.

Only a figure of which the source itself fixes which number belongs to which answer carries
numbers. The others are in `weggelaten.yml`: named, with the reason, and without a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from macros.models.figure import CERTAIN, LEFT_OUT, Figure, LeftOut, LeftOutList
from macros.source.diagnostics import Problem
from macros.source.reading import read_model
from macros.taxonomy import BrokenTaxonomyError

FOLDER = Path(__file__).parent / "figures"


@dataclass(frozen=True)
class Figures:
    """What a folder of figures holds, and what is wrong in it."""

    shown: Mapping[str, Figure] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()


class BrokenFigureError(BrokenTaxonomyError):
    """A figure cannot be read. Told as a broken vocabulary is: both are the program's own data."""


def read_figures(folder: Path) -> Figures:
    """Read every figure in `folder`: what is certain, what is left out, and what is wrong."""
    figures: dict[str, Figure] = {}
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        file = f"macros/figures/{path.name}"
        if path.stem == LEFT_OUT:
            listed, _, wrong = read_model(path, file, LeftOutList)
            left_out += listed.figures if listed else []
        else:
            figure, _, wrong = read_model(path, file, Figure)
            figures |= {path.stem: figure} if figure else {}
        problems += wrong
    certain = {name: figure for name, figure in figures.items() if figure.certainty == CERTAIN}
    return Figures(certain, tuple(left_out), tuple(sorted(problems)))


@lru_cache(maxsize=1)
def _all() -> Figures:
    return read_figures(FOLDER)


def forget() -> None:
    """Read the figures again at the next use."""
    _all.cache_clear()


def figure_problems() -> list[Problem]:
    """Everything that is wrong in the figures of the program."""
    return list(_all().problems)


def all_figures() -> Mapping[str, Figure]:
    """Every figure that may be shown, by its name.

    Raises:
        BrokenFigureError: when one of them cannot be read.
    """
    if problems := figure_problems():
        raise BrokenFigureError(problems)
    return _all().shown


def left_out_figures() -> tuple[LeftOut, ...]:
    """Every question of which the outcome is left out."""
    all_figures()
    return _all().left_out
