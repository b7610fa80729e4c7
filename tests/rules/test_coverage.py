"""A cell of the matrix says what there is for a need of a type, or why there is nothing."""

import json
from itertools import cycle, pairwise, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from macros.insight.matrix import FIRST_YEAR, SELECTIONS, cells_of, checked_on, facts_for, years
from macros.models import Instrument
from macros.rules.coverage import (
    FILLED,
    LISTS,
    NOBODY,
    STATES,
    Cell,
    Sentence,
    by_type,
    cover,
    summary,
)
from macros.rules.matching import fit
from macros.taxonomy import taxonomy
from tests.conftest import ROOT
from tests.rules.conftest import ask
from tests.rules.content import LIBRARY
from tests.rules.strategies import ANSWERS, FACTS

BASE = json.loads((Path(__file__).parent / "matching.json").read_text("utf-8"))["base"]
NOW = "2026-11-20"
REAL = facts_for(LIBRARY)
NEEDS, TYPES = list(taxonomy("needs")), list(taxonomy("yamamoto"))


def cell(*all_facts: dict[str, Any], **view: Any) -> Cell:
    """The cell of scholing and type 1 for these changes of the voucher, which suits it."""
    facts = [BASE | {"slug": f"i{place}"} | one for place, one in enumerate(all_facts)]
    return cover(facts, ["scholing"], ["1"], {"date": NOW} | view)[0]


def suits(verdict: str) -> dict[str, Any]:
    return {"suitability": {"1": {"verdict": verdict}}}


@pytest.mark.parametrize(
    ("why", "facts", "view", "state"),
    [
        ("everything suits", {}, {}, "past"),
        ("suits in part", suits("deels"), {}, "deels"),
        ("whether it is open is not known", {"status": "onbekend"}, {}, "misschien"),
        ("open now and then, no dates known", {"status": "periodiek-open"}, {}, "misschien"),
        ("which sizes is not known", {"sizes": []}, {"size": "klein"}, "misschien"),
        ("in part, and which sizes is not known", suits("deels") | {"sizes": []}, {}, "deels"),
        ("whether it suits is not known", suits("onbekend"), {}, "onbekend"),
        ("nobody judged the type", {"suitability": {}}, {}, "onbekend"),
        ("what it helps with is not known", {"needs": []}, {}, "onbekend"),
        ("for larger companies only", {}, {"size": "groot"}, "elders"),
        ("in another province only", {"provinces": ["drenthe"]}, {"province": "zeeland"}, "elders"),
        ("elsewhere, if it suits", suits("onbekend"), {"size": "groot"}, "elders"),
        ("closed", {"status": "gesloten"}, {}, "niet-open"),
        ("a proposal", {"status": "voorstel"}, {}, "niet-open"),
        ("of a later year", {"since": "2020"}, {"date": "2018"}, "niet-open"),
        ("of an earlier year", {"until": "2015"}, {"date": "2018"}, "niet-open"),
        ("closed and elsewhere", {"status": "gesloten"}, {"size": "groot"}, "niet-open"),
        ("not for this type", suits("nee"), {}, "niemand"),
        ("not for this type, and closed", suits("nee") | {"status": "gesloten"}, {}, "niemand"),
        ("for other needs", {"needs": ["investering"]}, {}, "niemand"),
        ("not among the schemes one looks at", {}, {"only": ["wbso"]}, "niemand"),
    ],
)  # fmt: skip
def test_one_instrument_gives_its_cell_a_state(why, facts, view, state):
    assert cell(facts, **view).state == state


def test_a_cell_without_instruments_is_nobodys():
    assert cell().state == NOBODY


def test_the_cells_come_row_by_row():
    cells = cover([], ["scholing", "investering"], ["1", "2"], {"date": NOW})

    assert [(one.need, one.type) for one in cells] == [
        *[("scholing", "1"), ("scholing", "2")],
        *[("investering", "1"), ("investering", "2")],
    ]


