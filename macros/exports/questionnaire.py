"""The scan as data: every question, number, rule and text that the browser needs."""

import json
from collections.abc import Iterator
from typing import Any

from macros.assessment import assessment
from macros.assessment.quantities import SCALE
from macros.assessment.questions import NOT_KNOWN, Question
from macros.assessment.scan import Assessment
from macros.exports import DATA, Edition, File, export
from macros.models.base import Part
from macros.publication import LICENCE
from macros.taxonomy import taxonomy

# Of the questions. A change of questions makes a new one; a link made with the old one stays good.
VERSION = "v1"


@export(
    "questionnaire",
    "Vragen en rekenregels van de scan",
    "Elke vraag met haar antwoorden, alle getallen en tabellen waarmee de scan rekent, en alle "
    "adviezen. Punten staan in honderdsten.",
)
def questionnaire(_: Edition) -> Iterator[File]:
    """The questions of the scan and all that follows from the answers, as `questionnaire.json`."""
    text = json.dumps(plain(assessment()), ensure_ascii=False, allow_nan=False, indent=1)
    yield File(f"{DATA}/questionnaire.json", f"{text}\n")


def plain(scan: Assessment) -> dict[str, Any]:
    """The scan as plain values; points are in hundredths, and what is usual is left out."""
    asked = scan.questions
    return {
        "version": VERSION,
        "licence": LICENCE,
        "scale": SCALE,
        "unknown": {"id": NOT_KNOWN, "label": asked.unknown},
        "need_part": asked.need_part,
        "parts": [{"id": name, **_plain(part)} for name, part in asked.parts.items()],
        "questions": {
            name: {"part": asked.names[name], **_question(question)}
            for name, question in asked.questions.items()
        },
        "themes": {
            theme: {"title": part.title, "questions": part.questions}
            | _plain(scan.scoring.themes[theme])
            for theme, part in asked.themes.items()
        },
        "scoring": _plain(scan.scoring, leave={"themes"}),
        "advice": _plain(scan.advice) | {"readiness_text": scan.readiness_text},
        "support": _plain(scan.support)["kinds"],
        "words": {
            "obstacles": _labels("obstacles"),
            "types": _labels("yamamoto"),
            "mrl": {
                name: {"label": term.label, "phase": term.group}
                for name, term in taxonomy("mrl").terms.items()
            },
        },
    }


def _labels(name: str) -> dict[str, str]:
    return {term_id: term.label for term_id, term in taxonomy(name).terms.items()}


def _question(question: Question) -> dict[str, Any]:
    answers = [{"id": name, **_plain(answer)} for name, answer in question.offered.items()]
    return _plain(question, leave={"answers", "not_applicable"}) | {"answers": answers}


def _plain(part: Part, leave: set[str] | None = None) -> dict[str, Any]:
    return part.model_dump(exclude_defaults=True, exclude=leave)
