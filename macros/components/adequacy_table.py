"""Every case with its verdict as a table that can be filtered, complete without JavaScript."""

from macros.components import component
from macros.components.adequacy_block import MARKS
from macros.insight.adequacy import JudgedCase, adequacies
from macros.insight.facets import Facet, filters_of, script_data
from macros.library import Library, by_title
from macros.models import Case
from macros.rendering import Context, Fragment, render

_ORDERS = {"title": "Titel", "company": "Bedrijf", "newest": "Jaar, nieuwste eerst"}
_NO_YEAR = "onbekend"


@component
def adequacy_table(context: Context) -> Fragment:
    """Toon de toets van alle voorbeelden als tabel met filters, met de gegevens als bestand.

    Example:
        {{ adequacy_table() }}
    """
    judged = _judged(context.library)
    facets, carried = filters_of(_facets(judged), judged)
    return render(
        "adequacy_table",
        context,
        kind=Case,
        judged=judged,
        marks=MARKS,
        facets=facets,
        orders=_ORDERS,
        today=adequacies(context.library).today,
        data=script_data(facets, carried, map(_keys, judged)),
    )


def _judged(library: Library) -> list[JudgedCase]:
    found = adequacies(library)
    return [found[case.slug] for case in by_title(library.all(Case))]


def _facets(judged: list[JudgedCase]) -> list[Facet]:
    years = sorted({one.ended for one in judged if one.ended}, reverse=True)
    labels = (*((year, year) for year in years), (_NO_YEAR, "Niet bekend"))
    return [
        Facet("verdict", "Oordeel", ("adequacy_verdicts",), lambda one: [one.verdict]),
        Facet("type", "Type procesinnovatie", ("yamamoto",), lambda one: [one.case.yamamoto_type]),
        Facet("sector", "Sector", ("sectors",), lambda one: [one.case.company.sector]),
        Facet("size", "Grootte", ("sizes",), lambda one: [one.case.company.size]),
        Facet("needs", "Soort steun", ("needs",), lambda one: [need.need for need in one.needs]),
        Facet("year", "Jaar", (), lambda one: [one.ended or _NO_YEAR], labels),
    ]


def _keys(judged: JudgedCase) -> dict[str, str]:
    """What a row is sorted by; absent where it is not known."""
    keys = {"company": judged.case.company.name, "newest": judged.ended}
    return {name: value for name, value in keys.items() if value}
