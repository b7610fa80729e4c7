"""Instruments and cases as the plain values that the rules work on, here and in the browser."""

import re
from collections.abc import Mapping
from typing import Any

from macros.models import Case, Instrument
from macros.models.instrument_parts import Active
from macros.taxonomy import taxonomy

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ASIDE = re.compile(r"\(.*?\)|;.*")
_UNFINISHED = re.compile(r"\b(?:heden|nu|later|sinds|vanaf|tussen)\b", re.IGNORECASE)


def facts_of(instrument: Instrument) -> dict[str, Any]:
    """What the rules need to know of `instrument`; what is not known is left out or empty."""
    eligibility, application = instrument.eligibility, instrument.application
    active = instrument.active
    facts: dict[str, Any] = {
        "slug": instrument.slug,
        "title": instrument.title,
        "status": instrument.status,
        "kind": instrument.kind,
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
        "effort": application.effort,
        "windows": [
            window.model_dump(include={"opens", "closes"}, exclude_none=True)
            for window in application.windows
        ],
    }
    if eligibility.regional:
        facts["regional"] = True
    if active:
        facts |= active.model_dump(exclude_none=True)
    if seen := years_seen(instrument):
        facts["seen"] = [min(seen), max(seen)]
    return facts


def years_seen(instrument: Instrument) -> set[str]:
    """The years in which a source shows that the instrument was there.

    A report that names it, a figure of a year, a period in which one could apply, and the date of
    a status that says it is open. A proposal was never there.
    """
    if instrument.status == "voorstel":
        return set()
    years = {
        day[:4]
        for window in instrument.application.windows
        for day in (window.opens, window.closes)
        if day
    }
    told = [figure.year or "" for figure in instrument.figures]
    told += [report.source for report in instrument.reports]
    years |= {year for text in told for year in _YEAR.findall(text)}
    if instrument.status_as_of and instrument.status in ("open", "periodiek-open"):
        years.add(instrument.status_as_of[:4])
    active = instrument.active or Active()
    first, last = active.since or "0000", active.until or instrument.checked_on[:4]
    bounds = {year for year in (active.since, active.until) if year}
    return {year for year in years if first <= year <= last} | bounds


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


def year_of_end(period: str | None) -> str | None:
    """The last year of a period in words; None when it goes on or the words do not say.

    `circa 2016-2020` ended in 2020 and `tot 2019` in 2019. `2013-heden`, `2006 en later` and
    `tussen 2007 en 2020` do not say when it ended. What stands in brackets or after a semicolon
    is about the source.
    """
    told = _ASIDE.sub("", period or "")
    years = _YEAR.findall(told)
    return None if not years or _UNFINISHED.search(told) else max(years)


def subject_of(case: Case) -> dict[str, Any]:
    """What the rule of adequacy needs to know of a case; what is not known is left out."""
    subject = profile_of(case) | {
        "sector": case.company.sector,
        "group": case.company.part_of_group,
        "outcomes": {support.instrument: support.outcome for support in case.support},
    }
    if case.other_support:
        subject["other_support"] = case.other_support
    if case.no_support:
        subject["no_support"] = case.no_support
    if ended := year_of_end(case.period):
        subject["ended"] = ended
    return subject


def case_facts_of(case: Case) -> dict[str, Any]:
    """What the scan needs to know of `case` to say whether it is like a company.

    `year` is the one in which it ended; when that is not known, the one of its newest source. What
    is not known is left out or empty.
    """
    dated = max((source.date[:4] for source in case.sources if source.date), default="")
    facts: dict[str, Any] = {
        "slug": case.slug,
        "address": f"{case.address}/{case.slug}/",
        "title": case.title,
        "type": case.yamamoto_type,
        "obstacles": sorted({found.obstacle for found in case.obstacles}),
        "goals": case.goals,
        "size": case.company.size,
        "year": year_of_end(case.period) or dated,
    }
    if case.secondary_type:
        facts["secondary_type"] = case.secondary_type
    if case.mrl:
        known = {"mrl_start": case.mrl.start, "mrl_now": case.mrl.now}
        facts |= {name: int(level) for name, level in known.items() if level}
    return facts


def finder_fragment(profile: Mapping[str, Any]) -> str:
    """What an address of the instrumentenwijzer ends in, for the answers in `profile`.

    Only what is told of the plan and the size of the company: a reader works somewhere else.
    """
    parts = {
        name: value if isinstance(value, str) else ",".join(value)
        for name in ("type", "needs", "size")
        if (value := profile.get(name))
    }
    return "&".join(f"{name}={value}" for name, value in parts.items())
