"""Two folders of content, as it is and as proposed, become a summary of what the proposal does.

The summary is data with limits, because it travels from a job that nobody trusts to one that may
write: `proposal_text` turns it into words.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from macros.calls import problems_in_pages
from macros.insight.adequacy import adequacies
from macros.insight.matrix import cells_of, checked_on, facts_for
from macros.language.readability import tips_in_pages
from macros.library import Library
from macros.links.report import WORKS, link_report
from macros.links.round import addresses_in
from macros.loading import examine
from macros.models import KINDS, Case, Entry
from macros.models.base import Part
from macros.models.values import Day
from macros.rules.coverage import Cell
from macros.source.diagnostics import Problem, Severity, errors_of
from macros.source.files import everything_below
from macros.taxonomy import label

MOST = 40  # of one thing; the rest is only counted


Short = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=1200)]


class Finding(Part):
    """A problem in the proposal."""

    place: Short
    severity: Severity = Field(strict=False)
    code: Short
    message: Long
    remedy: Long


class Change(Part):
    """One file that was added, changed or taken away, and what it says."""

    file: Short
    change: Literal["nieuw", "gewijzigd", "weg"]
    title: Short
    summary: Long
    changed_fields: list[Short] = Field(max_length=80)
    terms: list[Short] = Field(max_length=80)


class Shift(Part):
    """Something derived that is no longer what it was."""

    what: Short
    before: Short
    after: Short


class KnownLink(Part):
    """What the weekly look at links knows of an address that the proposal touches."""

    file: Short
    address: Annotated[str, Field(max_length=500)]
    outcome: Literal["werkt", "weg", "onzeker"]
    why: Short
    looked_on: Day


class Summary(Part):
    """What a proposal does; of long lists the first `MOST`, and of everything the number."""

    counts: dict[Short, int] = Field(max_length=20)
    findings: list[Finding] = Field(max_length=MOST)
    changes: list[Change] = Field(max_length=MOST)
    coverage: list[Shift] = Field(max_length=MOST)
    adequacy: list[Shift] = Field(max_length=MOST)
    links: list[KnownLink] = Field(max_length=MOST)


def summarise(base: Path, proposal: Path) -> Summary:
    """Compare the content below `base` with that below `proposal`."""
    before, _ = examine(base)
    after, problems = examine(proposal)
    docs = proposal / "docs"
    problems += [*problems_in_pages(docs, after), *tips_in_pages(docs)]
    changed = changed_files(base, proposal)
    found = [_finding(problem) for problem in sorted(problems) if _concerns(problem, changed)]
    lists: dict[str, Sequence[Part]] = {
        "findings": found,
        "changes": list(_changes(before, after, changed)),
        "coverage": list(_coverage(before, after)),
        "adequacy": list(_adequacy(before, after)),
        "links": list(_links(proposal, changed)),
    }
    errors = len(errors_of(problems))
    counts = {name: len(parts) for name, parts in lists.items()} | {"errors": errors}
    return Summary.model_validate(
        {"counts": counts, **{name: list(parts[:MOST]) for name, parts in lists.items()}}
    )


def changed_files(base: Path, proposal: Path) -> set[str]:
    """The files of content and the written pages that differ, as `cases/lasrobot.yml`."""
    before, after = _contents(base), _contents(proposal)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _contents(root: Path) -> dict[str, bytes]:
    return dict(everything_below(root, [kind.folder for kind in KINDS]))


def _concerns(problem: Problem, changed: Iterable[str]) -> bool:
    """An error always does; a tip only when it is in or about a file that changed."""
    if problem.severity is Severity.ERROR or problem.position.file in changed:
        return True
    return any(name in problem.message for name in changed)


def _finding(problem: Problem) -> Finding:
    return Finding(
        place=_cut(str(problem.position), 300),
        severity=problem.severity,
        code=_cut(problem.code, 300),
        message=_cut(problem.message, 1200),
        remedy=_cut(problem.remedy, 1200),
    )


def _changes(before: Library, after: Library, changed: set[str]) -> Iterator[Change]:
    for kind in KINDS:
        slugs = {*before.slugs(kind), *after.slugs(kind)}
        for slug in sorted(slug for slug in slugs if f"{kind.folder}/{slug}.yml" in changed):
            old = before.get(kind, slug) if before.has(kind, slug) else None
            new = after.get(kind, slug) if after.has(kind, slug) else None
            gone = not after.exists(kind, slug)
            shown = new or old
            yield Change(
                file=_cut(f"{kind.folder}/{slug}.yml", 300),
                change="weg" if gone else "gewijzigd" if before.exists(kind, slug) else "nieuw",
                title=_cut(shown.title if shown else "", 300),
                summary=_cut(getattr(shown, "summary", ""), 1200),
                changed_fields=list(_fields(kind, old, new))[:80] if old and new else [],
                terms=[_cut(term, 300) for term in _terms(new)][:80] if new else [],
            )


def _fields(kind: type[Entry], old: Entry, new: Entry) -> Iterator[str]:
    """The Dutch names of the fields that say something else."""
    for name, info in kind.fields().items():
        if getattr(old, name) != getattr(new, name):
            yield info.title or name


def _terms(entry: Entry) -> list[str]:
    return sorted({label(term, name) for name, term in entry.terms}, key=str.casefold)


def _coverage(before: Library, after: Library) -> Iterator[Shift]:
    """The cells of the matrix that say something else, both looked at on the later day."""
    date = max(checked_on(before), checked_on(after))
    pairs = zip(cells_of(facts_for(before), date), cells_of(facts_for(after), date), strict=True)
    for old, new in pairs:
        if old.lists != new.lists and _told(old) != _told(new):
            what = f"{label(new.need, 'needs')}, type {new.type}"
            yield Shift(what=_cut(what, 300), before=_told(old), after=_told(new))


def _told(cell: Cell) -> str:
    return ", ".join(
        f"{label(name, 'coverage_states').lower()}{f' ({number})' if number else ''}"
        for name, number in cell.counts.items()
    )


def _adequacy(before: Library, after: Library) -> Iterator[Shift]:
    """The cases with another verdict, the new and the disappeared ones among them."""
    old, new = adequacies(before), adequacies(after)
    for slug in sorted(old.keys() | new.keys()):
        verdicts = [
            label(found[slug].verdict, "adequacy_verdicts") if slug in found else "bestaat niet"
            for found in (old, new)
        ]
        if verdicts[0] != verdicts[1]:
            yield Shift(what=f"{Case.folder}/{slug}.yml", before=verdicts[0], after=verdicts[1])


def _links(proposal: Path, changed: set[str]) -> Iterator[KnownLink]:
    known = link_report().addresses
    for address, files in addresses_in(proposal).items():
        record = known.get(address)
        for file in files:
            if record and record.outcome != WORKS and file in changed:
                yield KnownLink(
                    file=_cut(file, 300),
                    address=address,
                    outcome=record.outcome,
                    why=record.why,
                    looked_on=record.looked_on,
                )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
