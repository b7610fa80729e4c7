"""An instrument is judged per criterion; the shared cases say what every judgement must be."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.rules.matching import Criterion, fit, fits
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


TODAY = {"date": "2026-11-20"}
SOON = {"opens": "2026-11-21", "closes": "2026-12-01"}
NOW_AND_THEN = {"status": "periodiek-open"}


@pytest.mark.parametrize(
    ("facts", "profile", "wanted"),
    [
        ({}, {"type": "1"}, ("type", "ja", "type-ja", {"type": "1"})),
        ({}, {"type": "9"}, ("type", "onbekend", "type-onbekend", {"type": "9"})),
        (
            {},
            {"needs": ["scholing", "investering"]},
            ("needs", "ja", "needs-ja", {"needs": ["scholing"]}),
        ),
        (
            {},
            {"needs": ["investering"]},
            ("needs", "nee", "needs-nee", {"needs": ["inhuur-advies", "scholing"]}),
        ),
        ({"needs": []}, {"needs": ["scholing"]}, ("needs", "onbekend", "needs-onbekend")),
        ({}, {"size": "klein"}, ("size", "ja", "size-ja", {"sizes": ["micro", "klein"]})),
        ({}, {"size": "groot"}, ("size", "nee", "size-nee", {"sizes": ["micro", "klein"]})),
        ({}, {"size": "onbekend"}, ("size", "onbekend", "size-onbekend")),
        ({}, {"province": "drenthe"}, ("province", "ja", "province-overal")),
        (
            {"provinces": ["drenthe"]},
            {"province": "drenthe"},
            ("province", "ja", "province-ja", {"provinces": ["drenthe"]}),
        ),
        (
            {"provinces": ["drenthe"]},
            {"province": "zeeland"},
            ("province", "nee", "province-nee", {"provinces": ["drenthe"]}),
        ),
        (
            {"provinces": ["drenthe"], "regional": True},
            {"province": "drenthe"},
            ("province", "deels", "province-deels", {"provinces": ["drenthe"]}),
        ),
        (
            {"level": "regionaal"},
            {"province": "drenthe"},
            ("province", "onbekend", "province-onbekend"),
        ),
        ({}, {"collaboration": "ja"}, ("collaboration", "ja", "collaboration-niet-vereist")),
        (
            {"collaboration": "vereist"},
            {"collaboration": "ja"},
            ("collaboration", "ja", "collaboration-vereist"),
        ),
        (
            {"collaboration": "vereist"},
            {"collaboration": "nee"},
            ("collaboration", "nee", "collaboration-nee"),
        ),
        (
            {"collaboration": "onbekend"},
            {"collaboration": "nee"},
            ("collaboration", "onbekend", "collaboration-onbekend"),
        ),
        (
            {"sectors": ["food"]},
            {"sector": "food"},
            ("sector", "ja", "sector-ja", {"sectors": ["food"]}),
        ),
        (
            {"sectors": ["food"]},
            {"sector": "textiel"},
            ("sector", "nee", "sector-nee", {"sectors": ["food"]}),
        ),
        ({}, TODAY, ("status", "ja", "status-open")),
        ({"since": "2027"}, TODAY, ("status", "nee", "nog-niet", {"year": "2027"})),
        ({"until": "2025"}, TODAY, ("status", "nee", "niet-meer", {"year": "2025"})),
        ({"since": "2026", "until": "2026"}, TODAY, ("status", "ja", "status-open")),
        (
            NOW_AND_THEN | {"windows": [SOON]},
            TODAY,
            ("status", "deels", "gaat-open", {"date": "2026-11-21"}),
        ),
        (
            NOW_AND_THEN | {"windows": [{"opens": "2026-11-20", "closes": "2026-11-20"}, SOON]},
            TODAY,
            ("status", "ja", "nu-open", {"date": "2026-11-20"}),
        ),
        (
            NOW_AND_THEN | {"windows": [{"opens": "2026-11-20"}, {"closes": "2026-11-20"}]},
            TODAY,
            ("status", "deels", "status-periodiek-open"),
        ),
        ({"windows": [SOON]}, TODAY, ("status", "ja", "status-open")),
        ({"status": "voorstel"}, {"date": "2018"}, ("status", "nee", "status-voorstel")),
        ({}, {"date": "2018"}, ("status", "onbekend", "bestond-misschien", {"year": "2018"})),
    ],
)  # fmt: skip
def test_a_criterion_says_what_was_looked_at_with_what_verdict_and_why(facts, profile, wanted):
    assert fit(BASE | facts, profile).criteria == (Criterion(*wanted),)


def test_without_a_limit_to_sectors_a_sector_changes_nothing():
    profile = {"type": "1", "size": "klein"}

    assert fit(BASE, profile | {"sector": "food"}) == fit(BASE, profile)


@pytest.mark.parametrize(
    "facts",
    [
        {"seen": ["2018", "2018"]},
        {"since": "2018", "seen": ["2019", "2020"]},
        {"until": "2018", "seen": ["2016", "2017"]},
        {"since": "2018", "until": "2018"},
        {"since": "2010", "until": "2020", "seen": ["2012", "2013"]},
    ],
)
def test_it_was_there_in_a_year_between_the_first_and_last_one_it_is_known_of(facts):
    found = fit(BASE | facts, {"date": "2018"}).criteria

    assert found == (Criterion("status", "ja", "bestond", {"year": "2018"}),)


@pytest.mark.parametrize(
    "facts", [{"since": "2010"}, {"until": "2020"}, {"seen": ["2019", "2020"]}]
)
def test_one_end_alone_does_not_tell_that_it_was_there_in_a_year(facts):
    found = fit(BASE | facts, {"date": "2018"}).criteria

    assert found == (Criterion("status", "onbekend", "bestond-misschien", {"year": "2018"}),)


@pytest.mark.parametrize(
    ("years", "date", "verdict"),
    [
        ({"since": "2018"}, "2017", "onbekend"),
        ({"since": "2018"}, "2018", "ja"),
        ({"since": "2018"}, "2018-01-01", "ja"),
        ({"until": "2018"}, "2018-12-31", "ja"),
        ({"until": "2018"}, "2019", "onbekend"),
        ({"since": "2018", "until": "2018"}, None, "ja"),
    ],
)
def test_a_judgement_on_a_type_holds_in_the_years_for_which_it_was_said(years, date, verdict):
    facts = BASE | {"suitability": {"1": {"verdict": "ja"} | years}}
    judged = fit(facts, {"type": "1", "date": date}).criteria[0]

    assert (judged.name, judged.verdict) == ("type", verdict)


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
