"""What must hold between the files of the scan: every name that one uses, another has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from macros.assessment.advice import Advice, Support
from macros.assessment.conditions import HIGH, LOW, Condition
from macros.assessment.questions import Questions
from macros.assessment.scoring import Scoring
from macros.diagnostics import Problem, nearest, shown
from macros.document import Document, Route
from macros.taxonomy import taxonomy


class Whole(NamedTuple):
    """All files of the scan, by their name."""

    questions: Questions
    scoring: Scoring
    advice: Advice
    support: Support


class Finding(NamedTuple):
    """One thing that does not fit: the file and the route of the value, and what to say of it."""

    file: str
    route: Route
    message: str
    remedy: str
    code: str


def inconsistencies(whole: Whole, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Say what does not fit together, each with its place."""
    findings = (
        *_questions(whole.questions),
        *_scoring(whole),
        *_advice(whole),
        *_support(whole),
        *_conditions(whole),
    )
    for found in findings:
        place = documents[found.file].position(found.route)
        yield Problem(place, found.message, found.remedy, found.code)


def _unknown(file: str, route: Route, value: str, known: Iterable[str]) -> Finding:
    said = f"{shown(value)} bestaat niet in de scan"
    return Finding(file, route, said, nearest(value, known), "onbekende-term")


def _unknowns(
    file: str, route: Route, values: Iterable[str], known: Iterable[str]
) -> Iterator[Finding]:
    listed = list(known)
    for value in values:
        if value not in listed:
            yield _unknown(file, route, value, listed)


def _same(
    file: str, route: Route, given: Sequence[str], wanted: Iterable[str]
) -> Iterator[Finding]:
    """Whether `given` names everything in `wanted` once and nothing else."""
    expected = list(wanted)
    yield from _unknowns(file, route, given, expected)
    for name in expected:
        if given.count(name) != 1:
            times = "ontbreekt" if name not in given else "staat er meer dan één keer"
            remedy = f"noem {shown(name)} hier precies één keer"
            yield Finding(file, route, f"{shown(name)} {times}", remedy, "niet-volledig")


def _answers(questions: Questions, name: str, answers: Iterable[str]) -> Iterator[str]:
    """The answers that question `name` does not have."""
    offered = questions.questions[name].offered
    return (answer for answer in answers if answer not in offered)


def _references(
    questions: Questions, file: str, route: Route, asked: Mapping[str, Iterable[str]]
) -> Iterator[Finding]:
    """Questions with answers that something points at."""
    yield from _unknowns(file, route, asked, questions.questions)
    for name in asked:
        if name in questions.questions:
            for answer in _answers(questions, name, asked[name]):
                known = questions.questions[name].offered
                yield _unknown(file, (*route, name), answer, known)


def _questions(questions: Questions) -> Iterator[Finding]:
    yield from _unknowns("questions", ("need_part",), [questions.need_part], questions.parts)
    before = ""
    for name, question in questions.questions.items():
        route: Route = ("questions", name)
        yield from _references(questions, "questions", (*route, "asked_if"), question.asked_if)
        earlier = questions.questions[before].answers if before else {}
        if question.titles:
            yield from _same("questions", (*route, "titles"), list(question.titles), earlier)
        for answer_id, answer in question.answers.items():
            here = (*route, "answers", answer_id)
            yield from _references(questions, "questions", (*here, "wordings"), answer.wordings)
            if answer.after:
                yield from _unknowns("questions", (*here, "after"), [answer.after], earlier)
            for level in (answer.mrl, answer.mrl_to):
                if level is not None:
                    yield from _unknowns("questions", here, [str(level)], taxonomy("mrl"))
        before = name
    scale: list[str] = []
    for name in [
        *questions.need,
        *(one for part in questions.themes.values() for one in part.questions),
    ]:
        given = list(questions.questions[name].answers)
        scale = scale or [str(number) for number in range(len(given))]
        yield from _same("questions", ("questions", name, "answers"), given, scale)


