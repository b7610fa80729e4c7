"""An instrument is judged per criterion; the shared cases say what every judgement must be."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.rules.matching import fit, fits
from macros.taxonomy import taxonomy

SHARED = json.loads((Path(__file__).parent / "matching.json").read_text("utf-8"))
BASE = SHARED["base"]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["why"])
def test_the_shared_cases_hold(case):
    found = fit(BASE | case.get("facts", {}), case["profile"])

    assert found.whole == case["whole"]
    assert (found.deciding.reason if found.deciding else None) == case["deciding"]
    assert list(found.covered) == case["covered"]


def test_the_shared_order_holds():
    order = SHARED["order"]
    facts = {one["slug"]: BASE | one for one in order["facts"]}

    assert [found.slug for found in fits(facts, order["profile"])] == order["slugs"]


VERDICTS = st.sampled_from(["ja", "deels", "nee", "onbekend"])
YEARS = st.sampled_from(["2014", "2016", "2018", "2020", "2026"])
NEEDS = st.lists(st.sampled_from(["scholing", "investering", "advies"]), unique=True, max_size=3)
SIZES = st.lists(st.sampled_from(["micro", "klein", "midden", "groot"]), unique=True, max_size=4)
PROVINCES = st.lists(st.sampled_from(["drenthe", "zeeland"]), unique=True, max_size=2)
JUDGEMENT = st.fixed_dictionaries({"verdict": VERDICTS}, optional={"since": YEARS, "until": YEARS})
WINDOW = st.fixed_dictionaries(
    {},
    optional={
        "opens": st.sampled_from(["2026-01-01", "2026-11-20", "2027-01-01"]),
        "closes": st.sampled_from(["2026-02-01", "2026-11-20", "2027-02-01"]),
    },
)
FACTS = st.fixed_dictionaries(
    {
        "slug": st.sampled_from("abc"),
        "title": st.sampled_from(["A", "a", "b"]),
        "status": st.sampled_from(list(taxonomy("instrument_statuses"))),
        "level": st.sampled_from(list(taxonomy("instrument_levels"))),
        "needs": NEEDS,
        "suitability": st.dictionaries(st.sampled_from("1234"), JUDGEMENT),
        "sizes": SIZES,
        "provinces": PROVINCES,
        "sectors": st.lists(st.sampled_from(["food", "textiel"]), unique=True, max_size=2),
        "collaboration": st.sampled_from(list(taxonomy("collaborations"))),
        "conditions": st.booleans(),
        "effort": st.sampled_from(list(taxonomy("efforts"))),
        "windows": st.lists(WINDOW, max_size=2),
    },
    optional={"since": YEARS, "until": YEARS, "seen": st.tuples(YEARS, YEARS).map(sorted)},
)
ANSWERS = {
    "type": st.sampled_from("1234"),
    "needs": NEEDS.filter(bool),
    "date": st.sampled_from(["2018", "2015", "2026-11-20"]),
    "size": st.sampled_from(["micro", "klein", "midden", "groot", "onbekend"]),
    "province": st.sampled_from(["drenthe", "zeeland"]),
    "collaboration": st.sampled_from(["ja", "nee"]),
    "sector": st.sampled_from(["food", "textiel"]),
}
PROFILES = st.fixed_dictionaries({}, optional=ANSWERS)


@given(FACTS, PROFILES, st.sampled_from(list(ANSWERS)), st.data())
def test_another_answer_never_turns_a_no_into_a_yes(facts, profile, name, data):
    before = {key: value for key, value in profile.items() if key != name}
    if fit(facts, before).whole == "past-niet":
        after = fit(facts, before | {name: data.draw(ANSWERS[name])})
        # A judgement on a type may hold for certain years only, so a year can make it unknown.
        assert after.whole == "past-niet" or (name == "date" and after.whole == "misschien")


@given(FACTS, PROFILES)
def test_what_is_unknown_is_never_a_yes(facts, profile):
    found = fit(facts, profile)
    verdicts = {criterion.verdict for criterion in found.criteria}

    assert (found.whole == "past") == (verdicts == {"ja"})
    assert (found.whole == "past-niet") == ("nee" in verdicts)


@given(FACTS, PROFILES)
def test_every_reason_has_a_sentence_and_the_words_to_fill_it(facts, profile):
    sentences = taxonomy("matching_reasons").terms
    for criterion in fit(facts, profile).criteria:
        sentence = sentences[criterion.reason].description
        for name in ("type", "needs", "date", "year", "sizes", "provinces", "sectors"):
            assert f"{{{name}}}" not in sentence or name in criterion.values


@given(st.lists(FACTS, max_size=5), PROFILES)
def test_the_order_does_not_depend_on_the_order_of_the_files(all_facts, profile):
    facts = {one["slug"]: one for one in all_facts}
    backwards = dict(reversed(list(facts.items())))

    assert fits(facts, profile) == fits(backwards, profile)
