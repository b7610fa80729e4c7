"""Rendered text becomes text in which hard words explain themselves when they are pressed.

Only tags are added, and only around words of running text, so that taking them out gives back the
text as it was. The explanation is a native popover: it works by mouse, touch and keyboard, without
a script.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from macros.taxonomy import Term, taxonomy

VOCABULARY = "glossary"

_EXPLAINED = Markup(
    '<button type="button" class="explained" popovertarget="{id}">{word}</button>'
    '<span popover id="{id}" class="explained__text" role="note" data-pagefind-ignore>{text}</span>'
)

# Elements whose words stay as they are: to press, to read as a name, or to copy exactly.
_LEFT_ALONE = frozenset(
    "a abbr audio button caption cite code dfn figcaption h1 h2 h3 h4 h5 h6 iframe kbd label "
    "legend math noscript object option pre samp script select style summary svg template "
    "textarea th title var video".split()
)
_WITHIN_A_LINE = frozenset("a abbr b cite code em i q s small span strong sub sup time".split())

_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(script|style|textarea|title)\b[^>]*>.*?</\1\s*>"
    r"|<(?P<close>/?)(?P<tag>[a-z][a-z0-9-]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
_LOOKS_LIKE_A_TAG = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_END_OF_SENTENCE = re.compile(r"(?:^|[.!?…])[\s\"'“‘(]*\Z")


@dataclass(frozen=True)
class Glossary:
    """The hard words: how they are found in escaped text, and what each means."""

    pattern: re.Pattern[str]
    by_word: Mapping[str, str]
    terms: Mapping[str, Term]

    def meaning(self, word: str, before: str) -> str | None:
        """The term that `word`, after the text `before`, stands for.

        Abbreviations and names are matched exactly; other words may begin a sentence.
        """
        if word in self.by_word:
            return self.by_word[word]
        return self.by_word.get(word[:1].lower() + word[1:]) if _begins(before) else None


def _begins(before: str) -> bool:
    return _END_OF_SENTENCE.search(before) is not None


def glossary() -> Glossary:
    """The vocabulary of hard words, ready to be looked for."""
    return _compiled(_Terms(taxonomy(VOCABULARY).terms))


class _Terms(dict[str, Term]):
    """Terms as the key of a cache: the same vocabulary object is compiled once."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        super().__init__(terms)
        self._key = id(terms)
