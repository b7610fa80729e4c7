"""What the weekly look at external addresses found, kept in `links/report.json`, and what to skip.

An address is *gone* only after three looks in a row, at least two weeks apart in all, in which the
other side said that it is not there. Whatever else went wrong leaves it open.
"""

import datetime
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, ValidationError

from macros.models.base import Part
from macros.models.values import Day, Line, Note
from macros.source.diagnostics import Position, Problem
from macros.source.messages import problems_of
from macros.source.yaml_source import read
from macros.taxonomy import BrokenTaxonomyError

FOLDER = Path(__file__).parent
WORKS: Final = "werkt"
GONE: Final = "weg"
UNSURE: Final = "onzeker"

LOOKS, DAYS = 3, 14
# So many days after a look it is worth looking again; shorter than a week for a weekly round.
LOOK_AGAIN = {WORKS: 27, GONE: 6, UNSURE: 6}


class Outcome(Part):
    """What one look at an address gave, and in a few words why."""

    outcome: Literal["werkt", "weg", "onzeker"]
    why: str = Field(max_length=80)


class LinkRecord(Outcome):
    """What is known of one address: the last look, and the looks since it last worked."""

    looked_on: Day
    worked_on: Day | None = None
    failed_on: list[Day] = Field(default=[], max_length=LOOKS)

    @property
    def is_gone(self) -> bool:
        """Whether the source can be called unreachable."""
        if len(self.failed_on) < LOOKS:
            return False
        first, last = self.failed_on[0], self.failed_on[-1]
        return _day(last) - _day(first) >= datetime.timedelta(days=DAYS)

    def is_due(self, today: str) -> bool:
        """Whether it is time to look again."""
        return (_day(today) - _day(self.looked_on)).days >= LOOK_AGAIN[self.outcome]


class LinkReport(Part):
    """Every address that was ever looked at and is still in use."""

    addresses: dict[str, LinkRecord] = Field(default={})

    @property
    def looked_on(self) -> str | None:
        """The day of the last look; None when there was none yet."""
        return max((record.looked_on for record in self.addresses.values()), default=None)


class LinkException(Part):
    """Addresses that are not looked at, with the reason."""

    address: Line = Field(title="Begin van het adres")
    reason: Note = Field(title="Reden")


class _Exceptions(Part):
    exceptions: list[LinkException] = Field(title="Uitzonderingen")


def noted(before: LinkRecord | None, found: Outcome, today: str) -> LinkRecord:
    """The record of an address after one more look."""
    worked_on = before.worked_on if before else None
    failed_on = list(before.failed_on) if before else []
    if found.outcome == WORKS:
        worked_on, failed_on = today, []
    elif found.outcome == GONE and today not in failed_on:
        failed_on = [*failed_on[: LOOKS - 1], today]
    return LinkRecord(
        outcome=found.outcome,
        why=found.why,
        looked_on=today,
        worked_on=worked_on,
        failed_on=failed_on,
    )


def report_text(report: LinkReport) -> str:
    """The report as the file in which it is kept; the order is fixed, so that diffs are small."""
    data = report.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_report(path: Path) -> LinkReport:
    """The report in a file; empty when there is no file yet.

    Raises:
        BrokenTaxonomyError: when it is not a report. Told as a broken vocabulary is.
    """
    try:
        return LinkReport.model_validate_json(path.read_bytes()) if path.exists() else LinkReport()
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BrokenTaxonomyError(
            [
                Problem(
                    Position(f"macros/links/{path.name}"),
                    f"dit is geen verslag van links{f' (bij {where})' if where else ''}",
                    "haal het bestand weg; de wekelijkse controle maakt een nieuw",
                    "linkverslag",
                )
            ]
        ) from None


def read_exceptions(path: Path) -> list[LinkException]:
    """The addresses that are not looked at.

    Raises:
        BrokenTaxonomyError: when the file is wrong. Told as a broken vocabulary is.
    """
    document, problems = read(path.read_bytes(), f"macros/links/{path.name}")
    if document is not None:
        try:
            return _Exceptions.model_validate(document.data).exceptions
        except ValidationError as error:
            problems = problems_of(error, document, _Exceptions)
    raise BrokenTaxonomyError(problems)


def exception_for(address: str, exceptions: Iterable[LinkException]) -> LinkException | None:
    """Why `address` is not looked at, if it is not."""
    return next((one for one in exceptions if address.startswith(one.address)), None)


@lru_cache(maxsize=1)
def link_report() -> LinkReport:
    """The report of the last round."""
    return read_report(FOLDER / "report.json")


def gone(address: str | None) -> LinkRecord | None:
    """What is known of an address that is gone; None of every other."""
    record = link_report().addresses.get((address or "").partition("#")[0])
    return record if record and record.is_gone else None


def _day(day: str) -> datetime.date:
    return datetime.date.fromisoformat(day)
