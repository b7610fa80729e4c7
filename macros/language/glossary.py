"""Rendered text becomes text in which hard words explain themselves when they are pressed.

Only tags are added, and only around words of running text, so that taking them out gives back the
text as it was. The explanation is a native popover: it works by mouse, touch and keyboard, without
a script.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markupsafe import Markup, escape

from macros.taxonomy import Term, taxonomy

VOCABULARY = "glossary"

_EXPLAINED = Markup(
    '<button type="button" class="explained" popovertarget="{id}">{word}</button>'
    '<span popover id="{id}" class="explained__text" role="note" data-pagefind-ignore>{text}</span>'
)

# Elements whose words stay as they are: they name, they can be pressed, or they are copied exactly.
_LEFT_ALONE = re.compile(
    "a|abbr|audio|button|caption|cite|code|dfn|figcaption|h[1-6]|kbd|label|legend|math|object"
    "|option|pre|q|samp|select|summary|svg|th|time|var|video"
)
_WITHIN_A_LINE = re.compile("a|abbr|b|cite|code|dfn|em|i|q|small|span|strong|sub|sup|time")

_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9-]*)"
    r"(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>",
    re.DOTALL | re.IGNORECASE,
)
# Elements that are read by other rules than text is.
_RAW = re.compile(
    "iframe|noembed|noframes|noscript|plaintext|script|style|template|textarea|title|xmp"
)
_LOOSE_TAG = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?…][\"'”’)]*\s)[\s\"'“‘(]*\Z")


@dataclass(frozen=True)
class Glossary:
    """The hard words, ready to be found in escaped text.

    `exact` gives the term of each word as it is written; `opening` the term of a word in small
    letters that begins a sentence.
    """

    terms: Mapping[str, Term]
    exact: Mapping[str, str]
    opening: Mapping[str, str]
    pattern: re.Pattern[str]

    def meant_by(self, word: str, before: str) -> str | None:
        """The term that `word` stands for in a text that goes on from `before`."""
        word = _spelled(unescape(word))
        if word in self.exact:
            return self.exact[word]
        return self.opening[word] if _SENTENCE_BEGINS.search(before) else None


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """The vocabulary of hard words, ready to be found."""
    terms = taxonomy(VOCABULARY).terms
    exact: dict[str, str] = {}
    opening: dict[str, str] = {}
    for name, term in terms.items():
        for word in map(_spelled, (term.label, *term.synonyms)):
            exact.setdefault(word, name)
            if word.islower():
                opening.setdefault(word[0].upper() + word[1:], name)
    return Glossary(terms, exact, opening, _pattern([*exact, *opening]))


def _spelled(word: str) -> str:
    return " ".join(word.split()).replace("’", "'")


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of `words` as a whole, the longest first; grouped by first letter, which is faster."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        by_letter[word[0]].append(_escaped(word[1:]))
    groups = "|".join(
        f"{_escaped(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()
    )
    return re.compile(rf"(?<![\w&#/@.-])(?<!&amp;)(?:{groups})(?![\w@-]|\.\w|&amp;\w)")


def _escaped(word: str) -> str:
    pattern = re.escape(word).replace("'", "(?:'|’|&#39;)").replace(r"\ ", r"\s+")
    return pattern.replace(r"\&", "&amp;")


def explained(html: str, seen: set[str]) -> Markup:
    """`html` with an explanation at each hard word that is not in `seen`, which is added to.

    A text that is not Markup is escaped. HTML that cannot be read with certainty stays as it is.
    """
    source = str(escape(html))  # a pattern that works on Markup escapes what it puts in
    if any(_RAW.fullmatch(_name(tag)) for tag in _TAG.finditer(source)):
        return Markup(source)
    if _LOOSE_TAG.search(_TAG.sub(" ", source)):
        return Markup(source)
    return Markup("".join(_pieces(source, seen)))


def _pieces(html: str, seen: set[str]) -> Iterator[str]:
    place = left_alone = 0
    before = ""  # the text of this paragraph up to here
    for tag in _TAG.finditer(html):
        text = html[place : tag.start()]
        yield text if left_alone else _marked(text, before, seen)
        yield tag[0]
        place = tag.end()
        name = _name(tag)
        before = before + text if not name or _WITHIN_A_LINE.fullmatch(name) else ""
        if _LEFT_ALONE.fullmatch(name):
            left_alone = max(left_alone - 1, 0) if tag["close"] else left_alone + 1
    rest = html[place:]
    yield rest if left_alone else _marked(rest, before, seen)


def _name(tag: re.Match[str]) -> str:
    return (tag["name"] or "").lower()


def _marked(text: str, before: str, seen: set[str]) -> str:
    words = glossary()

    def mark(match: re.Match[str]) -> str:
        term = words.meant_by(match[0], before + text[: match.start()])
        if term is None or term in seen:
            return match[0]
        seen.add(term)
        return _explanation(term, f"begrip-{term}-{len(seen)}", match[0])

    return words.pattern.sub(mark, text)


@lru_cache(maxsize=10_000)  # thousands of pages explain the same words
def _explanation(term: str, id: str, word: str) -> str:
    return _EXPLAINED.format(id=id, word=Markup(word), text=glossary().terms[term].description)