@pytest.mark.parametrize(("better", "worse"), list(pairwise(STATES)))
def test_the_state_is_the_first_list_with_anything_in_it(better, worse):
    lists = {name: [] for name in LISTS} | {better: ["a"], worse: ["b", "c"]}

    assert Cell("scholing", "1", lists).state == better


def test_a_filled_cell_counts_all_that_fills_it_and_an_empty_cell_its_kind():
    filled = cell({}, suits("deels"), suits("deels"), {"status": "onbekend"}, suits("onbekend"))
    empty = cell({"status": "gesloten"}, suits("nee"))

    assert filled.counts == {"past": 1, "misschien": 1, "deels": 2}
    assert empty.counts == {"niet-open": 1}
    assert cell(suits("nee")).counts == {"niemand": 0}


VIEWS = st.fixed_dictionaries(
    {"date": ANSWERS["date"]},
    optional={
        "size": ANSWERS["size"],
        "province": ANSWERS["province"],
        "only": st.lists(st.sampled_from(["0", "1", "2"]), unique=True),
    },
)
MANY = st.lists(FACTS, max_size=5).map(
    lambda found: [one | {"slug": str(place)} for place, one in enumerate(found)]
)


@given(MANY, VIEWS)
def test_every_instrument_one_looks_at_is_in_exactly_one_list_of_every_cell(facts, view):
    looked_at = [
        one["slug"] for one in facts if not view.get("only") or one["slug"] in view["only"]
    ]

    for one in cover(facts, ["scholing", "investering"], TYPES, view):
        assert sorted(slug for slugs in one.lists.values() for slug in slugs) == looked_at


@given(MANY, VIEWS)
def test_a_cell_is_empty_if_nothing_is_known_to_suit_even_in_part(facts, view):
    asked = {name: view[name] for name in ("date", "size", "province") if name in view}
    for one in cover(facts, ["scholing", "investering"], TYPES, view):
        profile = {**asked, "type": one.type, "needs": [one.need]}
        found = [
            fit(by, profile) for by in facts if not view.get("only") or by["slug"] in view["only"]
        ]
        suitable = [
            by.slug
            for by in found
            if by.whole != "past-niet"
            and all(
                c.verdict in ("ja", "deels") for c in by.criteria if c.name in ("type", "needs")
            )
        ]
        assert one.is_filled == bool(suitable)
        assert sorted(slug for name in FILLED for slug in one.lists[name]) == sorted(suitable)
        assert one.lists["past"] == [by.slug for by in found if by.whole == "past"]


@given(MANY, VIEWS)
def test_nobody_offers_it_is_said_only_if_every_verdict_is_no(facts, view):
    asked = {name: view[name] for name in ("date", "size", "province") if name in view}
    looked_at = [one for one in facts if not view.get("only") or one["slug"] in view["only"]]
    for one in cover(facts, ["scholing"], TYPES, view):
        profile = {**asked, "type": one.type, "needs": ["scholing"]}
        refused = [
            any(
                c.verdict == "nee" for c in fit(by, profile).criteria if c.name in ("type", "needs")
            )
            for by in looked_at
        ]
        assert (one.state == NOBODY) == all(refused)


@given(MANY, VIEWS)
def test_per_type_every_instrument_counts_once_in_its_best_list(facts, view):
    cells = cover(facts, ["scholing", "investering"], TYPES, view)
    for type_ in TYPES:
        found = by_type(cells, type_)
        slugs = [slug for slugs in found.values() for slug in slugs]

        assert len(slugs) == len(set(slugs))
        best = {slug for one in cells if one.type == type_ for slug in one.lists["past"]}
        assert set(found["past"]) == best


REGIONAL = {"level": "regionaal", "needs": ["scholing"]}
THEN = {"seen": ["2018", "2018"]}


