"""An address that a page once had may not be that of another page."""

from collections.abc import Iterator, Mapping

from macros.checks import Check
from macros.library import Library
from macros.models import KINDS
from macros.models.values import RESERVED
from macros.source.diagnostics import Problem, shown


def former_slugs_are_free(library: Library) -> Iterator[Problem]:
    """A former file name is that of no file of the kind now, and of one entry only."""
    for kind in KINDS:
        claimed: dict[str, str] = {}
        for entry in library.all(kind):
            for index, slug in enumerate(entry.former_slugs):
                why = ""
                if slug == entry.slug:
                    why = "zo heet dit bestand nu"
                elif library.exists(kind, slug):
                    why = f"zo heet nu {kind.folder}/{slug}.yml"
                elif slug in RESERVED:
                    why = "die naam is al in gebruik"
                elif slug in claimed:
                    why = f"die naam staat al bij {kind.folder}/{claimed[slug]}.yml"
                claimed.setdefault(slug, entry.slug)
                if why:
                    yield Problem(
                        library.document(entry).position(("former_slugs", index)),
                        f"{shown(slug)} kan geen oud adres zijn: {why}",
                        "haal het weg uit ‘former_slugs’",
                    )


CHECKS: Mapping[str, Check] = {
    "oud-adres": former_slugs_are_free,
}
