"""One build of the site: its library, and its components as macros."""

import os
from collections.abc import Callable
from functools import lru_cache, partial, wraps
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from macros.building.fragments import Fragments
from macros.calls import problems_in_pages
from macros.components import Component, all_components
from macros.library import Library
from macros.links.report import link_report
from macros.loading import InvalidContentError, examine
from macros.models import KINDS
from macros.publication import Site
from macros.rendering import Context, way_to_start
from macros.taxonomy import FOLDER

fragments = Fragments()


def library_for(config: MkDocsConfig) -> Library:
    """The content of this build; read again only when a file changed.

    Raises:
        InvalidContentError: when the content or a component call in `docs/` is wrong.
        BrokenTaxonomyError: when data of the program itself cannot be read.
    """
    link_report()
    root = Path(config.config_file_path).parent
    return _library(root, Path(config.docs_dir), _fingerprint(root, Path(config.docs_dir)))


@lru_cache(maxsize=1)
def _library(root: Path, docs: Path, fingerprint: int) -> Library:
    library, problems = examine(root, advise=False)
    problems += problems_in_pages(docs, library)
    if problems:
        raise InvalidContentError(problems)
    return library


def _fingerprint(root: Path, docs: Path) -> int:
    """A number that changes when any file does that the library depends on."""
    states = []
    for folder in [*(root / kind.folder for kind in KINDS), docs, FOLDER]:
        for place, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(place, name)  # noqa: PTH118 - 10,000 files per rebuild
                found = os.lstat(path)
                states.append((path, found.st_mtime_ns, found.st_size))
    return hash(tuple(sorted(states)))


def site_of(config: MkDocsConfig) -> Site:
    """The site as the settings of this build have it.

    Raises:
        WrongContactError: when nobody can be reached by what they say.
    """
    contact = config.extra.get("contact")
    return Site.of(config.site_name, config.site_url, config.edit_uri, contact)


def trail_of(page: Page, nav: Navigation) -> list[tuple[str, str]]:
    """The title and address of each page above this one, from the start page down."""
    if page.is_homepage or nav.homepage is None:
        return []
    steps = [("Start", nav.homepage.url)]
    ancestors = list(page.ancestors)
    above = [page, *ancestors]
    for section in reversed(ancestors):
        first = section.children[0] if isinstance(section, Section) else None
        if isinstance(first, Page) and first not in above:
            steps.append((section.title or "", first.url))
    return steps


def register_components(env: Any) -> None:
    """Offer every component to mkdocs-macros, with the context of the page filled in."""
    library = library_for(env.conf)
    fragments.forget()
    for name, function in all_components().items():
        env.macro(_macro(env, library, function), name)


def _macro(env: Any, library: Library, function: Component) -> Callable[..., str]:
    @wraps(function)
    def call(*arguments: Any, **named: Any) -> str:
        context = Context(library, way_to_start(env.page.url), site_of(env.conf))
        make = partial(function, context, *arguments, **named)
        return fragments.keep(env.page.file.src_uri, make)

    return call
