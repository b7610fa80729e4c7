"""Which kinds of support exist for which types: a cell per need and type, and why a cell is empty.

The twin of `docs/assets/js/coverage.mjs`. A *view* is what one looks at: `date` (a year or a day),
and optionally `size`, `province` and `only` (the slugs to which one looks).

Every instrument stands in exactly one list of a cell, the first of these that holds:

- `andere-hulp`: it does not help with this need;
- `past-niet`: it does help with it, but is not for this type;
- `niet-open`: suits or may suit, but cannot be had on the date: closed, lapsed, a proposal, not
  yet or no longer there;
- `elders`: can be had and suits or may suit, but in another province or for another size only;
- `past`: everything that was looked at suits;
- `onbekend`: whether it suits the type, or helps with this need, is not known;
- `deels`: it suits the type in part;
- `misschien`: it suits the type, and something else is open, such as when one can apply.

The state of a cell is the first list with anything in it, in the order of `STATES`; a cell is
filled when that is `past`, `misschien` or `deels`, and else empty. An empty cell makes the
strongest claim that is still true: `onbekend` (somebody might), `elders` (somebody, not here),
`niet-open` (somebody, not now), and only then `niemand` (every verdict is no, or nobody helps with
this need at all).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.rules.matching import FITS, FITS_NOT, MAYBE, Facts, Fit, fit

View = Mapping[str, Any]

IN_PART, UNKNOWN, ELSEWHERE, NOT_OPEN = "deels", "onbekend", "elders", "niet-open"
NOBODY, OTHER_HELP = "niemand", "andere-hulp"
FILLED = (FITS, MAYBE, IN_PART)
STATES = (*FILLED, UNKNOWN, ELSEWHERE, NOT_OPEN)
LISTS = (*STATES, FITS_NOT, OTHER_HELP)
NATIONAL = "landelijk"


@dataclass(frozen=True)
class Cell:
    """One need of one type: the slugs per list, in the order in which the facts were given."""

    need: str
    type: str
    lists: Mapping[str, Sequence[str]]

    @property
    def state(self) -> str:
        """The first list with anything in it, or else `niemand`."""
        return next((name for name in STATES if self.lists[name]), NOBODY)

    @property
    def is_filled(self) -> bool:
        """Whether something suits, may suit or suits in part."""
        return self.state in FILLED

    @property
    def counts(self) -> dict[str, int]:
        """What the cell says: the lists that fill it, or else the kind of empty, with numbers."""
        if self.is_filled:
            return {name: len(self.lists[name]) for name in FILLED if self.lists[name]}
        return {self.state: len(self.lists.get(self.state, ()))}


@dataclass(frozen=True)
class Sentence:
    """One sentence of the summary: the code of its text, and the values that fill it in."""

    code: str
    values: Mapping[str, Any]


def cover(
    all_facts: Iterable[Facts], needs: Iterable[str], types: Sequence[str], view: View
) -> list[Cell]:
    """Every cell of the matrix, row by row."""
    only = view.get("only")
    facts = [one for one in all_facts if not only or one["slug"] in only]
    profile = {name: view[name] for name in ("date", "size", "province") if view.get(name)}
    return [
        _cell(facts, need, type_, {**profile, "type": type_, "needs": [need]})
        for need in needs
        for type_ in types
    ]


def _cell(facts: list[Facts], need: str, type_: str, profile: dict[str, Any]) -> Cell:
    lists: dict[str, list[str]] = {name: [] for name in LISTS}
    for one in facts:
        helps = not one["needs"] or need in one["needs"]  # most do not: no need to look further
        lists[_list(fit(one, profile)) if helps else OTHER_HELP].append(one["slug"])
    return Cell(need, type_, lists)


def _list(found: Fit) -> str:
    verdicts = {criterion.name: criterion.verdict for criterion in found.criteria}
    if verdicts["type"] == "nee":
        return FITS_NOT
    if verdicts.get("status") == "nee":
        return NOT_OPEN
    if found.whole == FITS_NOT:
        return ELSEWHERE
    if found.whole == FITS:
        return FITS
    if "onbekend" in (verdicts["type"], verdicts["needs"]):
        return UNKNOWN
    return IN_PART if verdicts["type"] == "deels" else MAYBE


def by_type(cells: Iterable[Cell], type_: str) -> dict[str, list[str]]:
    """All that is in the cells of one type, per list, each slug once in its best list."""
    found: dict[str, str] = {}
    for cell in cells:
        if cell.type != type_:
            continue
        for name, slugs in cell.lists.items():
            for slug in slugs:
                if slug not in found or LISTS.index(name) < LISTS.index(found[slug]):
                    found[slug] = name
    return {name: sorted(slug for slug in found if found[slug] == name) for name in LISTS}


def summary(
    cells: Sequence[Cell], all_facts: Iterable[Facts], types: Iterable[str], date: str
) -> list[Sentence]:
    """What the matrix says per type, in one sentence each, and in one more what is uncertain."""
    levels = {one["slug"]: one["level"] for one in all_facts}
    when = "jaar" if len(date) == 4 else "nu"
    sentences = []
    for type_ in types:
        found = by_type(cells, type_)
        fits = found[FITS]
        national = sum(levels[slug] == NATIONAL for slug in fits)
        rows = [cell for cell in cells if cell.type == type_]
        values = {
            "type": type_,
            "year": date[:4],
            "number": len(fits),
            "national": national,
            "needs": sum(bool(cell.lists[FITS]) for cell in rows),
            "all": len(rows),
        }
        if not fits:
            code = "geen"
        elif not national:
            code = "geen-landelijk"
        else:
            code = "een" if len(fits) == 1 else "meer"
        sentences.append(Sentence(f"{code}-{when}", values))
        uncertain = {"maybe": len(found[MAYBE]), "partly": len(found[IN_PART])}
        if any(uncertain.values()):
            sentences.append(Sentence("onzeker", uncertain))
    return sentences
