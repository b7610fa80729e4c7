"""Entries may only point at entries that exist, and not in a circle."""

from collections.abc import Iterator, Mapping

from macros.checks import Check
from macros.library import Library
from macros.models import Case, Entry, Instrument, Organisation
from macros.source.diagnostics import Problem, nearest, shown, told
from macros.source.document import Route
from macros.source.phrases import word


def _missing(
    library: Library, entry: Entry, route: Route, kind: type[Entry], slug: str, phrase: str
) -> Iterator[Problem]:
    if not library.exists(kind, slug):
        now = next((one.slug for one in library.all(kind) if slug in one.former_slugs), None)
        yield told(
            library.document(entry).position(route),
            phrase,
            singular=kind.singular,
            place=word("in-folder", folder=kind.folder),
            shown=shown(slug),
            nearest=word("meant", value=now) if now else nearest(slug, library.slugs(kind)),
        )


def case_instruments_exist(library: Library) -> Iterator[Problem]:
    """Every instrument that a case names has a file in `instruments/`."""
    for case in library.all(Case):
        for index, support in enumerate(case.support):
            route = ("support", index, "instrument")
            slug = support.instrument
            yield from _missing(library, case, route, Instrument, slug, "onbekend-instrument")


def case_organisations_exist(library: Library) -> Iterator[Problem]:
    """Every organisation that a case names has a file in `organisations/`."""
    for case in library.all(Case):
        for index, slug in enumerate(case.organisations):
            route = ("organisations", index)
            yield from _missing(library, case, route, Organisation, slug, "onbekende-organisatie")


def providers_exist(library: Library) -> Iterator[Problem]:
    """The organisation that runs an instrument has a file in `organisations/`."""
    for instrument in library.all(Instrument):
        if slug := instrument.provider_organisation:
            route = ("provider_organisation",)
            yield from _missing(library, instrument, route, Organisation, slug, "onbekend-loket")


def successors_exist(library: Library) -> Iterator[Problem]:
    """The instrument that succeeds another has a file in `instruments/`."""
    for instrument in library.all(Instrument):
        if slug := instrument.succeeded_by:
            route = ("succeeded_by",)
            yield from _missing(library, instrument, route, Instrument, slug, "onbekende-opvolger")


def succession_ends(library: Library) -> Iterator[Problem]:
    """Following `succeeded_by` never leads back; each circle is reported once."""
    reported: set[str] = set()
    for start in library.all(Instrument):
        trail: list[str] = []
        slug: str | None = start.slug
        while slug and slug not in trail and library.has(Instrument, slug):
            trail.append(slug)
            slug = library.get(Instrument, slug).succeeded_by
        if slug == start.slug and reported.isdisjoint(trail):
            reported.update(trail)
            place = library.document(start).position(("succeeded_by",))
            circle = " → ".join([*trail, start.slug])
            yield told(place, "opvolging-in-een-kring", trail=circle)


def references_are_unique(library: Library) -> Iterator[Problem]:
    """A case names each instrument and each organisation once."""
    for case in library.all(Case):
        named = [support.instrument for support in case.support]
        for field, slugs, tail in (
            ("support", named, ("instrument",)),
            ("organisations", case.organisations, ()),
        ):
            for index, slug in enumerate(slugs):
                if slug in slugs[:index]:
                    place = library.document(case).position((field, index, *tail))
                    yield told(place, "dubbele-verwijzing", shown=shown(slug))


CHECKS: Mapping[str, Check] = {
    "onbekend-instrument": case_instruments_exist,
    "onbekende-organisatie": case_organisations_exist,
    "onbekend-loket": providers_exist,
    "onbekende-opvolger": successors_exist,
    "opvolging-in-een-kring": succession_ends,
    "dubbele-verwijzing": references_are_unique,
}
