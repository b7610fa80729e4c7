"""The verdict on every case, as a table for a spreadsheet and as data for a program."""

from collections.abc import Iterable, Iterator
from typing import Any

from macros.exports import Edition, File, csv_file, export, json_file
from macros.insight.adequacy import JudgedCase, adequacies
from macros.library import Library, by_title
from macros.models import Case, Instrument
from macros.rules.adequacy import COVERED, MAYBE, NOTHING, UNKNOWN, Moment
from macros.tables import Column
from macros.taxonomy import label

_VERDICTS = (COVERED, MAYBE, NOTHING, UNKNOWN)
_NEEDS = "Soorten steun"
_COLUMNS = (
    Column("voorbeeld", "Voorbeeld"),
    Column("adres", "Adres", "Binnen deze site"),
    Column("oordeel", "Oordeel"),
    Column("type", "Type procesinnovatie", "1 tot en met 4"),
    Column("sector", "Sector"),
    Column("grootte", "Grootte"),
    Column("provincie", "Provincie"),
    Column("jaar", "Jaar", "Het laatste jaar van de vernieuwing, als dat bekend is", "year"),
    Column("soorten steun volgens", "Van wie de soorten steun komen"),
    Column("gebruikt", "Gebruikte instrumenten", "Hun namen", "list"),
    Column("andere steun", "Andere steun", "Steun die geen instrument op deze site is", "list"),
    *(Column(f"toen: {one}", f"In dat jaar {one}", _NEEDS, "list") for one in _VERDICTS),
    *(Column(f"nu: {one}", f"Nu {one}", _NEEDS, "list") for one in _VERDICTS[:-1]),
)


@export(
    "adequacy",
    "Toets",
    "Per voorbeeld het oordeel of er genoeg steun was, toen en nu, met de regelingen waar dat op "
    "rust.",
    "data",
)
def adequacy(edition: Edition) -> Iterator[File]:
    """The verdicts on all cases, by title."""
    found = adequacies(edition.library)
    judged = [found[case.slug] for case in by_title(edition.library.all(Case))]
    rows = (_row(edition.library, one) for one in judged)
    yield csv_file("adequacy", _COLUMNS, rows, "adres")
    yield json_file(
        edition,
        "adequacy",
        map(_plain, judged),
        date=found.today,
        verdicts=dict(sorted(found.verdicts.items())),
    )


def _row(library: Library, judged: JudgedCase) -> dict[str, Any]:
    case = judged.case
    company = case.company
    used = [support.instrument for support in case.support if support.outcome == "gebruikt"]
    return {
        "voorbeeld": case.title,
        "adres": f"{case.address}/{case.slug}/",
        "oordeel": label(judged.verdict, "adequacy_verdicts"),
        "type": case.yamamoto_type,
        "sector": label(company.sector, "sectors"),
        "grootte": label(company.size, "sizes"),
        "provincie": label(company.province, "provinces") if company.province else None,
        "jaar": judged.ended,
        "soorten steun volgens": "het voorbeeld" if case.needs else "het type",
        "gebruikt": [library.get(Instrument, slug).title for slug in used],
        "andere steun": case.other_support,
        **{f"toen: {one}": _labels(judged.needs_with("then", one)) for one in _VERDICTS},
        **{f"nu: {one}": _labels(judged.needs_with("now", one)) for one in _VERDICTS[:-1]},
    }


def _labels(needs: Iterable[str]) -> list[str]:
    return [label(need, "needs") for need in needs]


def _plain(judged: JudgedCase) -> dict[str, Any]:
    case = judged.case
    return {
        "slug": case.slug,
        "title": case.title,
        "address": f"{case.address}/{case.slug}/",
        "verdict": judged.verdict,
        "type": case.yamamoto_type,
        "sector": case.company.sector,
        "size": case.company.size,
        "province": case.company.province,
        "ended": judged.ended,
        "needs_of": "case" if case.needs else "type",
        "support": {support.instrument: support.outcome for support in case.support},
        "other_support": case.other_support,
        "no_support": case.no_support,
        "needs": [
            {
                "need": need.need,
                "used": list(need.used),
                "then": _moment(need.then),
                "now": _moment(need.now),
            }
            for need in judged.needs
        ],
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {"verdict": moment.verdict, "fits": list(moment.fits), "maybe": list(moment.maybe)}