@pytest.mark.parametrize(
    ("date", "changes", "code", "number", "national", "needs"),
    [
        (NOW, [], "geen-nu", 0, 0, 0),
        (NOW, [suits("nee")], "geen-nu", 0, 0, 0),
        (NOW, [REGIONAL], "geen-landelijk-nu", 1, 0, 1),
        (NOW, [{}], "een-nu", 1, 1, 2),
        (NOW, [{}, REGIONAL], "meer-nu", 2, 1, 2),
        ("2018", [suits("nee")], "geen-jaar", 0, 0, 0),
        ("2018", [THEN | REGIONAL], "geen-landelijk-jaar", 1, 0, 1),
        ("2018", [THEN], "een-jaar", 1, 1, 2),
        ("2018", [THEN, THEN], "meer-jaar", 2, 2, 2),
    ],
)
def test_the_summary_says_how_many_fit_a_type_and_how_many_of_them_are_national(
    date, changes, code, number, national, needs
):
    facts = [BASE | {"slug": str(place)} | change for place, change in enumerate(changes)]
    cells = cover(facts, ["scholing", "inhuur-advies"], ["1", "3"], {"date": date})

    assert summary(cells, facts, ["1"], date) == [
        Sentence(
            code,
            {
                "type": "1",
                "year": date[:4],
                "number": number,
                "national": national,
                "needs": needs,
                "all": 2,
            },
        )
    ]


def test_the_summary_says_apart_what_may_fit_and_what_fits_in_part():
    changes = [suits("deels"), suits("deels"), {"status": "onbekend"}]
    facts = [BASE | {"slug": str(place)} | change for place, change in enumerate(changes)]
    cells = cover(facts, ["scholing"], ["1"], {"date": NOW})

    assert summary(cells, facts, ["1"], NOW)[1:] == [Sentence("onzeker", {"maybe": 1, "partly": 2})]


# The real content


def test_the_states_are_the_words_of_the_vocabulary_in_the_same_order():
    assert list(taxonomy("coverage_states")) == [*STATES, NOBODY, "past-niet"]


def test_the_schemes_that_one_can_look_at_alone_exist():
    for slugs in SELECTIONS.values():
        assert all(LIBRARY.has(Instrument, slug) for slug in slugs)
    parts = {
        slug for slug in LIBRARY.slugs(Instrument) if slug.startswith(("mit-", "wbso", "efro"))
    }
    assert parts <= set(SELECTIONS["wbso-mit-efro"])


def test_berenschots_finding_of_2018_comes_out_of_the_facts():
    """Types 1, 2 and 4 were not supported by WBSO, MIT and EFRO; type 3 was."""
    cells = cells_of(REAL, "2018", "wbso-mit-efro")
    fitting = {type_: by_type(cells, type_)["past"] for type_ in TYPES}

    assert {type_ for type_ in TYPES if fitting[type_]} == {"3"}
    assert {"wbso", "efro", "mit-rd-samenwerkingsproject"} <= set(fitting["3"])
    assert by_type(cells, "1")["deels"] == ["mit-haalbaarheidsproject", "mit-kennisvoucher"]


def test_the_summary_agrees_with_a_computation_straight_from_the_files():
    now = checked_on(LIBRARY)
    expected: dict[str, set[str]] = {type_: set() for type_ in TYPES}
    national = set()
    for path in (ROOT / "instruments").glob("*.yml"):
        data = yaml.safe_load(path.read_text("utf-8"))
        years_of = {name: str(year) for name, year in (data.get("active") or {}).items()}
        windows = (data.get("application") or {}).get("windows") or []
        opened = data["status"] == "open" or (
            data["status"] == "periodiek-open"
            and any(
                str(window.get("opens", "9")) <= now <= str(window.get("closes", "0"))
                for window in windows
            )
        )
        there = years_of.get("since", "0") <= now[:4] <= years_of.get("until", "9")
        if data["level"] == "landelijk":
            national.add(path.stem)
        for type_, judgement in data["suitability"].items():
            if judgement["verdict"] == "ja" and opened and there and data.get("needs"):
                expected[str(type_)].add(path.stem)

    told = {
        one.values["type"]: one
        for one in summary(cells_of(REAL, now), REAL, TYPES, now)
        if one.code != "onzeker"
    }
    for type_ in TYPES:
        assert told[type_].values["number"] == len(expected[type_])
        assert told[type_].values["national"] == len(expected[type_] & national)
    assert told["2"].code == "geen-nu"


