"""The test of adequacy on the site: a block per case, one page with every number, and two files."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.insight.adequacy import Adequacies, adequacies
from macros.library import Library
from macros.models import Case
from macros.tables import BETWEEN, csv_of
from macros.taxonomy import label
from tests.site.axe import violations
from tests.site.building import BuiltSite
from tests.site.reading import SitePage
from tests.site.visiting import CASE, Opener, go, watch

PAGE = "toets/"
NO_SAMPLE = "geen steekproef"


@pytest.fixture(scope="module")
def found(library: Library) -> Adequacies:
    return adequacies(library)


def shown(page: Page) -> set[str]:
    rows = page.locator("[data-items] > tr:not([hidden])")
    return set(rows.evaluate_all("rows => rows.map(row => row.dataset.slug)"))


def test_every_case_page_says_its_verdict(
    pages: dict[str, SitePage], site: BuiltSite, found: Adequacies
) -> None:
    for judged in found.values():
        html = (site.folder / f"voorbeelden/{judged.case.slug}/index.html").read_text("utf-8")
        block = html[html.index('<section class="adequacy"') :].partition("</section>")[0]

        assert label(judged.verdict, "adequacy_verdicts") in block
        assert NO_SAMPLE in block
        assert block.count('<th scope="row">') == len(judged.needs)
        assert ("Vul dit voorbeeld aan" in block) == (judged.verdict == "steun-onbekend")
        for need in judged.needs:
            moments = [need.now, need.then] if judged.ended else [need.now]
            for slug in {slug for moment in moments for slug in moment.fits + moment.maybe}:
                assert f'/instrumenten/{slug}/"' in block, (judged.case.slug, slug)


def test_a_card_tells_of_support_only_if_that_was_surely_used(
    pages: dict[str, SitePage], found: Adequacies
) -> None:
    cards = [
        card
        for card in pages["voorbeelden/index.html"].root.all("article")
        if "card" in card.attributes.get("class", "").split()
    ]
    told = {
        card.one("a").attributes["href"].split("/")[-2]: "Met steun" in card.text for card in cards
    }

    supported = {slug: one.verdict in ("ondersteund", "deels") for slug, one in found.items()}
    assert told == supported
    named_only = {"qsil-inpakrobot", "stt-plantronics-headsetlijn"}
    assert not any(told[slug] for slug in named_only)


def test_support_that_is_not_in_our_list_stands_with_the_rest_as_used(page: Opener) -> None:
    tab = page()
    go(tab, "voorbeelden/technologies-added-gedeelde-fabriek/")

    told = tab.locator(".support-list > li").all_inner_texts()
    assert [text.split("\n")[0] for text in told] == [
        "Smart Industry fieldlabs",
        "Regionale ontwikkelingsmaatschappijen",
        "Ministerie van Economische Zaken, gemeente Emmen en provincie Drenthe: samen 3,5 miljoen"
        " euro",
    ]
    assert told[-1].endswith("Gebruikt")
    expect(tab.locator(".adequacy__note")).to_contain_text("Steun die niet in onze lijst staat")


def test_the_numbers_on_the_page_are_those_of_the_cases(page: Opener, found: Adequacies) -> None:
    tab = page()
    go(tab, PAGE)

    everything = len(found.values())
    numbers = tab.locator("[data-verdict]").evaluate_all(
        "rows => rows.map(row => [row.dataset.verdict, row.querySelector('dt').innerText])"
    )
    told = {}
    for name, text in numbers:
        match = re.search(r"(\d+) van (\d+)", text)
        assert match is not None
        told[name], total = int(match[1]), int(match[2])
        assert total == everything
    assert told == {name: found.verdicts[name] for name in told}
    assert sum(told.values()) == everything
    for caption in tab.locator(".adequacy-numbers caption, .adequacy-table caption").all():
        text = (caption.text_content() or "").lower()
        assert NO_SAMPLE in text
        assert f"n = {everything}" in text
    for table in tab.locator("h3[id^=naar-] + .table-scroll table").all():
        last = table.locator("tbody tr td:last-child").all_text_contents()
        assert sum(map(int, last)) == everything


@pytest.mark.parametrize(
    "choice",
    [
        {"verdict": "ondersteund"},
        {"type": "1", "size": "groot"},
        {"needs": "investering", "year": "2021"},
        {"sector": "metaalbewerking", "verdict": "steun-onbekend"},
    ],
)
def test_a_filter_leaves_exactly_the_rows_that_fit(
    page: Opener, found: Adequacies, choice: dict[str, str]
) -> None:
    tab = page()
    go(tab, f"{PAGE}#{'&'.join(f'{name}={value}' for name, value in choice.items())}")

    def carried(slug: str) -> dict[str, list[str]]:
        judged = found[slug]
        return {
            "verdict": [judged.verdict],
            "type": [judged.case.yamamoto_type],
            "size": [judged.case.company.size],
            "sector": [judged.case.company.sector],
            "year": [judged.ended or "onbekend"],
            "needs": [need.need for need in judged.needs],
        }

    wanted = {
        slug
        for slug in found
        if all(value in carried(slug)[name] for name, value in choice.items())
    }
    assert wanted
    assert shown(tab) == wanted


def test_choosing_clearing_and_going_back_works_without_a_request(
    page: Opener, found: Adequacies
) -> None:
    tab = page()
    visit = watch(tab)
    go(tab, PAGE)
    asked = len(visit.requests)

    tab.locator("summary", has_text="Oordeel").click()
    tab.get_by_label("Deels ondersteund").check()
    assert shown(tab) == {one.case.slug for one in found.values() if one.verdict == "deels"}
    tab.get_by_role("button", name="Deels ondersteund wissen").click()
    assert len(shown(tab)) == len(found.values())
    tab.go_back()
    assert len(shown(tab)) == found.verdicts["deels"]
    tab.get_by_label("Volgorde").select_option("newest")
    years = [
        year
        for year in tab.locator("[data-items] .adequacy-row__year").all_text_contents()
        if year.isdigit()
    ]
    assert years == sorted(years, reverse=True)
    assert [url for url in visit.requests[asked:] if "favicon" not in url] == []
    assert visit.messages == []


def test_the_page_is_whole_without_a_script(page: Opener, found: Adequacies) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(PAGE)

    assert tab.locator("[data-items] > tr:visible").count() == len(found.values())
    expect(tab.locator(".catalogue__form")).to_be_hidden()
    expect(tab.get_by_role("link", name="CSV, voor een rekenblad")).to_be_visible()


@pytest.mark.parametrize("address", [PAGE, CASE])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_wrong_with_the_test(page: Opener, address: str, width: int) -> None:
    tab = page(width)
    go(tab, address)
    for more in tab.locator(".adequacy__more > summary").all():
        more.click()

    assert tab.evaluate("document.scrollingElement.scrollWidth") == width
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme


def test_the_files_say_what_the_table_says(
    page: Opener, site: BuiltSite, found: Adequacies
) -> None:
    folder = Path(site.folder, "data/v1")
    raw = (folder / "adequacy.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    data = json.loads((folder / "adequacy.json").read_text("utf-8"))
    tab = page()
    go(tab, PAGE)
    table = tab.locator("[data-items] > tr").evaluate_all(
        """rows => Object.fromEntries(rows.map(row => [
          row.dataset.slug, [...row.querySelectorAll("td")].map(cell => cell.innerText)]))"""
    )

    assert raw.startswith(b"\xef\xbb\xbf")
    assert data["count"] == len(rows) == len(table) == len(data["adequacy"])
    assert NO_SAMPLE in data["note"]
    assert data["licence"] == "CC BY 4.0"
    assert data["verdicts"] == dict(found.verdicts)
    for row, plain in zip(rows, data["adequacy"], strict=True):
        verdict, then, now = table[plain["slug"]]
        assert row["adres"] == plain["address"]
        assert row["oordeel"] == verdict.strip() == label(plain["verdict"], "adequacy_verdicts")
        assert row["jaar"] == (plain["ended"] or "")
        assert row["andere steun"] == BETWEEN.join(plain["other_support"])
        supported = plain["verdict"] in ("ondersteund", "deels")
        assert bool(row["gebruikt"] or row["andere steun"]) == supported
        for moment, text in (("then", then), ("now", now)):
            for name in ("gedekt", "misschien", "niets"):
                needs = [n["need"] for n in plain["needs"] if n[moment]["verdict"] == name]
                word = {"then": "toen", "now": "nu"}[moment]
                assert row[f"{word}: {name}"] == BETWEEN.join(label(n, "needs") for n in needs)
                line = f"{label(name, 'adequacy_needs')}: {len(needs)} van"
                assert (line in " ".join(text.split())) == bool(needs)


def test_no_cell_is_a_formula(site: BuiltSite) -> None:
    text = Path(site.folder, "data/v1/adequacy.csv").read_text("utf-8-sig")
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    made = csv_of([["=1+1", "-2", "@SUM(A1)", 'gewoon; "tekst"']])
    cells = next(csv.reader(io.StringIO(made.decode("utf-8-sig")), delimiter=";"))
    assert cells == ["'=1+1", "'-2", "'@SUM(A1)", 'gewoon; "tekst"']


def test_paper_shows_the_verdict_and_a_case_stays_on_one_sheet(
    page: Opener, library: Library
) -> None:
    tab = page()
    go(tab, CASE)
    tab.emulate_media(media="print")
    expect(tab.locator(".adequacy__verdict .verdict")).to_be_visible()
    expect(tab.locator(".adequacy__body")).to_be_hidden()

    longest = sorted(library.all(Case), key=lambda case: len(str(case.model_dump())), reverse=True)[
        :6
    ]
    for case in longest:
        go(tab, f"voorbeelden/{case.slug}/")
        sheets = re.findall(rb"/Type\s*/Page[^s]", tab.pdf(format="A4"))
        assert len(sheets) == 1, case.slug
