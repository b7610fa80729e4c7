"""What is old or open is decided by the day in the browser, from the dates in the page."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from macros.language.text import dutch_date
from macros.library import Library
from macros.models import Instrument
from tests.site.visiting import CASE, INSTRUMENT, ORGANISATION, PAGE_KINDS, Opener, go, watch

VEKI = "instrumenten/veki/"  # one period: 16 September 2025 to 2 February 2026
MOMENTS = [
    ("2025-09-15", "Gaat nog open."),
    ("2025-09-16", "Nu open."),
    ("2026-02-02", "Nu open."),
    ("2026-02-03", "Voorbij."),
]


def on(page: Opener, day: str, where: str) -> Page:
    tab = page()
    tab.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{day}T12:00:00"))
    go(tab, where)
    return tab


@pytest.mark.parametrize(("day", "words"), MOMENTS)
def test_a_period_says_how_it_lies_today(page: Opener, day: str, words: str) -> None:
    tab = on(page, day, VEKI)

    assert tab.locator(".windows [data-when]:visible").all_inner_texts() == [words]
    line = tab.locator(".status-line").inner_text()
    assert ("nu open tot en met 2 februari 2026" in line) == (words == "Nu open.")
    assert ("gaat open op 16 september 2025" in line) == (words == "Gaat nog open.")


@pytest.mark.parametrize(("day", "old"), [("2026-09-16", False), ("2026-09-17", True)])
def test_facts_are_old_after_a_year(page: Opener, day: str, old: bool) -> None:
    tab = on(page, day, VEKI)

    words = tab.get_by_text("gegevens van 16 september 2025, ouder dan een jaar: controleer")
    expect(words).to_be_visible(visible=old)


@pytest.mark.parametrize("where", ["instrumenten/", "instrumentenwijzer/"])
def test_every_instrument_in_a_list_says_when_its_facts_are_old(
    page: Opener, library: Library, where: str
) -> None:
    tab = on(page, "2026-11-20", where)
    old = [
        f"gegevens van {dutch_date(date)}, ouder dan een jaar: controleer"
        for found in library.all(Instrument)
        if (date := found.status_as_of) and date + "-12-31"[len(date) - 4 :] < "2025-11-20"
    ]

    assert sorted(tab.locator("[data-dated]:not([hidden])").all_text_contents()) == sorted(old)


AGED = {
    INSTRUMENT: "ouder dan een jaar: controleer",
    "instrumenten/": "ouder dan een jaar: controleer",
    "instrumentenwijzer/": "ouder dan een jaar: controleer",
    "dekking/": "Deze gegevens zijn ouder dan een jaar.",
    CASE: "Nagekeken op",
    ORGANISATION: "Nagekeken op",
}


def test_more_than_a_year_on_every_page_still_does_its_work_and_shows_its_age(page: Opener) -> None:
    tab = page()
    visit = watch(tab)
    tab.clock.set_fixed_time(datetime.datetime.now() + datetime.timedelta(days=400))

    for address in PAGE_KINDS.values():
        go(tab, address)
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        if address in AGED:
            expect(tab.get_by_text(AGED[address]).filter(visible=True).first).to_be_visible()
    assert [text for text in visit.messages if "404" not in text] == []


def test_a_page_without_scripts_claims_nothing_of_today(page: Opener) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(VEKI)

    assert tab.locator(":is([data-dated], [data-when]):visible").count() == 0
    expect(tab.locator(".windows")).to_contain_text("tot en met 2 februari 2026")


@pytest.mark.parametrize(
    ("dated", "day", "old"),
    [
        ("2025", "2026-12-31", False),
        ("2025", "2027-01-01", True),
        ("2025-11", "2026-11-30", False),
        ("2025-11", "2026-12-01", True),
        ("2025-12-31", "2026-12-31", False),
        ("2024-02-29", "2025-03-01", True),
    ],
)
def test_an_inexact_date_is_taken_as_late_as_it_can_be(
    page: Opener, dated: str, day: str, old: bool
) -> None:
    tab = on(page, day, "")
    call = "async ([a, b]) => (await import('./assets/js/freshness.mjs')).isOld(a, 12, b)"

    assert tab.evaluate(call, [dated, day]) is old
