"""The days on which instruments open and close, as calendars: one of all and one of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.exports import Edition, File, export
from macros.models import Instrument
from macros.publication import lasting_id

PATH = "kalender.ics"
_OCTETS = 75
_OPENS, _CLOSES = "Opent", "Sluit"


@dataclass(frozen=True)
class Day:
    """One thing that happens on one day."""

    instrument: Instrument
    what: str
    date: str
    notes: Sequence[str]


@export(
    "calendar",
    "Agenda",
    "De dagen waarop een regeling opent en sluit, voor je agenda. Er is één agenda met alles, en "
    "een per instrument. Dagen die al voorbij zijn, staan er ook in.",
    "news",
)
def calendar(edition: Edition) -> Iterator[File]:
    """All days together, and those of each instrument that has any."""
    instruments = edition.library.all(Instrument)
    everything = [day for instrument in instruments for day in days_of(instrument)]
    yield File(PATH, _calendar(edition, PATH, f"Instrumenten - {edition.site.name}", everything))
    for instrument in instruments:
        if address := address_of(instrument):
            days = list(days_of(instrument))
            yield File(address, _calendar(edition, address, instrument.title, days))


def address_of(instrument: Instrument) -> str | None:
    """Where the calendar of an instrument is; None when no day is known."""
    address = f"{instrument.address}/{instrument.slug}/{PATH}"
    return address if any(days_of(instrument)) else None


def has_days_to_come(instrument: Instrument) -> bool:
    """Whether a day was still to come when the instrument was checked."""
    return any(day.date >= instrument.checked_on for day in days_of(instrument))


def days_of(instrument: Instrument) -> Iterator[Day]:
    """The days on which one can start and stop to apply, each once."""
    notes: dict[tuple[str, str], list[str]] = {}
    for window in instrument.application.windows:
        for date, what in ((window.opens, _OPENS), (window.closes, _CLOSES)):
            if date:
                notes.setdefault((date, what), []).extend([window.note] if window.note else [])
    for (date, what), told in sorted(notes.items()):
        yield Day(instrument, what, date, told)


def _calendar(edition: Edition, address: str, name: str, days: Sequence[Day]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_escaped(edition.site.name)}//NONSGML kalender//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"SOURCE;VALUE=URI:{edition.site.url_of(address)}",
        *(line for day in days for line in _event(edition, day)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(edition: Edition, day: Day) -> Iterator[str]:
    instrument = day.instrument
    url = edition.site.url_of(f"{instrument.address}/{instrument.slug}/")
    checked = instrument.checked_on.replace("-", "")
    told = [*day.notes, "Kijk bij de uitvoerder of dit nog klopt.", url]
    yield "BEGIN:VEVENT"
    yield f"UID:{lasting_id('day', instrument.slug, day.what, day.date)}"
    yield f"DTSTAMP:{checked}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day.date.replace('-', '')}"
    yield f"SUMMARY:{_escaped(f'{day.what}: {instrument.title}')}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(told))}"
    yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """A text as the value of a property: no line of it can become a property of its own."""
    text = "\n".join(text.splitlines())
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A long line in pieces of at most 75 octets, none of which breaks a character."""
    pieces, room = [""], _OCTETS
    for character in line:
        size = len(character.encode("utf-8"))
        if size > room:
            pieces.append("")
            room = _OCTETS - 1  # after the space that says that the line goes on
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces)
