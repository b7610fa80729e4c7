"""Entries may only point at entries that exist, and not in a circle."""

from collections.abc import Iterator

from macros.checks import check
from macros.diagnostics import Problem, nearest, shown
from macros.document import Route
from macros.library import Library
from macros.models import Case, Entry, Instrument, Organisation


def _missing(
    library: Library, entry: Entry, route: Route, kind: type[Entry], slug: str
) -> Iterator[Problem]:
    if not library.exists(kind, slug):
        yield Problem(
            library.document(entry).position(route),
            f"er is geen {kind.singular} {shown(slug)} in {kind.folder}/",
            nearest(slug, library.slugs(kind)),
        )


@check("onbekend-instrument")
def case_instruments_exist(library: Library) -> Iterator[Problem]:
    """Every instrument that a case names has a file in `instruments/`."""
    for case in library.all(Case):
        for index, support in enumerate(case.support):
            route = ("support", index, "instrument")
            yield from _missing(library, case, route, Instrument, support.instrument)


@check("onbekende-organisatie")
def case_organisations_exist(library: Library) -> Iterator[Problem]:
    """Every organisation that a case names has a file in `organisations/`."""
    for case in library.all(Case):
        for index, slug in enumerate(case.organisations):
            yield from _missing(library, case, ("organisations", index), Organisation, slug)


@check("onbekend-loket")
def providers_exist(library: Library) -> Iterator[Problem]:
    """The organisation that runs an instrument has a file in `organisations/`."""
    for instrument in library.all(Instrument):
        if slug := instrument.provider_organisation:
            yield from _missing(library, instrument, ("provider_organisation",), Organisation, slug)


@check("onbekende-opvolger")
def successors_exist(library: Library) -> Iterator[Problem]:
    """The instrument that succeeds another has a file in `instruments/`."""
    for instrument in library.all(Instrument):
        if slug := instrument.succeeded_by:
            yield from _missing(library, instrument, ("succeeded_by",), Instrument, slug)


@check("opvolging-in-een-kring")
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
            yield Problem(
                library.document(start).position(("succeeded_by",)),
                "de opvolging loopt in een kring: " + " → ".join([*trail, start.slug]),
                "haal ‘succeeded_by’ weg bij de nieuwste regeling",
            )


@check("dubbele-verwijzing")
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
                    yield Problem(
                        library.document(case).position((field, index, *tail)),
                        f"{shown(slug)} staat al in de lijst",
                        "haal een van beide weg",
                    )
