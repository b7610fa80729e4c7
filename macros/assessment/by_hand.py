"""The scan on paper: from the rules of the scoring to the totals that one adds up by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from macros.assessment.quantities import SCALE
from macros.assessment.scan import Assessment


@dataclass(frozen=True)
class Total:
    """A sum that is high from `least`, of `most` points at the best."""

    least: int
    most: int


@dataclass(frozen=True)
class BandRow:
    """A band, and from which to which sum a theme is in it, for each number of answers."""

    label: str
    ranges: list[tuple[int, int]]


@dataclass(frozen=True)
class ByHand:
    """What the totals mean: per theme, and of everything together.

    `most` is what one answer gives at the best; `answers` are the numbers of answers that a theme
    can have a score by, the most first.
    """

    most: int
    answers: list[int]
    bands: list[BandRow]
    need: Total
    readiness: Total
    lowest: int


def by_hand(scan: Assessment) -> ByHand:
    """What to do with the points of a form on paper on which every question has an answer."""
    scoring, themes = scan.scoring, list(scan.questions.themes.values())
    asked = len(themes[0].questions)
    answers = list(range(asked, scoring.theme.fewest_answers - 1, -1))
    starts = [band.at_least for band in scoring.bands.values()]
    most = most_points(scan)
    ranges = [_ranges(starts, number, most * number) for number in answers]
    need, readiness = len(scan.questions.need), asked * len(themes)
    return ByHand(
        most=most,
        answers=answers,
        bands=[
            BandRow(band.label, list(row))
            for band, row in zip(scoring.bands.values(), zip(*ranges, strict=True), strict=True)
        ],
        need=Total(_sum(scoring.need.high_from, need), need * most),
        readiness=Total(_sum(scoring.readiness.high_from, readiness), readiness * most),
        lowest=_sum(scoring.readiness.high_from - scoring.readiness.margin, asked),
    )


def most_points(scan: Assessment) -> int:
    """The most points that one answer gives."""
    first = scan.questions.need[0]
    return len(scan.questions.questions[first].answers) - 1


def _sum(points: int, answers: int) -> int:
    """The lowest sum of so many answers whose mean is at least `points`."""
    return -(-points * answers // SCALE)


def _ranges(starts: Sequence[int], answers: int, most: int) -> list[tuple[int, int]]:
    first = [_sum(start, answers) for start in starts]
    return list(zip(first, [*(start - 1 for start in first[1:]), most], strict=True))
