"""How an instrument fits a profile: a verdict per criterion, the whole, and the order of a list.

The twin of `docs/assets/js/rules.mjs`; `tests/rules/matching.json` says what both must give. A
verdict is `ja`, `deels`, `nee` or `onbekend`. Facts and profiles are plain values, as published in
`data/v1`; `reason` is a code and its values, because the sentences are data too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Facts = Mapping[str, Any]
Profile = Mapping[str, Any]

WHOLE = {"ja": "past", "deels": "misschien", "onbekend": "misschien", "nee": "past-niet"}
_RANK = {"past": 0, "misschien": 1, "past-niet": 2}
_EFFORT = {"laag": 0, "midden": 1, "hoog": 2, "onbekend": 3}
_STATUS = {
    "open": "ja",
    "periodiek-open": "deels",
    "gesloten": "nee",
    "vervallen": "nee",
    "voorstel": "nee",
    "onbekend": "onbekend",
}


@dataclass(frozen=True)
class Criterion:
    """One thing that was looked at; `reason` is the code of a sentence, `values` fill it in."""

    name: str
    verdict: str
    reason: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Fit:
    """How one instrument fits: `whole` is `past`, `misschien` or `past-niet`."""

    slug: str
    whole: str
    criteria: tuple[Criterion, ...]
    covered: tuple[str, ...]

    @property
    def deciding(self) -> Criterion | None:
        """The first criterion that kept the whole from being `past`."""
        for verdict in ("nee", "onbekend", "deels"):
            for criterion in self.criteria:
                if criterion.verdict == verdict and WHOLE[verdict] == self.whole:
                    return criterion
        return None


def fit(facts: Facts, profile: Profile) -> Fit:
    """Judge one instrument; a question without an answer is not a criterion."""
    criteria = tuple(_criteria(facts, profile))
    verdicts = {criterion.verdict for criterion in criteria}
    if "nee" in verdicts:
        whole = "past-niet"
    elif verdicts & {"onbekend", "deels"} or not verdicts:
        whole = "misschien"
    else:
        whole = "past"
    covered = tuple(need for need in profile.get("needs") or () if need in facts["needs"])
    return Fit(facts["slug"], whole, criteria, covered)


def fits(all_facts: Mapping[str, Facts], profile: Profile) -> list[Fit]:
    """Judge every instrument, the best first."""
    found = [fit(facts, profile) for facts in all_facts.values()]
    return sorted(found, key=lambda one: _order(one, all_facts[one.slug], profile))


def _order(one: Fit, facts: Facts, profile: Profile) -> tuple[int, int, int, bool, str, str]:
    elsewhere = bool(profile.get("province")) and facts["level"] != "regionaal"
    return (
        _RANK[one.whole],
        -len(one.covered),
        _EFFORT[facts["effort"]],
        elsewhere,
        facts["title"].lower(),
        one.slug,
    )


def _criteria(facts: Facts, profile: Profile) -> Iterator[Criterion]:
    if date := profile.get("date"):
        yield _status(facts, date, profile.get("today") or date)
    if type_ := profile.get("type"):
        yield _suitability(facts, type_, profile.get("date"))
    if needs := profile.get("needs"):
        yield _needs(facts, needs)
    if size := profile.get("size"):
        yield _size(facts, size)
    if province := profile.get("province"):
        yield _province(facts, province)
    if collaboration := profile.get("collaboration"):
        yield _collaboration(facts, collaboration)
    if sector := profile.get("sector"):
        yield _sector(facts, sector)


def _status(facts: Facts, date: str, today: str) -> Criterion:
    """Whether the scheme could be used on `date`: by its status now, by its years before."""
    year, since, until = date[:4], facts.get("since"), facts.get("until")
    if since and year < since:
        return Criterion("status", "nee", "nog-niet", {"since": since})
    if until and year > until:
        return Criterion("status", "nee", "niet-meer", {"until": until})
    if facts["status"] == "voorstel":
        return Criterion("status", "nee", "status-voorstel")
    if year < today[:4]:
        if since:
            return Criterion("status", "ja", "bestond", {"year": year})
        return Criterion("status", "onbekend", "bestond-misschien", {"year": year})
    for window in facts.get("windows") or ():
        if (window.get("opens") or "") <= date <= (window.get("closes") or "9999"):
            closes = window.get("closes")
            if facts["status"] == "periodiek-open" and closes:
                return Criterion("status", "ja", "nu-open", {"closes": closes})
    verdict = _STATUS[facts["status"]]
    return Criterion("status", verdict, f"status-{facts['status']}")


def _suitability(facts: Facts, type_: str, date: str | None) -> Criterion:
    judgement = facts["suitability"].get(type_)
    if judgement is None:
        return Criterion("type", "onbekend", "type-onbekend", {"type": type_})
    since, until = judgement.get("since"), judgement.get("until")
    verdict = judgement["verdict"]
    if date and ((since and date[:4] < since) or (until and date[:4] > until)):
        verdict = "onbekend"
    return Criterion("type", verdict, f"type-{verdict}", {"type": type_})


def _needs(facts: Facts, needs: list[str]) -> Criterion:
    if not facts["needs"]:
        return Criterion("needs", "onbekend", "needs-onbekend")
    covered = [need for need in needs if need in facts["needs"]]
    if not covered:
        return Criterion("needs", "nee", "needs-nee")
    return Criterion("needs", "ja", "needs-ja", {"needs": covered})


def _size(facts: Facts, size: str) -> Criterion:
    if not facts["sizes"] or size == "onbekend":
        return Criterion("size", "onbekend", "size-onbekend")
    verdict = "ja" if size in facts["sizes"] else "nee"
    return Criterion("size", verdict, f"size-{verdict}", {"sizes": list(facts["sizes"])})


def _province(facts: Facts, province: str) -> Criterion:
    if facts["provinces"]:
        verdict = "ja" if province in facts["provinces"] else "nee"
        return Criterion(
            "province", verdict, f"province-{verdict}", {"provinces": list(facts["provinces"])}
        )
    if facts["level"] == "regionaal":
        return Criterion("province", "onbekend", "province-onbekend")
    return Criterion("province", "ja", "province-overal")


def _collaboration(facts: Facts, collaboration: str) -> Criterion:
    """`collaboration` of the profile is `ja` or `nee`: whether one wants to work with partners."""
    wanted = facts["collaboration"]
    if wanted == "onbekend":
        return Criterion("collaboration", "onbekend", "collaboration-onbekend")
    if wanted == "vereist" and collaboration == "nee":
        return Criterion("collaboration", "nee", "collaboration-nee")
    return Criterion("collaboration", "ja", f"collaboration-{wanted}")


def _sector(facts: Facts, sector: str) -> Criterion:
    if facts["sectors"]:
        verdict = "ja" if sector in facts["sectors"] else "nee"
        return Criterion(
            "sector", verdict, f"sector-{verdict}", {"sectors": list(facts["sectors"])}
        )
    if facts.get("conditions"):
        return Criterion("sector", "onbekend", "sector-onbekend")
    return Criterion("sector", "ja", "sector-overal")
