"""Instruments and cases as the plain values that the rules work on, here and in the browser."""

from typing import Any

from macros.models import Case, Instrument
from macros.taxonomy import taxonomy


def facts_of(instrument: Instrument) -> dict[str, Any]:
    """What the rules need to know of `instrument`; absent years and limits are left out or empty."""
    eligibility, application = instrument.eligibility, instrument.application
    active = instrument.active
    facts: dict[str, Any] = {
        "slug": instrument.slug,
        "title": instrument.title,
        "status": instrument.status,
        "level": instrument.level,
        "needs": instrument.needs,
        "suitability": {
            type_: judgement.model_dump(include={"verdict", "since", "until"}, exclude_none=True)
            for type_, judgement in instrument.suitability.items()
        },
        "sizes": eligibility.sizes,
        "provinces": eligibility.provinces,
        "sectors": eligibility.sectors,
        "collaboration": eligibility.collaboration,
        "conditions": bool(eligibility.note),
        "effort": application.effort,
        "windows": [
            window.model_dump(include={"opens", "closes"}, exclude_none=True)
            for window in application.windows
        ],
    }
    if active:
        facts |= active.model_dump(exclude_none=True)
    return facts


def needs_of(case: Case) -> list[str]:
    """What support the innovation needed, or else what is usual for its type."""
    return case.needs or taxonomy("yamamoto")[case.yamamoto_type].needs


def profile_of(case: Case) -> dict[str, Any]:
    """The profile of a case: what an entrepreneur with such a plan would answer."""
    profile: dict[str, Any] = {"type": case.yamamoto_type, "needs": needs_of(case)}
    if case.company.size != "onbekend":
        profile["size"] = case.company.size
    if case.company.province:
        profile["province"] = case.company.province
    return profile
