"""A Dutch text becomes what makes it hard to read: long sentences, long words, too many passives.

These are measures, not judgements: each finding is a tip that a writer may leave as it is.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from macros.source.diagnostics import Position, Problem, Severity, shown
from macros.source.files import read_pages
from macros.taxonomy import all_taxonomies

MOST_WORDS = 25
MOST_LETTERS = 24
MOST_PASSIVES = 4  # in every hundred words
FEWEST_PASSIVES = 3  # fewer in a text say nothing about it

_PASSIVE = frozenset(["word", "wordt", "worden", "werd", "werden"])
_ABBREVIATION = re.compile(
    r"[(‘]*(?:art|bijv|blz|bv|ca|d\.w\.z|dhr|evt|m\.b\.t|nrs?|p)\.", re.IGNORECASE
)
# Where a sentence ends: a full stop and the like, a dot between items, an empty line, a new item.
_END = re.compile(r"[.!?…][\"'”’)*_]*\s+|·|\n\s*(?=\n|[-*+] |\d+\. )")
_LONG_WORD = re.compile(rf"[^\W\d_]{{{MOST_LETTERS + 1},}}")

# In a written page: what is shown, and what is not running text.
_FENCE = re.compile(r"\s*(```|~~~)")
_NOT_PROSE = re.compile(r"\s*(?:#|\||<|\{[{%]|!!!|\?\?\?|\[[^\]]+\]:)")
_CODE = re.compile(r"`[^`]+`")
_TARGET = re.compile(r"\]\([^)]*\)(?:\{[^}]*\})?")


@dataclass(frozen=True)
class Finding:
    """What is hard to read; `line` counts from 0 in the text."""

    line: int
    message: str
    remedy: str


def long_sentences(text: str) -> Iterator[Finding]:
    """Every sentence of more words than a reader keeps in mind."""
    for start, sentence in _sentences(text):
        if sentence.count(" ") + sentence.count("\n") < MOST_WORDS:
            continue
        words = sentence.split()
        count = sum(any(map(str.isalnum, word)) for word in words)
        if count > MOST_WORDS:
            yield Finding(
                text.count("\n", 0, start),
                f"een zin van {count} woorden: {shown(' '.join(words))}",
                f"maak er twee zinnen van; een zin telt liefst hooguit {MOST_WORDS} woorden",
            )


def long_words(text: str) -> Iterator[Finding]:
    """Every long word that no vocabulary explains, once."""
    if len(max(text.split(), key=len, default="")) <= MOST_LETTERS:
        return
    seen: set[str] = set()
    for match in _LONG_WORD.finditer(text):
        word = match[0].casefold()
        if word not in seen and word not in known_words():
            seen.add(word)
            yield Finding(
                text.count("\n", 0, match.start()),
                f"een woord van {len(word)} letters: {shown(match[0])}",
                "schrijf het in meer woorden, of leg het uit",
            )


def passives(text: str) -> Iterator[Finding]:
    """One finding when a text says too often that something is done, and not who does it."""
    words = text.split()
    count = sum(word in _PASSIVE for word in words)
    if count >= FEWEST_PASSIVES and count * 100 > MOST_PASSIVES * len(words):
        yield Finding(
            0,
            f"{count} keer ‘worden’, ‘wordt’ of ‘werd’ op {len(words)} woorden",
            "zeg in een paar van die zinnen wie het doet",
        )


@lru_cache(maxsize=1)
def known_words() -> Set[str]:
    """Every word of the labels and the synonyms in the vocabularies, in small letters."""
    return frozenset(
        word
        for vocabulary in all_taxonomies().values()
        for term in vocabulary.terms.values()
        for words in (term.label, *term.synonyms)
        for word in words.casefold().split()
    )


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with where it starts; an item of a list is one without a full stop too."""
    start = 0
    for end in _END.finditer(text):
        sentence = text[start : end.end()]
        words = sentence.split()
        if words and _ABBREVIATION.fullmatch(words[-1]):
            continue
        yield start + len(sentence) - len(sentence.lstrip()), sentence.strip()
        start = end.end()
    rest = text[start:]
    yield start + len(rest) - len(rest.lstrip()), rest.strip()


MEASURES = {"lange-zin": long_sentences, "lang-woord": long_words, "lijdende-vorm": passives}


def tips_in_pages(docs: Path) -> Iterator[Problem]:
    """What is hard to read in the pages below `docs`, with the page and the line."""
    for file, page, _ in read_pages(docs):  # what cannot be read is an error, told elsewhere
        text = running_text(page or "")
        for code, measure in MEASURES.items():
            for found in measure(text):
                place = Position(file, found.line + 1)
                yield Problem(place, found.message, found.remedy, code, Severity.TIP)


def running_text(page: str) -> str:
    """The sentences of a Markdown page on their own lines; all else becomes an empty line."""
    lines = []
    inside: str | None = None  # the mark that ends what we are in: front matter or a block of code
    for number, line in enumerate(page.split("\n")):
        fence = _FENCE.match(line)
        if inside is not None:
            if line.strip().startswith(inside):
                inside = None
            lines.append("")
        elif (number == 0 and line.strip() == "---") or fence:
            inside = fence[1] if fence else "---"
            lines.append("")
        elif _NOT_PROSE.match(line):
            lines.append("")
        else:
            lines.append(_TARGET.sub("]", _CODE.sub("code", line)))
    return "\n".join(lines)
