"""Twelve entrepreneurs find what the facts say they must; every instrument can be reached."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.insight.facts import facts_of
from macros.models import Instrument
from macros.rules.matching import fit
from macros.taxonomy import taxonomy
from tests.rules.content import LIBRARY

TOLD = yaml.safe_load((Path(__file__).parent / "personas.yml").read_text("utf-8"))
DATE = TOLD["date"]
PERSONAS: list[dict[str, Any]] = TOLD["personas"]

ANSWERS = [
    *({"type": type_} for type_ in taxonomy("yamamoto")),
    *({"needs": [need]} for need in taxonomy("needs")),
    *({"size": size} for size in taxonomy("sizes") if size != "onbekend"),
    *({"province": province} for province in taxonomy("provinces")),
    *({"collaboration": answer} for answer in ("ja", "nee")),
    *({"sector": sector} for sector in taxonomy("sectors")),
]


def test_there_are_twelve_personas_with_five_expectations_each():
    assert len(PERSONAS) == 12
    assert all(len(persona["expected"]) >= 5 for persona in PERSONAS)
    assert all(one["why"] for persona in PERSONAS for one in persona["expected"])


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona["name"])
def test_a_persona_finds_what_the_facts_say(persona):
    wanted = {
        one["instrument"]: (one["group"], one["deciding"], one["why"])
        for one in persona["expected"]
    }

    found = {}
    for slug, (_, _, why) in wanted.items():
        judged = fit(facts_of(LIBRARY.get(Instrument, slug)), persona["profile"] | {"date": DATE})
        reason = judged.deciding.reason if judged.deciding else None
        found[slug] = (judged.whole, reason, why)

    assert found == wanted


def test_every_instrument_can_be_reached_and_excluded_by_some_answers(capsys):
    """One that cannot be reached is one that nobody can have any more, or yet."""
    never, always = {}, []
    for instrument in LIBRARY.all(Instrument):
        facts = facts_of(instrument)
        excluded = [fit(facts, one | {"date": DATE}).whole == "past-niet" for one in ANSWERS]
        if all(excluded):
            never[instrument.slug] = instrument.status
        elif not any(excluded):
            always.append(instrument.slug)

    with capsys.disabled():
        print("\nNever reached, because one cannot have it any more or yet:")
        print("\n".join(f"  {slug}: {status}" for slug, status in never.items()))
        print(f"Never excluded, because no condition is known: {', '.join(always) or 'none'}")
    assert always == []
    assert never == {
        instrument.slug: instrument.status
        for instrument in LIBRARY.all(Instrument)
        if instrument.status in ("voorstel", "vervallen", "gesloten")
    }
