"""Which cases the scan shows: every likeness counts for what the questionnaire says."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.assessment import assessment
from macros.exports.questionnaire import plain
from macros.insight.facts import case_facts_of
from macros.models import Case
from macros.taxonomy import taxonomy
from tests.rules.content import LIBRARY
from tests.rules.test_assessment import FIRMS

SCAN = assessment()
POINTS = {
    name: point["points"] for name, point in plain(SCAN)["scoring"]["cases"]["points"].items()
}
MATCH = """async ([cases, code, text]) => {
  const [{ decode, assess }, { matchingCases }] =
    await Promise.all([import("./assessment.mjs"), import("./case_match.mjs")])
  const [q, input] = [JSON.parse(text), decode(code)]
  return matchingCases(cases, input, assess(input, q), q)
}"""
QUESTIONNAIRE = json.dumps(plain(SCAN))
# Type 1, MRL 5, wants more output, 11-50 people, held up by capacity, organisation and chain.
SHEET_METAL = FIRMS[1]["code"]
NO_PLAN = FIRMS[0]["code"]
SUPPLIER = FIRMS[4]["code"]  # type 1 with 2
UNLIKE = {
    "type": "4",
    "obstacles": [],
    "goals": [],
    "size": "onbekend",
    "year": "",
}


def case(slug: str, **facts: Any) -> dict[str, Any]:
    """A case that is like nobody, but for `facts`."""
    return {"slug": slug, "address": f"voorbeelden/{slug}/", "title": slug, **UNLIKE, **facts}


def matches(tab: Page, code: str, *cases: Any) -> list[Any]:
    """What the browser shows of `cases` for the company with this code."""
    found: list[Any] = tab.evaluate(MATCH, [list(cases), code, QUESTIONNAIRE])
    return found


@pytest.mark.parametrize(
    ("code", "facts", "reasons"),
    [
        (SHEET_METAL, {}, {}),
        (SHEET_METAL, {"type": "1"}, {"type": 1}),
        (SHEET_METAL, {"secondary_type": "1"}, {}),
        (SUPPLIER, {"secondary_type": "2"}, {"secondary_type": 1}),
        (NO_PLAN, {"type": "1"}, {}),
        (SHEET_METAL, {"obstacles": ["keten", "urgentie"]}, {"obstacle": 1}),
        (SHEET_METAL, {"obstacles": ["keten", "capaciteit", "organisatie"]}, {"obstacle": 3}),
        (SHEET_METAL, {"goals": ["outputverhoging"]}, {"goal": 1}),
        (SHEET_METAL, {"size": "klein"}, {"size": 1}),
        (SHEET_METAL, {"size": "micro"}, {"next_size": 1}),
        (SHEET_METAL, {"size": "midden"}, {"next_size": 1}),
        (SHEET_METAL, {"size": "groot"}, {}),
        (SHEET_METAL, {"mrl_start": 6, "mrl_now": 6}, {"mrl": 1}),
        (SHEET_METAL, {"mrl_start": 4, "mrl_now": 9}, {"mrl": 1}),
        (SHEET_METAL, {"mrl_start": 4, "mrl_now": 5}, {}),
        (SHEET_METAL, {"mrl_start": 7, "mrl_now": 9}, {}),
        (SHEET_METAL, {"mrl_now": 9}, {}),
        (NO_PLAN, {"mrl_start": 1, "mrl_now": 9}, {}),
    ],
    ids=str,
)
def test_a_likeness_counts_for_what_it_is_worth(
    scripts: Page, code: str, facts: Any, reasons: Any
) -> None:
    (found,) = matches(scripts, code, case("een", **facts))

    assert found["reasons"] == list(reasons)
    assert found["points"] == sum(POINTS[name] * times for name, times in reasons.items())


def test_the_likest_come_first_then_the_newest_then_by_title(scripts: Page) -> None:
    cases = [
        case("oud", type="1", year="2010"),
        case("zonder-jaar", type="1"),
        case("b", title="bed", type="1", year="2020"),
        case("a", title="Auto", type="1", year="2020"),
        case("best", type="1", goals=["outputverhoging"]),
    ]

    for shown in (cases, list(reversed(cases))):
        found = matches(scripts, SHEET_METAL, *shown)
        assert [one["slug"] for one in found] == ["best", "a", "b"]


def test_with_few_points_a_case_is_only_also_interesting(scripts: Page) -> None:
    found = matches(
        scripts,
        SHEET_METAL,
        case("doel", goals=["outputverhoging"]),
        case("doel-en-grootte", goals=["outputverhoging"], size="klein"),
    )

    assert {one["slug"]: one["fits"] for one in found} == {"doel-en-grootte": True, "doel": False}


def test_without_a_match_companies_of_the_same_size_are_shown(scripts: Page) -> None:
    cases = [
        case(f"{size}-{year}", size=size, year=year) for size in taxonomy("sizes") for year in "12"
    ]

    found = matches(scripts, NO_PLAN, *cases)

    assert [one["slug"] for one in found][:2] == ["klein-2", "klein-1"]
    assert not any(one["fits"] for one in found)


def test_every_firm_gets_three_of_the_real_cases_with_a_reason(scripts: Page) -> None:
    real = [case_facts_of(one) for one in LIBRARY.all(Case)]

    for firm in FIRMS:
        found = matches(scripts, firm["code"], *real)
        assert len(found) == 3
        assert all(one["fits"] and one["reasons"] for one in found)


def test_what_a_case_does_not_tell_is_left_out(written: Any) -> None:
    from tests.conftest import CASE

    told = CASE + "mrl: {now: 7, basis: bron}\nperiod: 2013-heden\n"
    library = written({"cases/a.yml": CASE, "cases/b.yml": told})
    bare, told_facts = (case_facts_of(one) for one in library.all(Case))

    assert bare["year"] == ""
    assert not {"mrl_start", "mrl_now", "secondary_type"} & set(bare)
    assert (told_facts["mrl_now"], "mrl_start" in told_facts) == (7, False)


def test_every_answer_on_goal_and_size_has_its_own_word_for_cases() -> None:
    questions = SCAN.questions.questions
    goals = [answer.goal for answer in questions["P2"].answers.values()]
    sizes = [answer.size for answer in questions["P1"].answers.values()]

    assert None not in goals
    assert len(goals) == len(set(goals))
    assert set(sizes) == set(taxonomy("sizes")) - {"onbekend"}