@pytest.mark.parametrize("code", list(taxonomy("coverage_sentences")))
def test_every_sentence_can_be_filled_in(code):
    names = ("type", "year", "number", "national", "needs", "all", "maybe", "partly")
    text = taxonomy("coverage_sentences")[code].description

    assert "{" not in text.format(**dict.fromkeys(names, "1"))


def test_every_sentence_that_the_facts_can_ask_for_exists():
    for date, selection in product([checked_on(LIBRARY), *years(LIBRARY)], ["", *SELECTIONS]):
        for one in summary(cells_of(REAL, date, selection), REAL, TYPES, date):
            assert one.code in taxonomy("coverage_sentences").terms


def test_the_years_run_from_the_first_to_the_last_before_the_check():
    assert years(LIBRARY)[-1] == str(FIRST_YEAR)
    assert years(LIBRARY)[0] == str(int(checked_on(LIBRARY)[:4]) - 1)


@pytest.mark.parametrize(
    ("slug", "date", "there"),
    [
        ("wbso-procesgericht-technisch-onderzoek", "2015", True),
        ("wbso-procesgericht-technisch-onderzoek", "2018", False),
        ("mit-kennisvoucher", "2018", True),
        ("mit-kennisvoucher", NOW, False),
        ("versnelde-afschrijving", "2018", False),
        ("versnelde-afschrijving", "2023", True),
        ("ipc", "2018", True),
        ("ipc", "2020", False),
        ("edih", "2021", False),
    ],
)
def test_a_scheme_is_there_in_its_own_years_only(slug, date, there):
    found = cells_of(REAL, date)
    closed = [one for one in found if slug in one.lists["niet-open"]]
    filled = [one for one in found if any(slug in one.lists[name] for name in FILLED)]

    assert bool(filled) is there
    assert bool(closed) is not there


# The twin in the browser

COVER = """async (facts, needs, types, views) => {
  const { countsOf, cover, stateOf, summary } = await import("./coverage.mjs")
  return views.map((view) => {
    const cells = cover(facts, needs, types, view)
    return [
      cells.map((cell) => [cell.need, cell.type, cell.lists, stateOf(cell), countsOf(cell)]),
      summary(cells, facts, types, view.date).map(({ code, values }) => [code, values]),
    ]
  })
}"""


def python(facts: Any, needs: list[str], view: Any) -> Any:
    cells = cover(facts, needs, TYPES, view)
    return [
        [
            [one.need, one.type, one.lists, one.state, [list(pair) for pair in one.counts.items()]]
            for one in cells
        ],
        [[one.code, one.values] for one in summary(cells, facts, TYPES, view["date"])],
    ]


def test_the_browser_gives_the_same_for_every_year_size_and_province(scripts: Page) -> None:
    provinces = cycle(["", *taxonomy("provinces")])
    dates, sizes = [NOW, "2027-01-01", *years(LIBRARY)], ["", "micro", "klein", "midden", "groot"]
    views = [
        {"date": date, "size": size, "province": next(provinces), "only": list(only)}
        for date, size, only in product(dates, sizes, [[], *SELECTIONS.values()])
    ]
    found = ask(scripts, COVER, REAL, NEEDS, TYPES, views)

    for one, view in zip(found, views, strict=True):
        assert one == python(REAL, NEEDS, view), view


@settings(max_examples=100)
@given(MANY, st.lists(VIEWS, min_size=1, max_size=4))
def test_the_browser_gives_the_same_whatever_the_facts(
    scripts: Page, facts: Any, views: Any
) -> None:
    needs = ["scholing", "investering"]

    found = ask(scripts, COVER, facts, needs, TYPES, views)
    assert found == [python(facts, needs, view) for view in views]
