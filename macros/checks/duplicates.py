"""The same thing twice: by file name it is an error, by title it is a tip."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from macros.checks import Check
from macros.library import Library
from macros.models import KINDS, Case, Entry
from macros.source.diagnostics import Position, Problem, shown

ALIKE = 0.8


def names_differ_by_more_than_case(library: Library) -> Iterator[Problem]:
    """No two files of a kind differ only in capitals: other computers see one file."""
    for kind in KINDS:
        folded: dict[str, list[str]] = defaultdict(list)
        for slug in library.slugs(kind):
            folded[slug.casefold()].append(slug)
        for first, *others in folded.values():
            for other in others:
                yield Problem(
                    Position(f"{kind.folder}/{other}.yml"),
                    f"de naam verschilt alleen in hoofdletters van {shown(first + '.yml')}",
                    "geef een van beide een andere naam",
                )


def titles_are_distinct(library: Library) -> Iterator[Problem]:
    """Two entries of a kind with nearly the same title may be one thing described twice."""
    for kind in KINDS:
        words = {entry.slug: _words(entry) for entry in library.all(kind)}
        for slug, twin in _twins(words):
            yield Problem(
                library.document(library.get(kind, slug)).position(("title",)),
                f"de titel lijkt sterk op die van {kind.folder}/{twin}.yml",
                "voeg ze samen als het over hetzelfde gaat",
            )


def _words(entry: Entry) -> frozenset[str]:
    """The words of the title and, of a case, the name of the company."""
    company = entry.company.name if isinstance(entry, Case) else None
    text = f"{entry.title} {company or ''}".casefold()
    return frozenset("".join(char if char.isalnum() else " " for char in text).split())


def _twins(words: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Each slug with an earlier one that shares at least `ALIKE` of their words.

    Two such sets share one of their few rarest words, so only those are looked up; comparing all
    pairs would take minutes at thousands of entries.
    """
    frequency = Counter(word for found in words.values() for word in found)
    seen: dict[str, list[str]] = defaultdict(list)
    for slug, found in words.items():
        by_rarity = sorted(found, key=lambda word: (frequency[word], word))
        rarest = by_rarity[: len(found) - math.ceil(ALIKE * len(found)) + 1]
        for other in sorted({other for word in rarest for other in seen[word]}):
            if len(found & words[other]) >= ALIKE * len(found | words[other]):
                yield slug, other
                break
        for word in rarest:
            seen[word].append(slug)


CHECKS: Mapping[str, Check] = {
    "dubbele-bestandsnaam": names_differ_by_more_than_case,
}
TIPS: Mapping[str, Check] = {
    "lijkt-op-ander": titles_are_distinct,
}
