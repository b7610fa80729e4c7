"""Which cases are like a case and which would fit an instrument, with the reason in words."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from macros.insight.facts import facts_of, profile_of
from macros.language.text import listed, lower_first
from macros.library import Library
from macros.models import Case, Instrument
from macros.rules.matching import FITS_NOT, covered, fit
from macros.rules.related import Kinship, Match
from macros.taxonomy import label, taxonomy

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


def _profiles(library: Library) -> list[tuple[Case, dict[str, Any]]]:
    return [(case, profile_of(case)) for case in library.all(Case)]


def cases_fitting(library: Library, instrument: Instrument, limit: int = 6) -> list[Case]:
    """The cases whose kind of innovation `instrument` suits, whatever its status now.

    Those that name the instrument themselves are left out; the better fit comes first.
    """
    facts = facts_of(instrument)
    suits = {
        type_: fit(facts, {"type": type_}).criteria[0].verdict for type_ in taxonomy("yamamoto")
    }
    named = {case.slug for case, _ in library.cases_with(instrument)}
    ranked = sorted(
        (suits[case.yamamoto_type] != "ja", -len(covered(facts, profile)), case.slug, case, profile)
        for case, profile in library.once(_profiles)
        if suits[case.yamamoto_type] in ("ja", "deels") and case.slug not in named
    )
    fitting = (case for *_, case, profile in ranked if fit(facts, profile).whole != FITS_NOT)
    return list(islice(fitting, limit))
