"""A template and values become a Fragment: HTML, and the headings that belong in the contents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context as Scope
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from macros.compiled import prepared
from macros.language import text
from macros.language.compounds import texts_in, words_in
from macros.language.glossary import explained
from macros.library import Library
from macros.links.report import gone
from macros.models import Entry
from macros.publication import NOWHERE, Site
from macros.taxonomy import Term, all_taxonomies, label, taxonomy

TEMPLATES = Path(__file__).parent / "components"


class UnknownNameError(LookupError):
    """A page asks for something that does not exist; carries the names that do."""

    def __init__(self, what: str, name: str, known: list[str]) -> None:
        super().__init__(f"er is geen {what} ‘{name}’")
        self.name = name
        self.known = known


@dataclass(frozen=True)
class Heading:
    """A heading inside a fragment; `level` is 1 to 6."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Fragment:
    """The HTML of a component, and its headings in order."""

    html: Markup
    headings: tuple[Heading, ...] = ()


NOTHING = Fragment(Markup())  # all that comes of a trial


@dataclass(frozen=True)
class Context:
    """What a component may know: the content, and how this page points at another.

    `start` is how this page reaches the start page: every link goes by way of it, so that pages
    that are as deep have the same links. `site` is where and under which name all is published. A
    `trial` only finds out whether a call can be answered: no HTML comes of it.
    """

    library: Library
    start: str = "/"
    site: Site = NOWHERE
    trial: bool = False

    def url_to(self, address: str) -> str:
        """The link to an address within the site (`voorbeelden/x/`)."""
        return f"{self.start}{address}" or "./"

    def url_for(self, entry: Entry) -> str:
        """The link to the page of `entry`."""
        return self.url_to(f"{entry.address}/{entry.slug}/")

    def url_for_term(self, name: str, term: str) -> str | None:
        """The link to what carries `term`; None for a vocabulary without pages."""
        path = taxonomy(name).path
        return self.url_to(f"{path}/{term}/") if path else None

    def entry(self, kind: type[Entry], slug: str) -> Any:
        """The entry called `slug`.

        Raises:
            UnknownNameError: when there is none.
        """
        if not self.library.has(kind, slug):
            raise UnknownNameError(kind.singular, slug, self.library.slugs(kind))
        return self.library.get(kind, slug)


def way_to_start(address: str) -> str:
    """How the page at `address` reaches the start page: `../../` from `voorbeelden/x/`."""
    return "../" * address.count("/")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Our own Jinja: it escapes every value, and knows the words of the site."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # while serving, an edit gives a new environment
    )
    prepared(made).filters.update(
        prose=text.prose,
        plain=text.plain,
        date=text.dutch_date,
        listed=text.listed,
        upper_first=text.upper_first,
        lower_first=text.lower_first,
        explained=_explained,
        label=label,
        host=_host,
    )
    made.globals.update(gone=gone, count=text.count, term=_term, taxonomy=taxonomy)
    return made


def render(name: str, context: Context, /, **values: Any) -> Fragment:
    """Render `components/<name>.html.jinja` with `values`."""
    if context.trial:
        return NOTHING
    headings: list[Heading] = []

    def heading(title: str, id: str, level: int = 2) -> Markup:
        told, html = _heading(level, id, title)
        headings.append(told)
        return html

    html = (
        _environment_of(context)
        .get_template(f"{name}.html.jinja")
        .render(heading=heading, explained_terms=set(), **values)
    )
    return Fragment(Markup(html), tuple(headings))


def _environment_of(context: Context) -> Environment:
    """Our Jinja for the pages that have the links of `context`.

    What a template knows of those is global in it. So the parts that templates share are read once,
    where `import … with context` would read them again for each page.
    """
    kept: dict[Any, Environment] = context.library.once(_environments)
    key = (context.start, context.site)
    if key not in kept:
        made = prepared(environment().overlay())
        made.globals = {
            **made.globals,
            "context": context,
            "library": context.library,
            "url": context.url_for,
            "url_to": context.url_to,
            "url_for_term": context.url_for_term,
            "again": _again(),
        }
        kept[key] = made
    return kept[key]


def _environments(_: Library) -> dict[Any, Environment]:
    return {}


def _again() -> Callable[..., Markup]:
    kept: dict[Any, Markup] = {}

    def again(macro: Macro, *values: Any) -> Markup:
        """What `macro` gives for `values`, made once for all pages with the same links."""
        key = (macro.name, *map(_known_by, values))
        if key not in kept:
            kept[key] = Markup(macro(*values))
        return kept[key]

    return again


@lru_cache(maxsize=1_000, typed=True)  # most stand on thousands of pages; Markup is never text
def _heading(level: int, id: str, title: str) -> tuple[Heading, Markup]:
    html = Markup(f'<h{level} id="{escape(id)}">{escape(title)}</h{level}>')
    return Heading(level, id, title), html


def _known_by(value: Any) -> Any:
    """What tells `value` from others: an entry by its name, all else by what it is."""
    return (type(value), value.slug) if isinstance(value, Entry) else value


@pass_context
def _explained(scope: Scope, html: str) -> Markup:
    """Explain each hard word once per rendered component."""
    return explained(html, scope["explained_terms"])


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _term(term: str, name: str) -> Term:
    return taxonomy(name)[term]


def search_words(part: Entry | Term, library: Library) -> list[str]:
    """Other words by which people look for `part`: synonyms, and the parts of compound words."""
    words: dict[str, None] = {}
    for term in [part] if isinstance(part, Term) else _told_by(part):
        words.update(dict.fromkeys(term.synonyms))
    told = part.words if isinstance(part, Entry) else words_in(texts_in(part.model_dump()))
    return [*words, *library.compounds.hidden_parts(told)]


def _told_by(entry: Entry) -> Iterator[Term]:
    for name, term in sorted(entry.terms):
        if name not in ("yamamoto", "questions"):  # too wide: not every new machine is a robot
            yield all_taxonomies()[name][term]
