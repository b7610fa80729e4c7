"""What does not fit between the files of the scan: names that are not there, lists with gaps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from macros.assessment.questions import Questions
from macros.source.diagnostics import nearest, shown
from macros.source.document import Route


class Finding(NamedTuple):
    """One thing that does not fit: the file and the route of the value, and what to say of it."""

    file: str
    route: Route
    message: str
    remedy: str
    code: str


def unknowns(
    file: str, route: Route, values: Iterable[str], known: Iterable[str]
) -> Iterator[Finding]:
    """Values that are not among what is known."""
    listed = list(known)
    for value in values:
        if value not in listed:
            said = f"{shown(value)} bestaat niet in de scan"
            yield Finding(file, route, said, nearest(value, listed), "onbekende-term")


def gaps(file: str, route: Route, given: Sequence[str], wanted: Iterable[str]) -> Iterator[Finding]:
    """Where `given` does not name everything in `wanted` once, and nothing else."""
    expected = list(wanted)
    yield from unknowns(file, route, given, expected)
    for name in expected:
        if given.count(name) != 1:
            times = "ontbreekt" if name not in given else "staat er meer dan één keer"
            remedy = f"noem {shown(name)} hier precies één keer"
            yield Finding(file, route, f"{shown(name)} {times}", remedy, "niet-volledig")


def references(
    questions: Questions, file: str, route: Route, asked: Mapping[str, Iterable[str]]
) -> Iterator[Finding]:
    """Questions, and answers to them, that something points at and that are not there."""
    yield from unknowns(file, route, asked, questions.questions)
    for name, answers in asked.items():
        if name in questions.questions:
            known = questions.questions[name].offered
            yield from unknowns(file, (*route, name), answers, known)
