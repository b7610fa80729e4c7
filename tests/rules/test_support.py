"""Each kind of support that the scan advises leads to instruments, in Python as in the browser."""

from typing import Any

import pytest
from playwright.sync_api import Page

from macros.assessment import assessment
from macros.insight.facts import facts_of
from macros.models import Instrument
from macros.rules.support import instruments_for
from macros.taxonomy import taxonomy
from tests.rules.content import LIBRARY

KINDS = assessment().support.kinds
REAL = {found.slug: facts_of(found) for found in LIBRARY.all(Instrument)}
FOR = """async ([facts, asked]) => {
  const { instrumentsFor } = await import("./support_match.mjs")
  return asked.map(([support, profile]) =>
    instrumentsFor(support, facts, profile).map(({ slug }) => slug))
}"""


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_kind_of_support_has_an_instrument_or_says_that_none_is_known(
    name: str, kind: Any
) -> None:
    found = instruments_for(kind.needs, kind.instrument_kinds, REAL, {})

    assert bool(found) != bool(kind.none_known)


def test_an_instrument_must_be_of_the_kind_and_cover_a_need() -> None:
    base = REAL["wbso"]
    facts = {
        slug: base | {"slug": slug, "kind": kind, "needs": needs}
        for slug, kind, needs in [
            ("past", "fiscaal", ["scholing"]),
            ("andere-soort", "subsidie", ["scholing"]),
            ("andere-behoefte", "fiscaal", ["investering"]),
            ("behoefte-onbekend", "fiscaal", []),
        ]
    }

    found = instruments_for(["scholing"], ["fiscaal"], facts, {})

    assert [fit.slug for fit in found] == ["past", "behoefte-onbekend"]


def test_python_and_the_browser_find_the_same(scripts: Page) -> None:
    profiles: list[dict[str, str]] = [
        {"type": type_, "size": size, "date": date}
        for type_ in taxonomy("yamamoto")
        for size in ("micro", "groot")
        for date in ("2019", "2026-11-20")
    ]
    asked = [(kind, profile) for kind in KINDS.values() for profile in [{}, *profiles]]

    found = scripts.evaluate(
        FOR, [list(REAL.values()), [[kind.model_dump(), profile] for kind, profile in asked]]
    )

    assert found == [
        [fit.slug for fit in instruments_for(kind.needs, kind.instrument_kinds, REAL, profile)]
        for kind, profile in asked
    ]
