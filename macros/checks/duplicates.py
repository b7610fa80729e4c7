"""The same thing twice: by file name it is an error, by title it is a tip."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from macros.checks import check
from macros.diagnostics import Position, Problem, Severity, shown
from macros.library import Library
from macros.models import KINDS, Case, Entry

ALIKE = 0.93


@check("dubbele-bestandsnaam")
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


@check("lijkt-op-ander")
def titles_are_distinct(library: Library) -> Iterator[Problem]:
    """Two entries of a kind with nearly the same title may be one thing described twice."""
    for kind in KINDS:
        by_words: dict[str, Entry] = {}
        for entry in library.all(kind):
            words = " ".join(sorted(_words(entry)))
            twin = by_words.get(words) or _almost(words, by_words)
            by_words.setdefault(words, entry)
            if twin is not None:
                yield Problem(
                    library.document(entry).position(("title",)),
                    f"de titel lijkt sterk op die van {kind.folder}/{twin.slug}.yml",
                    "voeg ze samen als het over hetzelfde gaat",
                    severity=Severity.TIP,
                )


def _words(entry: Entry) -> list[str]:
    company = entry.company.name if isinstance(entry, Case) else None
    text = f"{entry.title} {company or ''}".casefold()
    return "".join(char if char.isalnum() else " " for char in text).split()


def _almost(words: str, known: dict[str, Entry]) -> Entry | None:
    matcher = SequenceMatcher(b=words, autojunk=False)
    for other, entry in known.items():
        matcher.set_seq1(other)
        if (
            matcher.real_quick_ratio() >= ALIKE
            and matcher.quick_ratio() >= ALIKE
            and matcher.ratio() >= ALIKE
        ):
            return entry
    return None
