"""Every rule of the scan in plain words and tables, from the data with which the scan computes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from macros.assessment import assessment
from macros.assessment.by_hand import by_hand, most_points
from macros.assessment.conditions import Condition
from macros.assessment.quantities import SCALE, in_words
from macros.assessment.scan import Assessment
from macros.components import component
from macros.insight.facts import facts_of, finder_fragment
from macros.insight.matrix import checked_on
from macros.models import Instrument
from macros.rendering import Context, Fragment, render
from macros.rules.support import instruments_for


class BandRow(NamedTuple):
    """A band, from which score, and which points that is when every question is answered."""

    label: str
    at_least: str
    lowest: int
    highest: int


@component
def assessment_rules(context: Context) -> Fragment:
    """Toon alle rekenregels en teksten van de scan.

    Example:
        {{ assessment_rules() }}
    """
    scan = assessment()
    most = most_points(scan)
    priority = scan.scoring.priority
    distance = most - priority.unknown_counts_as
    return render(
        "assessment_rules",
        context,
        scan=scan,
        points=in_words,
        tests_in=tests_in,
        most=most,
        bands=list(_bands(scan)),
        names={name: band.label for name, band in scan.scoring.bands.items()}
        | {scan.scoring.unknown_band: scan.scoring.unknown_band},
        titles={theme: part.title for theme, part in scan.questions.themes.items()},
        example={
            "score": priority.unknown_counts_as,
            "outcome": in_words(distance * SCALE * priority.raised_weight // priority.weight),
        },
        support=list(_support(context, scan)),
    )


def _bands(scan: Assessment) -> Iterator[BandRow]:
    totals = by_hand(scan).bands
    for band, total in zip(scan.scoring.bands.values(), totals, strict=True):
        yield BandRow(band.label, in_words(band.at_least), *total.ranges[0])


def _support(context: Context, scan: Assessment) -> Iterator[dict[str, Any]]:
    """Each kind of support with the number of instruments, and the finder filled in for it."""
    facts = {one.slug: facts_of(one) for one in context.library.all(Instrument)}
    today = {"date": checked_on(context.library)}
    for name, kind in scan.support.kinds.items():
        yield {
            "name": name,
            "kind": kind,
            "count": len(instruments_for(kind.needs, kind.instrument_kinds, facts, today)),
            "finder": finder_fragment({"needs": kind.needs}),
        }


def tests_in(condition: Condition) -> list[tuple[str, str, Any]]:
    """Each test of a condition: its kind, the question or theme that it is about, what it wants."""
    tests: list[tuple[str, str, Any]] = []
    for kind, wanted in condition.model_dump(exclude_defaults=True).items():
        if isinstance(wanted, dict):
            tests += [(kind, name, value) for name, value in wanted.items()]
        else:
            tests.append((kind, "", wanted))
    return tests
