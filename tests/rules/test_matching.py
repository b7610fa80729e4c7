"""An instrument is judged per criterion; the shared cases say what every judgement must be."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.rules.matching import fit, fits
from macros.taxonomy import taxonomy
from tests.rules.strategies import ANSWERS, FACTS, PROFILES

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


@given(FACTS, PROFILES)
def test_a_reason_is_that_of_its_criterion(facts, profile):
    """The page looks up the name and the sentence, so they must belong together."""
    for criterion in fit(facts, profile).criteria:
        if criterion.name != "status":  # of which each year has sentences of its own
            assert criterion.reason.startswith(f"{criterion.name}-"), criterion


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
