"""The calendars follow RFC 5545, and a day has the same name in every build."""

import datetime

import pytest
from icalendar import Calendar

from macros.exports import Edition
from macros.exports.calendar import address_of
from macros.models import Instrument
from macros.publication import Site
from tests.conftest import INSTRUMENT
from tests.exports.conftest import HOSTILE, INJECTED, SITE, file_called

ALL = "kalender.ics"
WINDOWS = """\
application:
  windows:
    - {opens: 2026-03-01, closes: 2026-04-01, note: Noord}
    - {opens: 2026-03-01, note: Zuid}
"""


def read(edition, path=ALL):
    calendar = Calendar.from_ical(file_called(edition, path).content)
    assert calendar.errors == []
    events = calendar.walk("VEVENT")
    assert all(event.errors == [] for event in events)
    return calendar, events


def days(events):
    return {(str(event["URL"]), event["DTSTART"].dt, str(event["SUMMARY"])) for event in events}


def test_every_day_on_which_something_opens_or_closes_is_in_it_once(edition):
    expected = set()
    for instrument in edition.library.all(Instrument):
        url = SITE.url_of(f"{instrument.address}/{instrument.slug}/")
        for window in instrument.application.windows:
            for day, word in ((window.opens, "Opent"), (window.closes, "Sluit")):
                if day:
                    on = datetime.date.fromisoformat(day)
                    expected.add((url, on, f"{word}: {instrument.title}"))
    _, events = read(edition)

    assert expected
    assert days(events) == expected
    assert len(events) == len(expected)


def test_an_instrument_with_days_has_a_calendar_of_its_own(edition):
    _, everything = read(edition)
    apart = set()
    for instrument in edition.library.all(Instrument):
        if address := address_of(instrument):
            calendar, events = read(edition, address)
            assert str(calendar["NAME"]).replace("\\,", ",") == instrument.title
            apart |= days(events)
        else:
            assert not any(one.opens or one.closes for one in instrument.application.windows)

    assert apart == days(everything)


def test_a_day_keeps_its_uid_and_stamp_wherever_and_whenever_it_is_built(edition):
    _, here = read(edition)
    _, moved = read(Edition(edition.library, Site("Anders", "https://anders.example/")))
    names = [(str(event["UID"]), event["DTSTAMP"].dt) for event in here]

    assert [(str(event["UID"]), event["DTSTAMP"].dt) for event in moved] == names
    assert len({uid for uid, _ in names}) == len(names)
    checked = {one.checked_on for one in edition.library.all(Instrument)}
    assert {stamp.date().isoformat() for _, stamp in names} <= checked


def test_what_opens_twice_on_a_day_is_one_day_with_both_notes(written):
    edition = Edition(written({"instruments/bon.yml": INSTRUMENT + WINDOWS}), SITE)
    _, events = read(edition)
    (opens,) = [event for event in events if str(event["SUMMARY"]).startswith("Opent")]

    assert len(events) == 2
    assert str(opens["DESCRIPTION"]).splitlines()[:2] == ["Noord", "Zuid"]


@pytest.mark.parametrize("path", [ALL, "instrumenten/vijandig/kalender.ics"])
def test_hostile_words_stay_words_of_one_event(hostile, path):
    content = file_called(hostile, path).content
    _, events = read(hostile, path)

    assert len(events) == 2
    for event in events:
        assert str(event["SUMMARY"]).partition(": ")[2] == HOSTILE
        assert str(event["DESCRIPTION"]).startswith(INJECTED)
        assert "X-KWAAD" not in event
    assert content.count(b"BEGIN:VEVENT") == content.count(b"\r\nEND:VEVENT\r\n") == 2


def test_a_mark_that_means_something_in_a_calendar_is_written_as_a_sign_of_the_text(written):
    title, note = r"a;b, c\d", r"e;f, g\n h"
    entry = INSTRUMENT.replace("Innovatievoucher", f"'{title}'")
    window = f"application: {{windows: [{{opens: 2026-03-01, note: '{note}'}}]}}\n"
    edition = Edition(written({"instruments/bon.yml": entry + window}), SITE)
    lines = file_called(edition, ALL).content.replace(b"\r\n ", b"").decode().split("\r\n")

    assert r"SUMMARY:Opent: a\;b\, c\\d" in lines
    (description,) = [line for line in lines if line.startswith("DESCRIPTION:")]
    assert description.startswith(r"DESCRIPTION:e\;f\, g\\n h\nKijk ")


def test_lines_end_and_fold_as_the_standard_says(edition, hostile):
    for one in (edition, hostile):
        for file in one.files():
            if file.suffix == ".ics":
                lines = file.content.split(b"\r\n")
                assert lines.pop() == b""
                assert not any(b"\n" in line or b"\r" in line for line in lines)
                assert max(map(len, lines)) <= 75
                for line in lines:
                    line.decode("utf-8")  # no character is broken in two
