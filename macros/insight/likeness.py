"""Which cases are like a case and which would fit an instrument, with the reason in words."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Any
from zlib import crc32

from macros.insight.facts import facts_of, profile_of
from macros.insight.variety import varied
from macros.language.text import listed, lower_first
from macros.library import Library
from macros.models import Case, Instrument
from macros.rules.matching import FITS_NOT, covered, fit
from macros.rules.related import Kinship, Match
from macros.taxonomy import label

# What one shared term counts for, in the order in which the reason names it.
WEIGHTS = {
    "sectors": 3,
    "obstacles": 2,
    "technologies": 3,
    "working_methods": 3,
    "goals": 1,
    "yamamoto": 1,
}
_WORDS = {
    "sectors": "sector",
    "obstacles": "knelpunt",
    "technologies": "techniek",
    "working_methods": "werkmethode",
    "goals": "doel",
    "yamamoto": "type",
}
# Terms that say nothing: two companies of an unknown kind are not alike.
_EMPTY = {("sectors", "overig")}


def cases_like(library: Library, case: Case, limit: int = 3) -> list[tuple[Case, str]]:
    """The cases most like `case`, each with the reason."""
    return [
        (library.get(Case, match.slug), reason(match))
        for match in library.once(_kinship).of(case.slug, limit)
    ]


def _kinship(library: Library) -> Kinship:
    return Kinship({case.slug: _terms(case) for case in library.all(Case)}, WEIGHTS)


def _terms(case: Case) -> Mapping[str, frozenset[str]]:
    carried = case.terms - _EMPTY
    return {name: frozenset(term for kind, term in carried if kind == name) for name in WEIGHTS}


def reason(match: Match) -> str:
    """`Zelfde sector (metaalbewerking) en knelpunt (geld), andere aanpak`."""
    parts = [
        f"{_WORDS[name]} ({listed(_labels(name, match.shared[name]))})"
        for name in WEIGHTS
        if name in match.shared
    ]
    words = f"Zelfde {listed(parts)}"
    alike = {"technologies", "working_methods"} & set(match.shared)
    return words if alike else f"{words}, andere aanpak"


def _labels(name: str, terms: Iterable[str]) -> list[str]:
    return [lower_first(label(term, name)) for term in sorted(terms)]


# Profiles that some cases share: cases alike fit alike, so each is looked at once.
_Group = tuple[dict[str, Any], list[Case]]
# Among this many of a tier enough differ in type and sector.
_ENOUGH = 60


def _groups(library: Library) -> list[_Group]:
    found: dict[tuple[Any, ...], _Group] = {}
    for case in library.all(Case):
        profile = profile_of(case)
        profile["needs"] = tuple(profile["needs"])
        found.setdefault(tuple(profile.items()), (profile, []))[1].append(case)
    return list(found.values())


def cases_fitting(
    library: Library, instrument: Instrument, limit: int = 6
) -> tuple[list[Case], int]:
    """The cases whose kind of innovation `instrument` suits, whatever its status now; and how many.

    Those that name the instrument themselves are left out; the better fit comes first. Of equal
    fits those that differ in type and sector come first, in an order that differs per instrument:
    else many instruments would show the same few.
    """
    facts = facts_of(instrument)
    named = {case.slug for case, _ in library.cases_with(instrument)}
    fits: dict[tuple[str, Any], bool] = {}

    def is_fit(side: tuple[str, Any]) -> bool:
        """How it fits a company is the worst of how it fits its sides, which many share."""
        if side not in fits:
            fits[side] = fit(facts, dict([side])).whole != FITS_NOT
        return fits[side]

    suited = set(instrument.suited_types)
    tiers: dict[tuple[bool, int], list[Case]] = {}
    for profile, cases in library.once(_groups):
        type_ = profile["type"]
        if type_ in suited and all(map(is_fit, profile.items())):
            in_part = instrument.suitability[type_].verdict != "ja"
            tier = tiers.setdefault((in_part, -len(covered(facts, profile))), [])
            tier += [case for case in cases if case.slug not in named]
    ranked = (_some(tiers[rank], instrument.slug) for rank in sorted(tiers))
    return varied(ranked, limit), sum(map(len, tiers.values()))


def _some(cases: Sequence[Case], slug: str) -> list[Case]:
    """Some of `cases`, which follow from `slug`; who comes or goes changes nothing for the rest."""
    lot = crc32(slug.encode())
    return nsmallest(_ENOUGH, cases, key=lambda case: crc32(case.slug.encode(), lot))
