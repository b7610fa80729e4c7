"""How an instrument fits a profile: a verdict per criterion, the whole, and the order of a list.

The twin of `docs/assets/js/rules.mjs`; `tests/rules/matching.json` says what both must give. A
verdict is `ja`, `deels`, `nee` or `onbekend`. Facts and profiles are plain values. A reason is a
code with values: its sentence stands in the vocabulary `matching_reasons`.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Facts = Mapping[str, Any]
Profile = Mapping[str, Any]

FITS, MAYBE, FITS_NOT = "past", "misschien", "past-niet"
RANK = {FITS: 0, MAYBE: 1, FITS_NOT: 2}
_EFFORT = {"laag": 0, "midden": 1, "hoog": 2, "onbekend": 3}
_WEIGHT = {"nee": 0, "onbekend": 1, "deels": 2, "ja": 3}
_STATUS = {
    "open": "ja",
    "periodiek-open": "deels",
    "gesloten": "nee",
    "vervallen": "nee",
    "voorstel": "nee",
    "onbekend": "onbekend",
}


class Criterion(NamedTuple):
    """One thing that was looked at; `reason` is the code of a sentence, `values` fill it in."""

    name: str
    verdict: str
    reason: str
    values: Mapping[str, Any] = MappingProxyType({})


class Fit(NamedTuple):
    """How one instrument fits: `whole` is `past`, `misschien` or `past-niet`.

    `covered` holds the needs of the profile that it covers, `deciding` is the first criterion that
    kept the whole from being `past`.
    """

    slug: str
    whole: str
    criteria: tuple[Criterion, ...]
    covered: tuple[str, ...]
    deciding: Criterion | None


def fit(facts: Facts, profile: Profile) -> Fit:
    """Judge one instrument; a question without an answer is not a criterion.

    Any `nee` makes it `past-niet`; else any `onbekend` or `deels` makes it `misschien`; else it is
    `past`. Without a single criterion nothing is known, so it is `misschien`.
    """
    criteria = tuple(_criteria(facts, profile))
    deciding = min(criteria, key=_weight, default=None)  # of equals the first
    if deciding is None:
        whole = MAYBE
    elif deciding.verdict == "ja":
        whole, deciding = FITS, None
    else:
        whole = FITS_NOT if deciding.verdict == "nee" else MAYBE
    return Fit(facts["slug"], whole, criteria, covered(facts, profile), deciding)


def covered(facts: Facts, profile: Profile) -> tuple[str, ...]:
    """The needs of the profile that one instrument covers."""
    return tuple(need for need in profile.get("needs") or () if need in facts["needs"])


def fits(all_facts: Mapping[str, Facts], profile: Profile) -> list[Fit]:
    """Judge every instrument, the best first.

    The order is: verdict, number of needs covered, effort, regional first when a province is
    given, title.
    """
    found = [fit(facts, profile) for facts in all_facts.values()]
    return sorted(found, key=lambda one: _order(one, all_facts[one.slug], profile))


def _order(one: Fit, facts: Facts, profile: Profile) -> tuple[int, int, int, bool, str, str]:
    elsewhere = bool(profile.get("province")) and facts["level"] != "regionaal"
    return (
        RANK[one.whole],
        -len(one.covered),
        _EFFORT[facts["effort"]],
        elsewhere,
        facts["title"].lower(),
        one.slug,
    )


def _weight(criterion: Criterion) -> int:
    return _WEIGHT[criterion.verdict]


def _criteria(facts: Facts, profile: Profile) -> Iterator[Criterion]:
    if type_ := profile.get("type"):
        yield _suitability(facts, type_, profile.get("date"))
    if needs := profile.get("needs"):
        yield _needs(facts, needs)
    if date := profile.get("date"):
        yield _status_then(facts, date) if len(date) == 4 else _status_on(facts, date)
    if size := profile.get("size"):
        yield _size(facts, size)
    if province := profile.get("province"):
        yield _province(facts, province)
    if collaboration := profile.get("collaboration"):
        yield _collaboration(facts, collaboration)
    if facts["sectors"] and (sector := profile.get("sector")):
        yield _sector(facts, sector)


def _suitability(facts: Facts, type_: str, date: str | None) -> Criterion:
    """Whether it suits the type, in the years for which that was said."""
    judgement = facts["suitability"].get(type_) or {"verdict": "onbekend"}
    since, until = judgement.get("since"), judgement.get("until")
    verdict = judgement["verdict"]
    if date and ((since and date[:4] < since) or (until and date[:4] > until)):
        verdict = "onbekend"
    return Criterion("type", verdict, f"type-{verdict}", {"type": type_})


def _needs(facts: Facts, needs: list[str]) -> Criterion:
    """Whether it covers any of the needs; that others are left is no reason against it."""
    if not facts["needs"]:
        return Criterion("needs", "onbekend", "needs-onbekend")
    covered = [need for need in needs if need in facts["needs"]]
    if not covered:
        return Criterion("needs", "nee", "needs-nee", {"needs": list(facts["needs"])})
    return Criterion("needs", "ja", "needs-ja", {"needs": covered})


def _years(facts: Facts, year: str) -> Criterion | None:
    since, until = facts.get("since"), facts.get("until")
    if since and year < since:
        return Criterion("status", "nee", "nog-niet", {"year": since})
    if until and year > until:
        return Criterion("status", "nee", "niet-meer", {"year": until})
    return None


def _status_then(facts: Facts, year: str) -> Criterion:
    """Whether it existed in a year: by its own years, or by the years in which sources saw it."""
    if facts["status"] == "voorstel":
        return Criterion("status", "nee", "status-voorstel")
    if outside := _years(facts, year):
        return outside
    first, last = facts.get("seen") or ["9999", "0000"]
    if min(facts.get("since") or first, first) <= year <= max(facts.get("until") or last, last):
        return Criterion("status", "ja", "bestond", {"year": year})
    return Criterion("status", "onbekend", "bestond-misschien", {"year": year})


def _status_on(facts: Facts, date: str) -> Criterion:
    """Whether one can apply on a day: by its windows, or else by its status in the sources."""
    if outside := _years(facts, date[:4]):
        return outside
    if facts["status"] == "periodiek-open":
        for window in facts["windows"]:
            opens, closes = window.get("opens"), window.get("closes")
            if opens and closes and opens <= date <= closes:
                return Criterion("status", "ja", "nu-open", {"date": closes})
            if opens and opens > date:
                return Criterion("status", "deels", "gaat-open", {"date": opens})
    verdict = _STATUS[facts["status"]]
    return Criterion("status", verdict, f"status-{facts['status']}")


def _size(facts: Facts, size: str) -> Criterion:
    if not facts["sizes"] or size == "onbekend":
        return Criterion("size", "onbekend", "size-onbekend")
    verdict = "ja" if size in facts["sizes"] else "nee"
    return Criterion("size", verdict, f"size-{verdict}", {"sizes": list(facts["sizes"])})


def _province(facts: Facts, province: str) -> Criterion:
    """Whether it is for a province: `deels` when only in a part of those it names."""
    if facts["provinces"]:
        inside = "deels" if facts.get("regional") else "ja"
        verdict = inside if province in facts["provinces"] else "nee"
        values = {"provinces": list(facts["provinces"])}
        return Criterion("province", verdict, f"province-{verdict}", values)
    if facts["level"] == "regionaal" or facts.get("regional"):
        return Criterion("province", "onbekend", "province-onbekend")
    return Criterion("province", "ja", "province-overal")


def _collaboration(facts: Facts, collaboration: str) -> Criterion:
    """`collaboration` of the profile is `ja` or `nee`: whether one wants to work with partners."""
    asked = facts["collaboration"]
    if asked == "onbekend":
        return Criterion("collaboration", "onbekend", "collaboration-onbekend")
    if asked == "vereist" and collaboration == "nee":
        return Criterion("collaboration", "nee", "collaboration-nee")
    return Criterion("collaboration", "ja", f"collaboration-{asked}")


def _sector(facts: Facts, sector: str) -> Criterion:
    """Only a limit to sectors is a criterion; other conditions may be about anything."""
    verdict = "ja" if sector in facts["sectors"] else "nee"
    return Criterion("sector", verdict, f"sector-{verdict}", {"sectors": list(facts["sectors"])})
