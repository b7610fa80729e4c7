"""Which entries are most like one entry, and in what they are alike."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

Terms = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Match:
    """An entry that is like another: `shared` holds what both carry, by vocabulary."""

    slug: str
    score: int
    shared: Mapping[str, frozenset[str]]


class Kinship:
    """What every entry carries, so that the likest ones of each are found quickly.

    Of each term one whole number tells who carries it: bit `n` stands for the entry at place `n`
    of the slugs in order. Scores are added up for all entries at once, in the same way: number
    `n` of the sum holds the bits of weight 2**n of all scores. So ten thousand entries among ten
    thousand cost less than a second, where comparing them two by two costs minutes.
    """

    def __init__(self, terms: Mapping[str, Terms], weights: Mapping[str, int]) -> None:
        """Take what each slug carries, by vocabulary, and what one shared term counts for."""
        self._terms = {slug: terms[slug] for slug in sorted(terms)}
        self._weights = weights
        self._slugs = list(self._terms)
        self._places = {slug: place for place, slug in enumerate(self._slugs)}
        self._carriers: dict[tuple[str, str], int] = defaultdict(int)
        for place, carried in enumerate(self._terms.values()):
            for name in weights:
                for term in carried.get(name, ()):
                    self._carriers[name, term] |= 1 << place

    def of(self, subject: str, limit: int = 3) -> list[Match]:
        """The entries most like `subject`, the likest first.

        Equal scores are ordered by slug; an entry never matches itself, and an entry with nothing
        in common is left out.
        """
        matches = [
            self._match(subject, self._slugs[place])
            for place in _highest(self._scores(subject), limit)
        ]
        return sorted(matches, key=lambda match: (-match.score, match.slug))

    def _scores(self, subject: str) -> list[int]:
        others = ~(1 << self._places[subject])
        sums: list[int] = []
        for name, weight in self._weights.items():
            for term in self._terms[subject].get(name, ()):
                for power in range(weight.bit_length()):
                    if weight >> power & 1:
                        _add(sums, self._carriers[name, term] & others, power)
        return sums

    def _match(self, subject: str, slug: str) -> Match:
        own, others = self._terms[subject], self._terms[slug]
        shared = {
            name: common
            for name in self._weights
            if (common := own.get(name, frozenset()) & others.get(name, frozenset()))
        }
        score = sum(self._weights[name] * len(common) for name, common in shared.items())
        return Match(slug, score, shared)


def _add(sums: list[int], ones: int, power: int) -> None:
    """Add 2**power to the score of every entry whose bit in `ones` is set."""
    while ones:
        while len(sums) <= power:
            sums.append(0)
        sums[power], ones = sums[power] ^ ones, sums[power] & ones
        power += 1


def _highest(sums: list[int], limit: int) -> list[int]:
    """The places of the `limit` highest scores above zero; of equal ones the first places."""
    chosen, equal = 0, 0
    for bits in sums:
        equal |= bits
    for bits in reversed(sums):
        higher = equal & bits
        if (chosen | higher).bit_count() <= limit:
            chosen |= higher
            equal &= ~bits
        else:
            equal = higher
    places: list[int] = []
    for bits in (chosen, equal):
        while bits and len(places) < limit:
            lowest = bits & -bits
            places.append(lowest.bit_length() - 1)
            bits ^= lowest
    return places
