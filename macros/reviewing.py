"""Until when the last check of each entry stands, and whose it is to check again."""

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable

from macros.models import Entry


def review_by(entry: Entry) -> str:
    """The last day on which the last check of `entry` still stands, as `2027-11-20`."""
    return later(entry.checked_on, entry.review_months)


def later(day: str, months: int) -> str:
    """The same day so many months later, or the last one of that month when it has no such day."""
    start = datetime.date.fromisoformat(day)
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(start.day, last)).isoformat()


def by_review(entries: Iterable[Entry]) -> list[Entry]:
    """Entries in the order in which they have to be checked again."""
    return sorted(entries, key=lambda entry: (review_by(entry), entry.folder, entry.slug))


def due_by_owner(entries: Iterable[Entry], day: str) -> dict[str, list[Entry]]:
    """What has to be checked on `day`, by the organisation that did so the last time."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in by_review(entries):
        if review_by(entry) < day:
            found[entry.checked_by].append(entry)
    return dict(sorted(found.items()))