def _scoring(whole: Whole) -> Iterator[Finding]:
    questions, scoring = whole.questions, whole.scoring
    themes = list(questions.themes)
    yield from _same("scoring", ("themes",), list(scoring.themes), themes)
    yield from _same("scoring", ("priority", "ties"), scoring.priority.ties, themes)
    yield from _unknowns("scoring", ("priority", "raised"), scoring.priority.raised, themes)
    for theme, found in scoring.themes.items():
        route = ("themes", theme, "when_lower")
        yield from _unknowns("scoring", route, found.when_lower, questions.questions)
        if len(found.when_lower) != (2 if found.other_obstacle else 0):
            remedy = "noem twee vragen bij ‘when_lower’ als er een ‘other_obstacle’ is"
            said = f"bij thema {theme} is niet duidelijk wanneer het andere knelpunt geldt"
            yield Finding("scoring", route, said, remedy, "ander-knelpunt")
    starts = [band.at_least for band in scoring.bands.values()]
    if starts != sorted(set(starts)) or starts[0] != 0:
        remedy = "begin bij 0 en laat elke volgende band hoger beginnen"
        yield Finding("scoring", ("bands",), "de banden sluiten niet aan", remedy, "banden")
    fields = [(place.need, place.readiness) for place in scoring.positions.values()]
    if sorted(fields) != sorted(product((HIGH, LOW), (HIGH, LOW))):
        remedy = f"geef elke combinatie van {HIGH} en {LOW} precies één positie"
        said = "niet elke combinatie van noodzaak en gereedheid heeft één positie"
        yield Finding("scoring", ("positions",), said, remedy, "posities")
    subject, novelty = (list(questions.questions[name].answers) for name in ("Y1", "Y2"))
    yield from _same("scoring", ("types",), list(scoring.types), subject)
    for name, row in scoring.types.items():
        yield from _same("scoring", ("types", name), list(row), novelty)


def _advice(whole: Whole) -> Iterator[Finding]:
    advice, scoring = whole.advice, whole.scoring
    wanted = [*scoring.positions, scoring.unknown_position]
    yield from _same("advice", ("positions",), list(advice.positions), wanted)
    yield from _same("advice", ("themes",), list(advice.themes), whole.questions.themes)
    told = [band for band in scoring.bands if band != scoring.solid_band]
    for theme, steps in advice.themes.items():
        yield from _same("advice", ("themes", theme), list(steps), told)
    route = ("fallback_route",)
    yield from _unknowns("advice", route, [advice.fallback_route], advice.routes)
    yield from _same("advice", ("rules_first",), advice.rules_first, advice.rules)
    yield from _same("advice", ("types",), list(advice.types), taxonomy("yamamoto"))
    levels = [str(level) for text in advice.mrl for level in range(text.lowest, text.highest + 1)]
    yield from _same("advice", ("mrl",), levels, taxonomy("mrl"))


def _support(whole: Whole) -> Iterator[Finding]:
    """Kinds of support that an advice points at."""
    for route, found in _with_routes(whole.advice.model_dump()):
        if route[-1] == "support" and isinstance(found, list):
            yield from _unknowns("advice", route, found, whole.support.kinds)


def _with_routes(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, found in items:
        yield (*route, key), found
        if isinstance(found, dict | list):
            yield from _with_routes(found, (*route, key))


def _conditions(whole: Whole) -> Iterator[Finding]:
    advice = whole.advice
    for theme, conditions in whole.scoring.priority.raised.items():
        yield from _each(whole, "scoring", ("priority", "raised", theme), conditions)
    for name, route in advice.routes.items():
        yield from _each(whole, "advice", ("routes", name, "when"), route.when)
        if route.more_support:
            here = ("routes", name, "more_support", "when")
            yield from _each(whole, "advice", here, route.more_support.when)
    for name, rule in advice.rules.items():
        yield from _each(whole, "advice", ("rules", name, "when"), rule.when)


def _each(
    whole: Whole, file: str, route: Route, conditions: Sequence[Condition]
) -> Iterator[Finding]:
    scoring = whole.scoring
    for number, condition in enumerate(conditions):
        here = (*route, number)
        yield from _references(whole.questions, file, (*here, "answers"), condition.answers)
        for themes in ("bands", "scores_from"):
            named = getattr(condition, themes)
            yield from _unknowns(file, (*here, themes), named, scoring.themes)
        for theme, bands in condition.bands.items():
            yield from _unknowns(file, (*here, "bands", theme), bands, scoring.all_bands)
        known = [*scoring.positions, scoring.unknown_position]
        yield from _unknowns(file, (*here, "positions"), condition.positions, known)
