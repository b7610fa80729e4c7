"""By what a visitor can filter each kind of entry: the facets, and the values an entry carries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.models import Case, Entry, Instrument, Organisation
from macros.taxonomy import taxonomy

ANYWHERE, PER_REGION = "landelijk", "per-regio"

Carried = list[list[int]]


@dataclass(frozen=True)
class Facet:
    """One thing to filter by.

    `name` is its name in addresses and scripts, `values` gives what an entry carries. The permitted
    values are the terms of `vocabularies`, after those in `more`.
    """

    name: str
    title: str
    vocabularies: tuple[str, ...]
    values: Callable[[Any], Iterable[str | None]]
    more: tuple[tuple[str, str], ...] = ()

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The words a visitor reads for each value, in the order in which they are shown."""
        labels = dict(self.more)
        for name in self.vocabularies:
            numbered = name in ("yamamoto", "mrl")
            for term_id, term in taxonomy(name).terms.items():
                labels[term_id] = f"{term_id}. {term.label}" if numbered else term.label
        return labels

    def of(self, entry: Entry) -> list[str]:
        """The values that `entry` carries, in the order of the labels."""
        carried = set(self.values(entry))
        return [value for value in self.labels if value in carried]


def _support(case: Case) -> list[str | None]:
    used = "gebruikt" if case.used_support else None
    return [case.no_support, used, *(support.outcome for support in case.support)]


def _provinces(instrument: Instrument) -> list[str]:
    """Where one can use `instrument`; what is for the whole country is for each province."""
    if instrument.nationwide:
        return [ANYWHERE, *taxonomy("provinces")]
    return instrument.eligibility.provinces or [PER_REGION]


_NATIONWIDE = (ANYWHERE, "Heel Nederland")

FACETS: Mapping[type[Entry], tuple[Facet, ...]] = {
    Case: (
        Facet(
            "yamamoto_type",
            "Type procesinnovatie",
            ("yamamoto",),
            lambda case: [case.yamamoto_type, case.secondary_type],
        ),
        Facet("sector", "Sector", ("sectors",), lambda case: [case.company.sector]),
        Facet("technologies", "Techniek", ("technologies",), lambda case: case.technologies),
        Facet(
            "working_methods",
            "Werkmethode",
            ("working_methods",),
            lambda case: case.working_methods,
        ),
        Facet(
            "obstacles",
            "Knelpunt",
            ("obstacles",),
            lambda case: [item.obstacle for item in case.obstacles],
        ),
        Facet("goals", "Doel", ("goals",), lambda case: case.goals),
        Facet("size", "Grootte", ("sizes",), lambda case: [case.company.size]),
        Facet("province", "Provincie", ("provinces",), lambda case: [case.company.province]),
        Facet("support", "Steun", ("support_outcomes", "no_support_reasons"), _support),
        Facet(
            "setbacks",
            "Tegenvallers",
            ("setbacks",),
            lambda case: ["ja" if case.setbacks else "nee"],
        ),
        Facet("evidence", "Bewijs", ("evidence",), lambda case: [case.evidence]),
    ),
    Instrument: (
        Facet("kind", "Soort", ("instrument_kinds",), lambda found: [found.kind]),
        Facet("needs", "Helpt met", ("needs",), lambda found: found.needs),
        Facet(
            "suitability", "Past (deels) bij type", ("yamamoto",), lambda found: found.suited_types
        ),
        Facet("status", "Status", ("instrument_statuses",), lambda found: [found.status]),
        Facet("level", "Niveau", ("instrument_levels",), lambda found: [found.level]),
        Facet(
            "sizes",
            "Grootte van het bedrijf",
            ("sizes",),
            lambda found: found.eligibility.sizes or ["geen-grens"],
            (("geen-grens", "Geen grens bekend"),),
        ),
        Facet(
            "provinces",
            "Te gebruiken in",
            ("provinces",),
            _provinces,
            (_NATIONWIDE, (PER_REGION, "Verschilt per regio")),
        ),
        Facet("effort", "Moeite", ("efforts",), lambda found: [found.application.effort]),
    ),
    Organisation: (
        Facet("questions", "Ik wil …", ("questions",), lambda found: found.questions),
        Facet("kind", "Soort", ("organisation_kinds",), lambda found: [found.kind]),
        Facet(
            "provinces",
            "Provincie",
            ("provinces",),
            lambda found: [ANYWHERE if found.nationwide else None, *found.provinces],
            (_NATIONWIDE,),
        ),
        Facet("themes", "Thema", ("themes",), lambda found: found.themes),
        Facet("status", "Status", ("organisation_statuses",), lambda found: [found.status]),
    ),
}


Counted = list[tuple[Facet, list[tuple[str, int]]]]


def filters_of(facets: Iterable[Facet], things: Sequence[Any]) -> tuple[Counted, list[Carried]]:
    """What can be chosen among `things`, with numbers, and the places of what each thing carries.

    A facet of which fewer than two values occur cannot filter, so it is left out.
    """
    counted: Counted = []
    places: list[Carried] = [[] for _ in things]
    for facet in facets:
        carried = [facet.of(thing) for thing in things]
        used = [value for value in facet.labels if any(value in values for values in carried)]
        if len(used) < 2:
            continue
        place = {value: index for index, value in enumerate(used)}
        for one, values in zip(places, carried, strict=True):
            one.append([place[value] for value in values])
        numbers = [(value, sum(value in values for values in carried)) for value in used]
        counted.append((facet, numbers))
    return counted, places


def script_data(
    facets: Counted, carried: Iterable[Carried], keys: Iterable[Mapping[str, str]]
) -> dict[str, Any]:
    """What the script of a catalogue reads: facets, and per item its order keys and its values."""
    return {
        "facets": [
            {"name": facet.name, "values": [value for value, _ in counted]}
            for facet, counted in facets
        ],
        "items": [
            {"keys": dict(key), "carried": one} for key, one in zip(keys, carried, strict=True)
        ],
    }
