"""Which pages exist besides those in `docs/`: two lines each, that a person could have typed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.library import Library, by_title
from macros.models import KINDS, Entry
from macros.taxonomy import all_taxonomies

_TERM_CALLS = {"yamamoto": "type_page(term)", "obstacles": "obstacle_page(term)"}
_CALLS = {
    "cases": "case_page(slug)",
    "instruments": "instrument_page(slug)",
    "organisations": "organisation_page(slug)",
}


@dataclass(frozen=True)
class GeneratedPage:
    """A page made from content.

    `path` is its place in docs/, `section` the written page it belongs under and `source` the file
    behind its edit link. `call` is the same for all pages of a sort, and `names` holds the checked
    names in it; `title` and `description` hold a contributor's words and never enter the Markdown.
    A page that stands `aside` is not searched, not in the sitemap and nobody's neighbour;
    `moved_to` is the address that took its place. `entry` is what it is about, and `changed_on`
    when its content was last looked at.
    """

    path: str
    section: str
    call: str
    names: Mapping[str, str]
    title: str
    description: str
    source: str
    aside: bool = False
    moved_to: str = ""
    entry: Entry | None = None
    changed_on: str = ""

    @property
    def settings(self) -> dict[str, Any]:
        """What stands above the text: what the theme has to know, and the names in the call."""
        aside = {"search": {"exclude": True}, "sitemap": False} if self.aside else {}
        return {"hide": ["navigation"], **aside, **self.names}

    @property
    def text(self) -> str:
        """The text of the page: one component call."""
        return f"{{{{ {self.call} }}}}\n"


def generated_pages(library: Library) -> Iterator[GeneratedPage]:
    """Every generated page, in the order in which a reader would leaf through them."""
    everything = library.with_withdrawn()
    for kind in KINDS:
        entries = by_title(everything.all(kind))
        yield from map(_entry_page, entries)
        for entry in entries:
            yield from _moved_pages(entry)
    yield from _term_pages(everything)


def _entry_page(entry: Entry) -> GeneratedPage:
    return GeneratedPage(
        path=f"{entry.address}/{entry.slug}.md",
        section=f"{entry.address}/index.md",
        call=_CALLS[entry.folder],
        names={"slug": entry.slug},
        title=entry.title,
        description=getattr(entry, "summary", ""),
        source=f"{entry.folder}/{entry.slug}.yml",
        aside=entry.withdrawn is not None,
        entry=entry,
        changed_on=entry.checked_on,
    )


def _moved_pages(entry: Entry) -> Iterator[GeneratedPage]:
    for slug in entry.former_slugs:
        yield GeneratedPage(
            path=f"{entry.address}/{slug}.md",
            section=f"{entry.address}/index.md",
            call="moved_page(kind, slug)",
            names={"kind": entry.folder, "slug": entry.slug},
            title=f"Verhuisd: {slug}",
            description=f"Deze pagina heeft een nieuw adres: {entry.title}",
            source=f"{entry.folder}/{entry.slug}.yml",
            aside=True,
            moved_to=f"{entry.address}/{entry.slug}/",
        )


def _term_pages(library: Library) -> Iterator[GeneratedPage]:
    for name, vocabulary in all_taxonomies().items():
        if vocabulary.path is None:
            continue
        for term_id, term in vocabulary.terms.items():
            carrying = library.carrying(name, term_id)
            if carrying or name in ("yamamoto", "mrl"):
                yield GeneratedPage(
                    path=f"{vocabulary.path}/{term_id}.md",
                    section=_section(vocabulary.path),
                    call=_TERM_CALLS.get(name, "term_page(vocabulary, term)"),
                    names={"vocabulary": name, "term": term_id},
                    title=f"{vocabulary.singular}: {term.label}",
                    description=term.description,
                    source=f"macros/taxonomies/{name}.yml",
                    changed_on=_newest(carrying),
                )


def changes_of_sections(library: Library) -> dict[str, str]:
    """When the content on the start page and on the page above each kind was last looked at."""
    found = {f"{kind.address}/index.md": _newest(library.all(kind)) for kind in KINDS}
    return found | {"index.md": _newest(library.everything()) or "1970-01-01"}


def _newest(entries: Iterable[Entry]) -> str:
    return max((entry.checked_on for entry in entries), default="")


def _section(path: str) -> str:
    """The written page above the pages of a vocabulary."""
    return "onderwerpen/index.md" if path.startswith("onderwerpen/") else f"{path}/index.md"
