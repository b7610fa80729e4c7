"""Texts that are hard to read: every finding is a tip."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import get_args, get_type_hints

from macros.checks import Check
from macros.language.readability import Finding, long_sentences, long_words, passives
from macros.library import Library
from macros.models import Entry
from macros.models.values import Prose
from macros.source.diagnostics import Problem


def sentences_are_short(library: Library) -> Iterator[Problem]:
    """A sentence is short enough to be read once."""
    return _tips(library, long_sentences)


def words_are_short(library: Library) -> Iterator[Problem]:
    """A long word stands in a vocabulary, which explains it."""
    return _tips(library, long_words)


def texts_say_who_acts(library: Library) -> Iterator[Problem]:
    """A text does not say too often that something is done, without saying by whom."""
    return _tips(library, passives)


def _tips(library: Library, measure: Callable[[str], Iterator[Finding]]) -> Iterator[Problem]:
    for entry in library.everything():
        for name in _texts_of(type(entry)):
            text = getattr(entry, name)
            for found in _findings(measure, text) if text else ():
                yield Problem(
                    library.document(entry).position((name,)), found.message, found.remedy
                )


@lru_cache(maxsize=20_000)  # a server looks again when one file changed
def _findings(measure: Callable[[str], Iterator[Finding]], text: str) -> Sequence[Finding]:
    return tuple(measure(text))


@lru_cache
def _texts_of(kind: type[Entry]) -> tuple[str, ...]:
    """The fields of `kind` that hold running text: the summary and the long ones."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        name
        for name in kind.model_fields
        if name == "summary" or hints[name] == Prose or Prose in get_args(hints[name])
    )


TIPS: Mapping[str, Check] = {
    "lange-zin": sentences_are_short,
    "lang-woord": words_are_short,
    "lijdende-vorm": texts_say_who_acts,
}
