"""The result of the scan: an empty page with every part and sentence, for a script to fill in."""

from typing import Any

from macros.assessment import assessment
from macros.assessment.by_hand import by_hand
from macros.assessment.quantities import in_words
from macros.components import component
from macros.figures import all_figures
from macros.library import by_title
from macros.models import Organisation
from macros.rendering import Context, Fragment, render
from macros.taxonomy import taxonomy

# What surveys say of other companies; each has a certain number and says of whom.
_FIGURES = (
    "procesinnovatie-gedaan-en-nodig",
    "tekort-aan-personeel",
    "gebrek-aan-geld",
    "samenwerken-in-de-keten",
)
_ACTIVE = "actief"


@component
def assessment_result(context: Context) -> Fragment:
    """Toon het resultaat van de scan; een script vult het in met de antwoorden uit het adres.

    Example:
        {{ assessment_result() }}
    """
    figures = all_figures()
    scan = assessment()
    return render(
        "assessment_result",
        context,
        scan=scan,
        totals=by_hand(scan),
        high=in_words(scan.scoring.readiness.high_from),
        levels=taxonomy("mrl").terms,
        figures=[figures[name] for name in _FIGURES],
        questions={name: term.label for name, term in taxonomy("questions").terms.items()},
        obstacles={
            name: context.url_for_term("obstacles", name)
            for name in taxonomy("obstacles")
            if context.library.carrying("obstacles", name)
        },
        parties=[
            _party(context, organisation)
            for organisation in by_title(context.library.all(Organisation))
            if organisation.status == _ACTIVE
        ],
    )


def _party(context: Context, organisation: Organisation) -> dict[str, Any]:
    return {
        "title": organisation.title,
        "address": context.url_for(organisation),
        "questions": organisation.questions,
        "provinces": organisation.provinces,
        "nationwide": organisation.nationwide,
    }
