"""The questions with which an entrepreneur comes, each with the number of parties that can help."""

from macros.components import component
from macros.rendering import Context, Fragment, render
from macros.taxonomy import taxonomy


@component
def question_list(context: Context) -> Fragment:
    """Toon de vragen van ondernemers met het aantal loketten dat daarbij hoort.

    Example:
        {{ question_list() }}
    """
    questions = [
        (question, term, len(context.library.carrying("questions", question)))
        for question, term in taxonomy("questions").terms.items()
    ]
    return render("question_list", context, questions=[item for item in questions if item[2]])
