"""All hard words with their meaning, by letter, each with a link to what the site has on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.components import component
from macros.language.glossary import VOCABULARY
from macros.models import Instrument, Organisation
from macros.rendering import Context, Fragment, render
from macros.taxonomy import Term, all_taxonomies, taxonomy

_DIGITS = "0-9"


@dataclass(frozen=True)
class Link:
    """Where one reads on, in the words of what is there."""

    url: str
    title: str


@dataclass(frozen=True)
class Word:
    """A hard word; `id` is its address on the page."""

    id: str
    term: Term
    links: tuple[Link, ...]


@component
def glossary_list(context: Context) -> Fragment:
    """Toon alle begrippen met hun uitleg, op alfabet.

    Example:
        {{ glossary_list() }}
    """
    subjects = dict(_subjects(context))
    words = [
        Word(f"begrip-{name}", term, tuple(_links(term, subjects)))
        for name, term in taxonomy(VOCABULARY).terms.items()
    ]
    words.sort(key=lambda word: (_letter(word) != _DIGITS, word.term.label.casefold()))
    groups = [(letter, list(found)) for letter, found in groupby(words, key=_letter)]
    return render("glossary_list", context, groups=groups)


def _letter(word: Word) -> str:
    first = word.term.label[0].upper()
    return first if first.isalpha() else _DIGITS


def _links(term: Term, subjects: dict[str, Link]) -> Iterator[Link]:
    found = {
        subjects[word.casefold()]: None
        for word in (term.label, *term.synonyms)
        if word.casefold() in subjects
    }
    yield from found


def _subjects(context: Context) -> Iterator[tuple[str, Link]]:
    """The names of all that has a page of its own: topics, then instruments and organisations."""
    library = context.library
    for name, vocabulary in all_taxonomies().items():
        for term_id, term in vocabulary.terms.items():
            url = context.url_for_term(name, term_id)
            if url and library.carrying(name, term_id):
                yield term.label.casefold(), Link(url, f"{vocabulary.singular}: {term.label}")
    named: list[Organisation | Instrument]
    named = [*library.all(Organisation), *library.all(Instrument)]
    for entry in named:
        for word in (entry.title, entry.abbreviation):
            if word:
                yield word.casefold(), Link(context.url_for(entry), entry.title)
