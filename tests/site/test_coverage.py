"""The coverage matrix: what the table says, what is behind a cell, and what a spreadsheet gets."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.insight.matrix import SELECTIONS, checked_on, facts_for
from macros.library import Library
from macros.models import Instrument
from macros.rules.coverage import FILLED, LISTS, OTHER_HELP, STATES, Cell, cover, summary
from macros.taxonomy import label, taxonomy
from tests.site.axe import violations
from tests.site.building import SITE_URL, BuiltSite
from tests.site.reading import SitePage
from tests.site.visiting import Opener, go, watch

ADDRESS = "dekking/"
NEEDS, TYPES = list(taxonomy("needs")), list(taxonomy("yamamoto"))
EMPTY = [name for name in STATES if name not in FILLED]
ALL = (len(NEEDS), len(TYPES))


def words(cell: Cell) -> str:
    """What a cell says, such as `Past: 2 Deels: 3`."""
    counts = cell.counts.items()
    return " ".join(
        f"{label(name, 'coverage_states')}: {number}" if number else label(name, "coverage_states")
        for name, number in counts
    )


def expected(library: Library, **view: Any) -> list[str]:
    cells = cover(facts_for(library), NEEDS, TYPES, {"date": checked_on(library)} | view)
    return [words(cell) for cell in cells]


def shown(page: Page) -> list[str]:
    texts = page.locator("[data-cell] [data-badges]").all_text_contents()
    return [" ".join(text.split()) for text in texts]


def sentences(library: Library, date: str, **view: Any) -> str:
    facts = facts_for(library)
    told = summary(cover(facts, NEEDS, TYPES, {"date": date} | view), facts, TYPES, date)
    texts = taxonomy("coverage_sentences")
    return " ".join(texts[one.code].description.format(**one.values) for one in told)


def opened(page: Opener, library: Library, fragment: str = "", **options: Any) -> Page:
    """The page on the day on which the facts were checked."""
    tab = page(**options)
    tab.clock.set_fixed_time(f"{checked_on(library)}T12:00:00")
    go(tab, f"{ADDRESS}{fragment and '#'}{fragment}")
    return tab


VIEWS = [
    ("year=2018&only=wbso-mit-efro", {"date": "2018", "only": SELECTIONS["wbso-mit-efro"]}),
    ("size=groot", {"size": "groot"}),
    ("size=klein&province=zeeland", {"size": "klein", "province": "zeeland"}),
    ("year=2021&province=drenthe", {"date": "2021", "province": "drenthe"}),
]


def test_without_a_script_the_table_shows_the_day_of_the_check(
    page: Opener, library: Library
) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(ADDRESS)

    assert shown(tab) == expected(library)
    expect(tab.locator(".coverage__form")).to_be_hidden()
    expect(tab.locator("[data-coverage-view]")).to_be_hidden()
    told = " ".join(tab.locator("[data-summary]").inner_text().split())
    assert told == sentences(library, checked_on(library))


def test_without_a_script_every_cell_leads_to_its_instruments(
    pages: dict[str, SitePage], page: Opener, library: Library
) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(ADDRESS)
    cells = cover(facts_for(library), NEEDS, TYPES, {"date": checked_on(library)})

    for cell in cells:
        place = f"{cell.need}-{cell.type}"
        assert tab.locator(f"[data-cell='{place}']").get_attribute("href") == f"#{place}"
        links = tab.locator(f"[id='{place}'] a").evaluate_all("all => all.map((a) => a.href)")
        found = [href.strip("/").rpartition("/")[2] for href in links]
        assert found == [slug for name in LISTS[:-1] for slug in cell.lists[name]]
    tab.locator("[data-cell='scholing-2']").click()
    expect(tab.locator("[id='scholing-2']")).to_be_in_viewport()


@pytest.mark.parametrize(("fragment", "view"), VIEWS)
def test_a_shared_address_shows_its_view(
    page: Opener, library: Library, fragment: str, view: dict[str, Any]
) -> None:
    tab = opened(page, library, fragment)

    assert shown(tab) == expected(library, **view)
    told = " ".join(tab.locator("[data-summary]").inner_text().split())
    assert told == sentences(library, **{"date": checked_on(library)} | view)


@pytest.mark.parametrize("type_", TYPES)
def test_the_page_of_a_type_counts_as_the_matrix_says(
    pages: dict[str, SitePage], type_: str
) -> None:
    """`Voor type 1 zijn nu 5 instrumenten gevonden … Daarnaast: 3 misschien en 23 deels.`"""
    told = pages["dekking/index.html"].root.text.partition(f"Voor type {type_} ")[2]
    said = re.match(r"(?:is|zijn) nu (\d+|geen|één)\b.*?Daarnaast: (\d+) \w+ en (\d+)", told)
    assert said
    fits, maybe, partly = said.groups()
    fits = {"geen": "0", "één": "1"}.get(fits, fits)

    page = pages[f"kennis/vier-typen/{type_}/index.html"].root
    headings = [one.text for one in page.all("h3") if "steun-" in one.attributes.get("id", "")]

    assert headings == [f"Past ({fits})", f"Misschien ({maybe})", f"Deels ({partly})"]
    cards = page.all("article", **{"class": "card card--instrument"})
    assert len(cards) == sum(map(int, (fits, maybe, partly)))


def test_the_number_of_a_row_is_how_many_instruments_help_with_it(
    page: Opener, library: Library
) -> None:
    tab = opened(page, library, "only=wbso-mit-efro")

    for need in NEEDS:
        number = sum(
            need in library.get(Instrument, slug).needs for slug in SELECTIONS["wbso-mit-efro"]
        )
        expect(tab.locator(f"[data-number='{need}']")).to_have_text(str(number))


def test_the_controls_change_the_table_without_asking_anything_of_a_server(
    page: Opener, library: Library
) -> None:
    tab = opened(page, library)
    visit = watch(tab)

    tab.get_by_label("Jaar").select_option("2018")
    tab.get_by_label("Alleen WBSO, MIT en EFRO").check()
    restricted = {"date": "2018", "only": SELECTIONS["wbso-mit-efro"]}
    assert shown(tab) == expected(library, **restricted)
    expect(tab).to_have_url(re.compile("#year=2018&only=wbso-mit-efro$"))
    expect(tab.locator(".coverage [role=status]")).to_contain_text(
        "2018 · Alle groottes · Alle provincies · "
    )
    filled = sum(
        any(f"{word}:" in one for word in ("Past", "Misschien", "Deels")) for one in shown(tab)
    )
    expect(tab.locator(".coverage [role=status]")).to_contain_text(f"{filled} van de 44 cellen")
    tab.get_by_label("Grootte van het bedrijf").select_option("micro")
    tab.get_by_label("Provincie").select_option("limburg")
    assert shown(tab) == expected(library, **restricted, size="micro", province="limburg")

    for name, value in [("Provincie", ""), ("Grootte van het bedrijf", "")]:
        tab.go_back()
        expect(tab.get_by_label(name)).to_have_value(value)
    assert shown(tab) == expected(library, **restricted)
    tab.go_back()
    expect(tab.get_by_label("Alle instrumenten")).to_be_checked()
    tab.go_back()
    expect(tab.get_by_label("Jaar")).to_have_value("")
    assert shown(tab) == expected(library)
    tab.go_forward()
    expect(tab.get_by_label("Jaar")).to_have_value("2018")
    assert shown(tab) == expected(library, date="2018")
    tab.get_by_role("button", name="Zet alles terug").click()
    assert shown(tab) == expected(library)
    assert [url for url in visit.requests if "favicon" not in url] == []
    assert visit.messages == []


@pytest.mark.parametrize("cell", ["inhuur-advies-1", "scholing-2", "eigen-loonkosten-4"])
@pytest.mark.parametrize("fragment", ["", "year=2018&", "size=groot&province=zeeland&"])
def test_a_cell_opens_with_all_its_instruments_and_why(
    page: Opener, library: Library, fragment: str, cell: str
) -> None:
    view = dict(part.split("=") for part in fragment.split("&") if part)
    date = view.pop("year", checked_on(library))
    cells = cover(facts_for(library), NEEDS, TYPES, {"date": date} | view)
    (found,) = [one for one in cells if f"{one.need}-{one.type}" == cell]
    tab = opened(page, library, f"{fragment}cell={cell}")

    groups = [name for name in LISTS if name != OTHER_HELP and found.lists[name]]
    headings = tab.locator("[data-panel-groups] :is(h3, summary)").all_text_contents()
    assert headings == [
        f"{label(name, 'coverage_states')} ({len(found.lists[name])})" for name in groups
    ]
    titles = tab.locator("[data-panel-groups] a").all_text_contents()
    assert titles == [
        library.get(Instrument, slug).title for name in groups for slug in found.lists[name]
    ]
    for why in tab.locator("[data-why]").all_text_contents():
        assert "{" not in why
    reasons = tab.locator(f".coverage__group:not(:has-text('{'Past ('}')) [data-why]")
    assert all(reasons.all_text_contents())


def test_berenschots_finding_stands_on_the_page_with_the_answer_of_the_minister(
    page: Opener, library: Library
) -> None:
    tab = opened(page, library)
    rows = tab.locator("tr[data-type]")

    fitting = rows.locator("[data-list='past'] strong").all_text_contents()
    assert [int(number) > 0 for number in fitting] == [False, False, True, False]
    assert rows.nth(0).locator("[data-list='deels']").inner_text().startswith("2: ")
    expect(tab.locator("main")).to_contain_text("20.340 ondernemingen")
    expect(tab.locator("main")).to_contain_text("135.370 toegekende WBSO-projecten")
    tab.get_by_role("button", name="Zet de tabel op 2018").click()
    assert shown(tab) == expected(library, date="2018", only=SELECTIONS["wbso-mit-efro"])
    expect(tab.get_by_label("Jaar")).to_be_focused()
    expect(tab.get_by_label("Jaar")).to_have_value("2018")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_cell_opens_and_closes_by_keyboard(page: Opener, library: Library, width: int) -> None:
    tab = opened(page, library, width=width)
    link = tab.locator("[data-cell='scholing-2']")
    heading = tab.get_by_role("heading", name="Scholing, type 2: bestaande werkmethode invoeren")

    expect(heading).to_be_hidden()
    link.focus()
    tab.keyboard.press("Enter")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(link).to_have_attribute("aria-current", "true")
    expect(tab).to_have_url(re.compile("#cell=scholing-2$"))
    tab.get_by_role("button", name="Sluit deze lijst").press("Enter")
    expect(heading).to_be_hidden()
    expect(link).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_screen_reader_meets_a_table_with_headers_and_a_caption(
    page: Opener, library: Library, width: int
) -> None:
    tab = opened(page, library, width=width)
    table = tab.get_by_role("table", name="Steun per soort en per type procesinnovatie")

    expect(table.get_by_role("columnheader")).to_have_count(1 + ALL[1])
    expect(table.get_by_role("rowheader")).to_have_count(ALL[0])
    expect(table.get_by_role("cell")).to_have_count(ALL[0] * ALL[1])
    assert all(
        header.get_attribute("scope") in ("col", "row") for header in table.locator("th").all()
    )
    names = table.locator("[data-cell]").all_text_contents()
    assert " ".join(names[5].split()).startswith("Advies inhuren, Type 2: ")
    expect(tab.locator(".coverage__legend dt")).to_have_text(
        [label(name, "coverage_states") for name in taxonomy("coverage_states")]
    )


def test_every_empty_cell_says_in_words_and_with_a_mark_of_its_own_why(
    page: Opener, library: Library
) -> None:
    tab = opened(page, library)
    marks = {
        name: tab.locator(f".coverage__legend .coverage-state--{name}").evaluate(
            "(badge) => getComputedStyle(badge, '::before').maskImage"
        )
        for name in [*EMPTY, "niemand"]
    }

    assert len(set(marks.values())) == len(marks)
    assert all(shown(tab))


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_an_open_cell(
    page: Opener, library: Library, width: int, scheme: str
) -> None:
    tab = opened(
        page,
        library,
        "year=2018&only=wbso-mit-efro&cell=eigen-loonkosten-1",
        width=width,
        scheme=scheme,
    )
    tab.locator("details.coverage__group summary").click()

    assert violations(tab) == []
    assert tab.evaluate("document.scrollingElement.scrollWidth") == width


def test_facts_older_than_a_year_are_said_to_be_old(page: Opener, library: Library) -> None:
    day = checked_on(library)
    for later, is_old in [
        (day, False),
        (f"{int(day[:4]) + 1}{day[4:]}", False),
        ("2099-01-01", True),
    ]:
        tab = page()
        tab.clock.set_fixed_time(f"{later}T12:00:00")
        go(tab, f"{ADDRESS}#cell=scholing-2")
        expect(tab.locator("[data-old]")).to_be_visible(visible=is_old)
    expect(tab.locator("[data-aged]:visible").first).to_contain_text("ouder dan een jaar")


@pytest.mark.parametrize(
    "fragment",
    [
        "year=<script>alert(1)</script>&cell=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "only=__proto__&size=constructor&province=toString&cell=__proto__-1",
        "=&=&%E0%A4%A",
        "a=b&" * 2000,
    ],
)
def test_a_hostile_address_changes_nothing(page: Opener, library: Library, fragment: str) -> None:
    tab = page()
    tab.clock.set_fixed_time(f"{checked_on(library)}T12:00:00")
    visit = watch(tab)
    go(tab, f"{ADDRESS}#{fragment}")

    assert shown(tab) == expected(library)
    expect(tab.locator("[data-panel]")).to_be_hidden()
    assert visit.dialogs == []
    assert [message for message in visit.messages if message.startswith("error")] == []


def test_paper_shows_the_table_and_the_open_cell_and_nothing_to_click(
    page: Opener, library: Library
) -> None:
    tab = opened(page, library, "year=2018&cell=scholing-2")
    tab.emulate_media(media="print")

    expect(tab.locator(".coverage__form")).to_be_hidden()
    expect(tab.get_by_role("table", name="Steun per soort")).to_be_visible()
    expect(tab.get_by_role("heading", name="Scholing, type 2")).to_be_visible()
    assert tab.locator("main button:visible").count() == 0
    assert tab.pdf(format="A4").startswith(b"%PDF-")


# The spreadsheet


def rows_of(site: BuiltSite) -> Sequence[dict[str, str]]:
    text = (site.folder / "data/v1/coverage.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_the_spreadsheet_has_every_year_choice_need_and_type(
    site: BuiltSite, library: Library
) -> None:
    rows = rows_of(site)
    dates = {row["peildatum"] for row in rows}

    assert dates == {checked_on(library), *(str(year) for year in range(2015, 2026))}
    assert len(rows) == len(dates) * 2 * ALL[0] * ALL[1]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("fragment", "date", "choice"),
    [
        ("", "", "alle instrumenten"),
        ("year=2018&only=wbso-mit-efro", "2018", "wbso-mit-efro"),
        ("year=2015", "2015", "alle instrumenten"),
    ],
)
def test_the_spreadsheet_and_the_table_give_the_same_numbers(
    site: BuiltSite, library: Library, page: Opener, fragment: str, date: str, choice: str
) -> None:
    tab = opened(page, library, fragment)
    rows = [
        row
        for row in rows_of(site)
        if row["peildatum"] == (date or checked_on(library)) and row["welke instrumenten"] == choice
    ]
    told = []
    for row in rows:
        counts = {name: int(row[label(name, "coverage_states").lower()]) for name in LISTS[:-1]}
        lists = {name: ["?"] * counts.get(name, 0) for name in LISTS}
        told.append(words(Cell("", "", lists)))
        assert row["stand"] == label(Cell("", "", lists).state, "coverage_states")
        names = [name for name in row["namen: past"].split(" | ") if name]
        assert len(names) == counts["past"]

    assert told == shown(tab)


def test_the_page_leads_to_the_spreadsheet_and_others_lead_to_the_page(
    pages: dict[str, SitePage],
) -> None:
    url = pages["dekking/index.html"].url

    assert f"{SITE_URL}data/v1/coverage.csv" in pages["dekking/index.html"].links()
    for path in ("kennis/beleid/index.html", "kennis/index.html", "instrumenten/index.html"):
        assert url in pages[path].links()
