"""The instrumentenwijzer: questions, and every instrument with what a script judges it by."""

from typing import Any

from macros.components import component
from macros.insight.facts import facts_of
from macros.language.text import lower_first
from macros.library import by_title
from macros.models import Case, Instrument, Organisation
from macros.questionnaire import Question, Questionnaire, questionnaire
from macros.rendering import Context, Fragment, render
from macros.rules.matching import FITS, FITS_NOT, MAYBE
from macros.taxonomy import label, taxonomy

GROUPS = {
    FITS: ("Past", "past", "passen"),
    MAYBE: ("Past misschien", "past misschien", "passen misschien"),
    FITS_NOT: ("Past niet", "past niet", "passen niet"),
}
# What the sentences of the reasons name in words, by the vocabulary of those words.
_WORDS = ("needs", "sizes", "provinces", "sectors")


@component
def instrument_finder(context: Context) -> Fragment:
    """Toon de vragen van de instrumentenwijzer en alle instrumenten met hun voorwaarden.

    Example:
        {{ instrument_finder() }}
    """
    library = context.library
    instruments = by_title(library.all(Instrument))
    facts = [facts_of(instrument) for instrument in instruments]
    finder = questionnaire("finder")
    return render(
        "instrument_finder",
        context,
        questions=_asked(finder, facts),
        groups=GROUPS,
        items=[
            {
                "instrument": instrument,
                "provider": library.get(Organisation, name)
                if (name := instrument.provider_organisation)
                else None,
                "source": next((source for source in instrument.sources if source.url), None),
                "cases": _used_by(context, instrument),
            }
            for instrument in instruments
        ],
        data={
            "facts": facts,
            "sentences": {
                name: term.description for name, term in taxonomy("matching_reasons").terms.items()
            },
            "words": {name: _words(name) for name in _WORDS},
            "verdicts": {name: label(name, "verdicts") for name in taxonomy("verdicts")},
            "criteria": finder.criteria,
        },
    )


def _asked(finder: Questionnaire, facts: list[dict[str, Any]]) -> dict[str, Question]:
    """The questions that can matter: on the sector only if an instrument is for some sectors."""
    by_sector = any(one["sectors"] for one in facts)
    questions = finder.questions.items()
    return {name: one for name, one in questions if one.criterion != "sector" or by_sector}


def _used_by(context: Context, instrument: Instrument) -> list[Case]:
    supported = context.library.cases_with(instrument)
    return [case for case, support in supported if support.outcome == "gebruikt"]


def _words(name: str) -> dict[str, Any]:
    """The words for each term inside a sentence; a name keeps its capital."""
    terms = taxonomy(name).terms
    change = str if name == "provinces" else lower_first
    return {term_id: change(term.label) for term_id, term in terms.items()}
