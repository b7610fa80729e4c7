"""How many cases have each verdict: of all, by type, sector and size, and per need."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from macros.components import component
from macros.components.adequacy_block import MARKS
from macros.insight.adequacy import adequacies
from macros.rendering import Context, Fragment, render
from macros.taxonomy import taxonomy


@dataclass(frozen=True)
class Group:
    """Numbers by verdict for each term of a vocabulary that occurs."""

    title: str
    vocabulary: str
    rows: Mapping[str, Counter[str]]


@component
def adequacy_totals(context: Context) -> Fragment:
    """Toon hoeveel voorbeelden elk oordeel van de toets kregen.

    Example:
        {{ adequacy_totals() }}
    """
    found = adequacies(context.library)
    return render(
        "adequacy_totals",
        context,
        found=found,
        marks=MARKS,
        groups=[
            _group("Naar type", "yamamoto", found.by(lambda case: case.yamamoto_type)),
            _group("Naar sector", "sectors", found.by(lambda case: case.company.sector)),
            _group("Naar grootte", "sizes", found.by(lambda case: case.company.size)),
        ],
        needs={
            moment: _group(title, "needs", found.by_need(moment))
            for moment, title in (("then", "Toen"), ("now", "Nu"))
        },
    )


def _group(title: str, vocabulary: str, counted: Mapping[str, Counter[str]]) -> Group:
    order = [term for term in taxonomy(vocabulary) if term in counted]
    return Group(title, vocabulary, {term: counted[term] for term in order})
