"""What must hold between the files of the scan: every name that one uses, another has."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from macros.assessment.conditions import HIGH, LOW, Condition
from macros.assessment.findings import Finding, gaps, references, unknowns
from macros.assessment.questions import Question, Questions
from macros.assessment.scan import Assessment
from macros.source.diagnostics import Problem, shown
from macros.source.document import Document, Route
from macros.taxonomy import taxonomy


def inconsistencies(scan: Assessment, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Say what does not fit together, each with its place."""
    findings = (
        *_questions(scan.questions),
        *_scoring(scan),
        *_advice(scan),
        *_support(scan),
        *_conditions(scan),
    )
    for found in findings:
        place = documents[found.file].position(found.route)
        yield Problem(place, found.message, found.remedy, found.code)


def _questions(questions: Questions) -> Iterator[Finding]:
    yield from unknowns("questions", ("need_part",), [questions.need_part], questions.parts)
    before: dict[str, Any] = {}
    for name, question in questions.questions.items():
        yield from _question(questions, name, question, before)
        before = question.answers
    rated = [
        *questions.need,
        *(one for part in questions.themes.values() for one in part.questions),
    ]
    numbers: list[str] = []
    for name in rated:
        given = list(questions.questions[name].answers)
        numbers = numbers or [str(number) for number in range(len(given))]
        yield from gaps("questions", ("questions", name, "answers"), given, numbers)


def _question(
    questions: Questions, name: str, question: Question, before: Mapping[str, Any]
) -> Iterator[Finding]:
    """One question; `before` holds the answers to the one that was asked before it."""
    route: Route = ("questions", name)
    yield from references(questions, "questions", (*route, "asked_if"), question.asked_if)
    order = list(questions.questions)
    for other in question.asked_if:
        if other in order and order.index(other) >= order.index(name):
            remedy = f"zet {shown(other)} eerder, of haal deze voorwaarde weg"
            said = f"{shown(other)} komt pas na {shown(name)}"
            yield Finding("questions", (*route, "asked_if", other), said, remedy, "komt-later")
    if question.titles:
        yield from gaps("questions", (*route, "titles"), list(question.titles), before)
    for answer_id, answer in question.answers.items():
        here = (*route, "answers", answer_id)
        yield from references(questions, "questions", (*here, "wordings"), answer.wordings)
        if answer.after:
            yield from unknowns("questions", (*here, "after"), [answer.after], before)
        levels = [str(level) for level in (answer.mrl, answer.mrl_to) if level is not None]
        yield from unknowns("questions", here, levels, taxonomy("mrl"))


def _scoring(scan: Assessment) -> Iterator[Finding]:
    questions, scoring = scan.questions, scan.scoring
    themes = list(questions.themes)
    yield from gaps("scoring", ("themes",), list(scoring.themes), themes)
    yield from gaps("scoring", ("priority", "ties"), scoring.priority.ties, themes)
    yield from unknowns("scoring", ("priority", "raised"), scoring.priority.raised, themes)
    for theme, found in scoring.themes.items():
        route = ("themes", theme, "when_lower")
        yield from unknowns("scoring", route, found.when_lower, questions.questions)
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
    yield from gaps("scoring", ("types",), list(scoring.types), subject)
    for name, row in scoring.types.items():
        yield from gaps("scoring", ("types", name), list(row), novelty)


def _advice(scan: Assessment) -> Iterator[Finding]:
    advice, scoring = scan.advice, scan.scoring
    wanted = [*scoring.positions, scoring.unknown_position]
    yield from gaps("advice", ("positions",), list(advice.positions), wanted)
    yield from gaps("advice", ("themes",), list(advice.themes), scan.questions.themes)
    told = [band for band in scoring.bands if band != scoring.solid_band]
    for theme, steps in advice.themes.items():
        yield from gaps("advice", ("themes", theme), list(steps), told)
    route = ("fallback_route",)
    yield from unknowns("advice", route, [advice.fallback_route], advice.routes)
    yield from gaps("advice", ("rules_first",), advice.rules_first, advice.rules)
    yield from gaps("advice", ("types",), list(advice.types), taxonomy("yamamoto"))
    levels = [str(level) for text in advice.mrl for level in range(text.lowest, text.highest + 1)]
    yield from gaps("advice", ("mrl",), levels, taxonomy("mrl"))


def _support(scan: Assessment) -> Iterator[Finding]:
    """Kinds of support that an advice points at."""
    for route, found in _with_routes(scan.advice.model_dump()):
        if route[-1] == "support" and isinstance(found, list):
            yield from unknowns("advice", route, found, scan.support.kinds)


def _with_routes(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, found in items:
        yield (*route, key), found
        if isinstance(found, dict | list):
            yield from _with_routes(found, (*route, key))


def _conditions(scan: Assessment) -> Iterator[Finding]:
    advice = scan.advice
    for theme, conditions in scan.scoring.priority.raised.items():
        yield from _each(scan, "scoring", ("priority", "raised", theme), conditions)
    for name, route in advice.routes.items():
        yield from _each(scan, "advice", ("routes", name, "when"), route.when)
        if route.more_support:
            here = ("routes", name, "more_support", "when")
            yield from _each(scan, "advice", here, route.more_support.when)
    for name, rule in advice.rules.items():
        yield from _each(scan, "advice", ("rules", name, "when"), rule.when)


def _each(
    scan: Assessment, file: str, route: Route, conditions: Sequence[Condition]
) -> Iterator[Finding]:
    scoring = scan.scoring
    for number, condition in enumerate(conditions):
        here = (*route, number)
        yield from references(scan.questions, file, (*here, "answers"), condition.answers)
        for themes in ("bands", "scores_from"):
            named = getattr(condition, themes)
            yield from unknowns(file, (*here, themes), named, scoring.themes)
        for theme, bands in condition.bands.items():
            yield from unknowns(file, (*here, "bands", theme), bands, scoring.all_bands)
        known = [*scoring.positions, scoring.unknown_position]
        yield from unknowns(file, (*here, "positions"), condition.positions, known)
