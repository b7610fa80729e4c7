"""Whether the instruments were enough for a case: a verdict per need, then and now, and the whole.

A *need* gets one verdict per moment; *then* is the year in which the case ended, *now* a day:

- `gedekt`: at least one instrument fits, or (then) one that covers the need was used;
- `misschien`: none fits, at least one fits perhaps;
- `niets`: no instrument fits, not even perhaps;
- `onbekend`: only then, when the year is not known and nothing that was used covers the need.

Only an instrument that names the need can cover it. What is unknown of the company never makes an
instrument fit: without its size, an instrument that is not for every size makes `misschien`;
likewise a regional one without its province, and one for small companies when it is part of a
group. A limit to sectors is always looked at.
A party that hands out no money does not surely cover a need for money. A support that was
refused does not count then.

Support from outside our list counts as used. For which need it was is not told, so it covers none.

The *whole* is the first of these that holds, so that every case has exactly one verdict:

1. `deels`: support was used, and for at least one need there was `niets`;
2. `ondersteund`: support was used;
3. `steun-onbekend`: the year is not known, or support is named of which the outcome is not known;
4. `ontoereikend`: for every need there was `niets`, and the company did need support. Whether the
   source says that support was used does not matter here: there was nothing to use;
5. `onbenut`: the source says that nothing was used, and at least one need was `gedekt`;
6. `ontoereikend`: the company found nothing that fitted, and no need was `gedekt`;
7. `steun-onbekend`: everything else. A source that does not speak of support says nothing about it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from macros.rules.matching import FITS, FITS_NOT, RANK, Facts, Profile, fit
from macros.rules.matching import MAYBE as FITS_PERHAPS

Subject = Mapping[str, Any]

COVERED, MAYBE, NOTHING, UNKNOWN = "gedekt", "misschien", "niets", "onbekend"
SUPPORTED, PARTLY, UNUSED = "ondersteund", "deels", "onbenut"
INADEQUATE, SILENT = "ontoereikend", "steun-onbekend"

MONEY = frozenset({"eigen-loonkosten", "investering", "financiering-en-garantie"})
NO_MONEY = frozenset({"advies", "assessment", "fieldlab", "netwerk-of-loket"})
SIZES = frozenset({"micro", "klein", "midden", "groot"})
NOTHING_USED = frozenset({"geen-passende-regeling", "niet-gezocht", "niet-nodig"})


@dataclass(frozen=True, slots=True)
class Moment:
    """One need at one moment: the verdict, and the instruments that fit or fit perhaps."""

    verdict: str
    fits: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedJudged:
    """One need of a case: what was used for it, and what there was then and is now."""

    need: str
    used: tuple[str, ...]
    then: Moment
    now: Moment


@dataclass(frozen=True, slots=True)
class Adequacy:
    """The verdict on a case, and what it rests on."""

    verdict: str
    needs: tuple[NeedJudged, ...]


class Offer:
    """What a number of instruments offer; companies that ask the same get the same answer."""

    def __init__(self, instruments: Iterable[Facts]) -> None:
        self.instruments = tuple(instruments)
        self._sectors_count = any(facts["sectors"] for facts in self.instruments)
        self._answers: dict[tuple[Any, ...], Moment] = {}
        self._sides: dict[tuple[Any, ...], tuple[int, ...]] = {}

    def found(self, case: Subject, date: str) -> Mapping[str, Moment]:
        """Per need of the case, what there is for it on a date."""
        company = tuple(case.get(name) for name in ("type", "size", "province", "group"))
        question = (date, *company, case.get("sector") if self._sectors_count else None)
        unanswered = [need for need in case["needs"] if (need, question) not in self._answers]
        ranks = self._ranks(case, date) if unanswered else ()
        for need in unanswered:
            self._answers[need, question] = self._find(need, ranks)
        return {need: self._answers[need, question] for need in case["needs"]}

    def _find(self, need: str, ranks: Sequence[int]) -> Moment:
        fits: list[str] = []
        maybe: list[str] = []
        for facts, rank in zip(self.instruments, ranks, strict=True):
            if rank < RANK[FITS_NOT] and need in facts["needs"]:
                pays = need not in MONEY or facts.get("kind") not in NO_MONEY
                (fits if rank == RANK[FITS] and pays else maybe).append(facts["slug"])
        return _moment(tuple(fits), tuple(maybe))

    def _ranks(self, case: Subject, date: str) -> tuple[int, ...]:
        """How each instrument fits the company on a date, its needs aside: its `RANK`.

        That is the worst of how it fits each side of the company, and many companies share a side.
        """
        profiles: list[Profile] = [{"type": case["type"], "date": date}]
        known = (name for name in ("size", "province", "sector") if case.get(name))
        profiles += [{name: case[name]} for name in known]
        sides = [self._side(tuple(one.items()), partial(_alone, one)) for one in profiles]
        missing = (not case.get("size"), not case.get("province"), bool(case.get("group")))
        sides.append(self._side(missing, partial(_surely, *missing)))
        return tuple(map(max, *sides))

    def _side(self, name: tuple[Any, ...], whole: Callable[[Facts], str]) -> tuple[int, ...]:
        if name not in self._sides:
            self._sides[name] = tuple(RANK[whole(facts)] for facts in self.instruments)
        return self._sides[name]


def judge(case: Subject, offer: Offer, today: str) -> Adequacy:
    """Judge one case by what the instruments offer.

    `case` has `type` and `needs`; `ended`, `size`, `province` and `sector` where they are known;
    `group` when it is part of a group; `outcomes` by instrument; `other_support`, what was used
    besides; and `no_support`, the reason why there is none.
    """
    outcomes = case.get("outcomes") or {}
    used = [facts for facts in offer.instruments if outcomes.get(facts["slug"]) == "gebruikt"]
    refused = frozenset(slug for slug, outcome in outcomes.items() if outcome == "afgewezen")
    ended = case.get("ended")
    then = offer.found(case, ended) if ended else {}
    now = offer.found(case, today)
    needs = []
    for need in case["needs"]:
        helped = tuple(facts["slug"] for facts in used if need in facts["needs"])
        before = _before(then.get(need), helped, refused)
        needs.append(NeedJudged(need, helped, before, now[need]))
    return Adequacy(_whole(case, tuple(needs)), tuple(needs))


def _before(found: Moment | None, helped: tuple[str, ...], refused: frozenset[str]) -> Moment:
    """What there was then, with what was used for it and without what was refused."""
    if found is None:
        return _moment(helped) if helped else Moment(UNKNOWN)
    if not helped and not refused:
        return found
    known = refused.union(helped)
    fits, maybe = (
        tuple(slug for slug in some if slug not in known) for some in (found.fits, found.maybe)
    )
    return _moment(helped + fits, maybe)


def _moment(fits: tuple[str, ...], maybe: tuple[str, ...] = ()) -> Moment:
    return Moment(COVERED if fits else MAYBE if maybe else NOTHING, fits, maybe)


def _alone(profile: Profile, facts: Facts) -> str:
    """How it fits one side; a side on which it sets no criterion is no reason against it."""
    found = fit(facts, profile)
    return found.whole if found.criteria else FITS


def _surely(size_unknown: bool, province_unknown: bool, in_group: bool, facts: Facts) -> str:
    """Perhaps, if the instrument has or may have a limit on a side that is not known."""
    for_every_size = set(facts["sizes"]) >= SIZES
    for_small = bool(facts["sizes"]) and "groot" not in facts["sizes"]
    regional = (
        bool(facts["provinces"]) or facts["level"] == "regionaal" or bool(facts.get("regional"))
    )
    unsure = (
        (size_unknown and not for_every_size)
        or (province_unknown and regional)
        or (in_group and for_small)
    )
    return FITS_PERHAPS if unsure else FITS


def _whole(case: Subject, needs: tuple[NeedJudged, ...]) -> str:
    outcomes = set((case.get("outcomes") or {}).values())
    reason = case.get("no_support")
    then = {need.then.verdict for need in needs}
    if "gebruikt" in outcomes or case.get("other_support"):
        return PARTLY if NOTHING in then else SUPPORTED
    if not case.get("ended") or "onbekend" in outcomes:
        return SILENT
    if then == {NOTHING} and reason != "niet-nodig":
        return INADEQUATE
    nothing_used = reason in NOTHING_USED or bool(outcomes)
    if nothing_used and COVERED in then:
        return UNUSED
    return INADEQUATE if reason == "geen-passende-regeling" else SILENT
