"""Of cases that serve as well as each other come first those that differ: in type and in sector."""

from collections import Counter
from collections.abc import Iterable, Sequence

from macros.models import Case


def varied(tiers: Iterable[Sequence[Case]], limit: int) -> list[Case]:
    """At most `limit` cases, those of an earlier tier first.

    Within a tier each next case is the one whose type and sector stand least among those that were
    chosen before; of equals the first.
    """
    chosen: list[Case] = []
    seen: Counter[tuple[str, str]] = Counter()
    for tier in tiers:
        left = list(tier)
        while left and len(chosen) < limit:
            case = min(left, key=lambda one: sum(seen[kind] for kind in _kinds(one)))
            left.remove(case)
            chosen.append(case)
            seen.update(_kinds(case))
    return chosen


def _kinds(case: Case) -> tuple[tuple[str, str], ...]:
    return ("type", case.yamamoto_type), ("sector", case.company.sector)
