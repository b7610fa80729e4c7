"""The verdict on every case, as a table for a spreadsheet and as data for a program."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from macros.adequacy import JudgedCase, adequacies
from macros.exports import csv_text, export
from macros.library import Library, by_title
from macros.models import Case
from macros.rules.adequacy import COVERED, MAYBE, NOTHING, UNKNOWN, Moment
from macros.taxonomy import label

NOTE = "Bijdragen van bedrijven en openbare bronnen, geen steekproef."
LICENCE = "CC BY 4.0"
_PATH = "data/v1/adequacy"
_VERDICTS = (COVERED, MAYBE, NOTHING, UNKNOWN)
_COLUMNS = (
    "voorbeeld",
    "adres",
    "oordeel",
    "type",
    "sector",
    "grootte",
    "provincie",
    "jaar",
    "soorten steun volgens",
    "gebruikt",
    *(f"toen: {verdict}" for verdict in _VERDICTS),
    *(f"nu: {verdict}" for verdict in _VERDICTS[:-1]),
)


@export
def adequacy(library: Library) -> Iterator[tuple[str, str]]:
    """The verdicts as `adequacy.csv` and `adequacy.json`."""
    judged = [adequacies(library).by_slug[case.slug] for case in by_title(library.all(Case))]
    yield f"{_PATH}.csv", csv_text([_COLUMNS, *map(_row, judged)])
    yield f"{_PATH}.json", _json(library, judged)


def _row(judged: JudgedCase) -> list[str]:
    case = judged.case
    company = case.company
    used = [support.instrument for support in case.support if support.outcome == "gebruikt"]
    return [
        case.title,
        f"{case.address}/{case.slug}/",
        label(judged.verdict, "adequacy_verdicts"),
        case.yamamoto_type,
        label(company.sector, "sectors"),
        label(company.size, "sizes"),
        label(company.province, "provinces") if company.province else "",
        judged.ended or "",
        "het voorbeeld" if case.needs else "het type",
        ", ".join(used),
        *(_labels(judged.needs_with("then", verdict)) for verdict in _VERDICTS),
        *(_labels(judged.needs_with("now", verdict)) for verdict in _VERDICTS[:-1]),
    ]


def _labels(needs: Iterable[str]) -> str:
    return ", ".join(label(need, "needs") for need in needs)


def _json(library: Library, judged: list[JudgedCase]) -> str:
    found = adequacies(library)
    data = {
        "note": NOTE,
        "licence": LICENCE,
        "date": found.today,
        "count": len(judged),
        "verdicts": dict(found.verdicts),
        "cases": [_plain(one) for one in judged],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return f"{text}\n"


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
