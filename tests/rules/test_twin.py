"""The browser judges exactly as Python does; rules.mjs is the twin of matching.py."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from macros.insight.facts import facts_of
from macros.models import Instrument
from macros.rules.matching import Criterion, Fit, fit, fits
from macros.taxonomy import taxonomy
from tests.rules.conftest import ask
from tests.rules.content import LIBRARY
from tests.rules.strategies import FACTS, PROFILES

SHARED = json.loads((Path(__file__).parent / "matching.json").read_text("utf-8"))
BASE = SHARED["base"]
ONE = "async (facts, profile) => (await import('./rules.mjs')).fit(facts, profile)"
ALL = "async (all, profile) => (await import('./rules.mjs')).fits(all, profile)"

# An answer can also be there and be empty, as a form gives it.
EMPTY = st.dictionaries(
    st.sampled_from(["type", "date", "size", "province", "collaboration", "sector"]),
    st.sampled_from(["", None]),
) | st.just({"needs": []})
UNKNOWN = st.dictionaries(
    st.sampled_from(["type", "size", "province", "sector"]),
    st.sampled_from(["__proto__", "constructor", "toString", "5"]),
    max_size=1,
)


def plain(found: Fit) -> Any:
    criteria = [_plain(one) for one in found.criteria]
    deciding = found.deciding and _plain(found.deciding)
    return json.loads(json.dumps(found._asdict() | {"criteria": criteria, "deciding": deciding}))


def _plain(criterion: Criterion) -> dict[str, Any]:
    return criterion._asdict() | {"values": dict(criterion.values)}


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["why"])
def test_the_shared_cases_hold_in_the_browser(scripts: Page, case: Any) -> None:
    found = ask(scripts, ONE, BASE | case.get("facts", {}), case["profile"])

    assert found["whole"] == case["whole"]
    assert (found["deciding"] or {}).get("reason") == case["deciding"]
    assert found["covered"] == case["covered"]


def test_the_shared_order_holds_in_the_browser(scripts: Page) -> None:
    order = SHARED["order"]
    found = ask(scripts, ALL, [BASE | one for one in order["facts"]], order["profile"])

    assert [one["slug"] for one in found] == order["slugs"]


@settings(max_examples=1000)
@given(FACTS, PROFILES, EMPTY, UNKNOWN)
def test_python_and_the_browser_judge_alike(
    scripts: Page, facts: Any, profile: Any, empty: Any, unknown: Any
) -> None:
    asked = profile | empty | unknown

    assert ask(scripts, ONE, facts, asked) == plain(fit(facts, asked))


@settings(max_examples=200)
@given(st.lists(FACTS, max_size=8), PROFILES)
def test_python_and_the_browser_order_alike(scripts: Page, listed: Any, profile: Any) -> None:
    facts = {f"{index}": one | {"slug": f"{index}"} for index, one in enumerate(listed)}

    found = ask(scripts, ALL, list(reversed(facts.values())), profile)

    assert found == [plain(one) for one in fits(facts, profile)]


REAL = {found.slug: facts_of(found) for found in LIBRARY.all(Instrument)}
REAL_PROFILES = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(list(taxonomy("yamamoto"))),
        "needs": st.lists(st.sampled_from(list(taxonomy("needs"))), unique=True, max_size=4),
        "date": st.dates().map(str) | st.integers(2010, 2030).map(str),
        "size": st.sampled_from(list(taxonomy("sizes"))),
        "province": st.sampled_from(list(taxonomy("provinces"))),
        "collaboration": st.sampled_from(["ja", "nee"]),
        "sector": st.sampled_from(list(taxonomy("sectors"))),
    },
)


@settings(max_examples=150)
@given(REAL_PROFILES)
def test_they_judge_and_order_the_real_instruments_alike(scripts: Page, profile: Any) -> None:
    found = ask(scripts, ALL, list(REAL.values()), profile)

    assert found == [plain(one) for one in fits(REAL, profile)]
