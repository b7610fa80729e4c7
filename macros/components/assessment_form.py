"""The scan: a start, every question, and what one adds up by hand when there is no script."""

from typing import Any

from macros.assessment import assessment
from macros.assessment.by_hand import by_hand
from macros.assessment.questions import NOT_KNOWN, Question
from macros.components import component
from macros.rendering import Context, Fragment, render


@component
def assessment_form(context: Context) -> Fragment:
    """Toon de vragen van de scan, één voor één; zonder script als formulier voor papier.

    Example:
        {{ assessment_form() }}
    """
    scan = assessment()
    questions = scan.questions.questions
    themes = scan.questions.themes.values()
    scored = {*scan.questions.need, *(name for part in themes for name in part.questions)}
    return render(
        "assessment_form",
        context,
        scan=scan,
        questions=questions,
        scored=scored,
        numbers={name: number for number, name in enumerate(questions, start=1)},
        fewest=sum(1 for question in questions.values() if not question.asked_if),
        sums=by_hand(scan),
        structure={
            "unknown": {"id": NOT_KNOWN},
            "questions": {name: _structure(found) for name, found in questions.items()},
        },
    )


def _structure(question: Question) -> dict[str, Any]:
    """What the script must know of a question; its words stand in the page."""
    answers = question.offered.items()
    return {
        "asked_if": question.asked_if,
        "unknown": question.unknown,
        "answers": [{"id": name, "after": answer.after} for name, answer in answers],
    }
