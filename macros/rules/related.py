"""Which entries are most like one entry, and in what they are alike."""

from collections.abc import Mapping
from dataclasses import dataclass

Terms = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Match:
    """An entry that is like another: `shared` holds what both carry, by vocabulary."""

    slug: str
    score: int
    shared: Mapping[str, frozenset[str]]


def related(
    subject: str, terms: Mapping[str, Terms], weights: Mapping[str, int], limit: int = 3
) -> list[Match]:
    """The entries most like `subject`, the likest first.

    `terms` gives for each slug what it carries, by vocabulary; `weights` what one shared term of a
    vocabulary counts for. Equal scores are ordered by slug; an entry never matches itself, and an
    entry with nothing in common is left out.
    """
    matches = []
    own = terms[subject]
    for slug, others in terms.items():
        shared = {
            name: common
            for name in weights
            if (common := own.get(name, frozenset()) & others.get(name, frozenset()))
        }
        score = sum(weights[name] * len(common) for name, common in shared.items())
        if slug != subject and score:
            matches.append(Match(slug, score, shared))
    return sorted(matches, key=lambda match: (-match.score, match.slug))[:limit]
