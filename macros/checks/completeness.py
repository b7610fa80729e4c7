"""Within one entry: fields that need, exclude or bound each other."""

import datetime
from collections.abc import Iterator, Mapping

from macros.checks import Check
from macros.library import Library
from macros.models import Case, Entry, Instrument, Organisation
from macros.source.diagnostics import Problem, shown, told
from macros.source.document import Route


def support_is_said_once(library: Library) -> Iterator[Problem]:
    """A case names support, of our list or other, or else the reason why there is none."""
    for case in library.all(Case):
        document = library.document(case)
        if case.support or case.other_support:
            if case.no_support:
                yield told(document.key_position(("no_support",)), "steun-en-geen-steun")
        elif not case.no_support:
            yield told(document.position(()), "steun-niet-vermeld")


def readiness_grows(library: Library) -> Iterator[Problem]:
    """`mrl.now` is at least `mrl.start`."""
    for case in library.all(Case):
        mrl = case.mrl
        if mrl and mrl.start and mrl.now and int(mrl.now) < int(mrl.start):
            place = library.document(case).position(("mrl", "now"))
            yield told(place, "mrl-omgekeerd", now=mrl.now, start=mrl.start)


def cases_have_sources(library: Library) -> Iterator[Problem]:
    """A case that is not fictional names at least one source."""
    for case in library.all(Case):
        if not case.sources and case.evidence != "illustratief":
            yield told(library.document(case).key_position(("sources",)), "geen-bronnen")


def types_differ(library: Library) -> Iterator[Problem]:
    """The second type of a case is another than the first."""
    for case in library.all(Case):
        if case.secondary_type == case.yamamoto_type:
            place = library.document(case).position(("secondary_type",))
            yield told(place, "zelfde-type-twee-keer", value=case.yamamoto_type)


def dates_have_passed(library: Library) -> Iterator[Problem]:
    """Nothing was published, checked, read or withdrawn after today."""
    today = _today()
    for entry in library.everything():
        for route, day in _past_days(entry):
            if day and day > today:  # a year or a month is less than each of its days
                place = library.document(entry).position(route)
                yield told(place, "datum-in-de-toekomst", shown=shown(day))


def _past_days(entry: Entry) -> Iterator[tuple[Route, str | None]]:
    """Every date in `entry`, whole or in part, of what happened."""
    yield ("checked_on",), entry.checked_on
    for index, source in enumerate(entry.sources):
        yield ("sources", index, "date"), source.date
        yield ("sources", index, "accessed"), source.accessed
    if entry.withdrawn:
        yield ("withdrawn", "date"), entry.withdrawn.date
    if isinstance(entry, Instrument | Organisation):
        yield ("status_as_of",), entry.status_as_of


def windows_open_before_they_close(library: Library) -> Iterator[Problem]:
    """An application period, and the years in which a scheme existed, run forward."""
    for instrument in library.all(Instrument):
        document = library.document(instrument)
        for index, window in enumerate(instrument.application.windows):
            if window.opens and window.closes and window.closes < window.opens:
                place = document.position(("application", "windows", index, "closes"))
                yield told(place, "aanvraagperiode-omgekeerd")
        active = instrument.active
        if active and active.since and active.until and active.until < active.since:
            yield told(document.position(("active", "until")), "jaren-omgekeerd")


def _today() -> str:
    """Today, in the time zone where it is latest, so that nobody is told off for their clock."""
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date().isoformat()


CHECKS: Mapping[str, Check] = {
    "steun-of-geen-steun": support_is_said_once,
    "mrl-omgekeerd": readiness_grows,
    "geen-bronnen": cases_have_sources,
    "zelfde-type-twee-keer": types_differ,
    "datum-in-de-toekomst": dates_have_passed,
    "periode-omgekeerd": windows_open_before_they_close,
}
