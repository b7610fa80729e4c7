"""One build of the site: its library, its components as macros, and what they put on each page."""

import os
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from itertools import count
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from macros.calls import problems_in_pages
from macros.components import Component, all_components
from macros.diagnostics import errors_of
from macros.library import Library
from macros.links import link_report
from macros.loading import InvalidContentError, examine
from macros.models import KINDS
from macros.publication import Site
from macros.rendering import Context, Fragment, Heading, way_to_start
from macros.taxonomy import FOLDER

_MARKER = re.compile(r'(?:<p>)?<div data-fragment="(\d+)"></div>(?:</p>)?')
_PIECE = re.compile(
    r'<h(?P<level>[1-6])[^>]*\bid="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h[1-6]>'
    r'|<div data-fragment="(?P<fragment>\d+)"></div>',
    re.DOTALL,
)
_ALIGN = re.compile(r' align="(left|center|right)"')


@dataclass
class Fragments:
    """What the components of this build made, per page, until it is put in after Markdown."""

    by_page: dict[str, list[Fragment]] = field(default_factory=lambda: defaultdict(list))

    def keep(self, page: str, fragment: Fragment) -> str:
        """Store a fragment; gives the marker that stands for it in the Markdown."""
        self.by_page[page].append(fragment)
        return f'<div data-fragment="{len(self.by_page[page]) - 1}"></div>'

    def put_in(self, page: str, html: str) -> str:
        """Replace each marker by its fragment."""
        fragments = self.by_page.get(page, [])
        return _MARKER.sub(lambda match: str(fragments[int(match[1])].html), html)

    def headings(self, page: str, html: str) -> list[Heading]:
        """All headings of the page in order: its own and those of its fragments."""
        found: list[Heading] = []
        for match in _PIECE.finditer(html):
            if match["fragment"]:
                found += self.by_page[page][int(match["fragment"])].headings
            else:
                title = re.sub(r'<a class="headerlink".*?</a>|<[^>]+>', "", match["title"])
                found.append(Heading(int(match["level"]), match["id"], title))
        return found


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
    library, problems = examine(root)
    problems = [*errors_of(problems), *problems_in_pages(docs, library)]
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
                found = os.stat(path)  # noqa: PTH116
                states.append((path, found.st_mtime_ns, found.st_size))
    return hash(tuple(sorted(states)))


def site_of(config: MkDocsConfig) -> Site:
    """The name and the public address of the site."""
    return Site(config.site_name, config.site_url or "/", _edit_base(config.edit_uri))


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
    fragments.by_page.clear()
    for name, function in all_components().items():
        env.macro(_macro(env, library, function), name)


def _macro(env: Any, library: Library, function: Component) -> Callable[..., str]:
    @wraps(function)
    def call(*arguments: Any, **named: Any) -> str:
        context = Context(library, way_to_start(env.page.url), site_of(env.conf))
        return fragments.keep(env.page.file.src_uri, function(context, *arguments, **named))

    return call


def _edit_base(edit_uri: str | None) -> str:
    """`https://…/edit/main/docs/` without `docs/`; empty for an address of another form."""
    base = (edit_uri or "").removesuffix("docs/")
    return base if "/edit/" in base and base.startswith("https://") else ""


def scrollable(html: str) -> str:
    """Let each table that Markdown made scroll by itself, also by keyboard, instead of the page."""
    number = count(1)

    def scroller(match: re.Match[str]) -> str:
        name = f"Tabel {next(number)}"
        rows = _ALIGN.sub(r' class="align-\1"', match[1])  # the attribute is no longer HTML
        return (
            f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}">'
            f'<table class="table">{rows}</table></div>'
        )

    return re.sub(r"<table>(.*?)</table>", scroller, html, flags=re.DOTALL)


def contents(headings: list[Heading], escape: Callable[[str], str]) -> list[AnchorLink]:
    """Nest headings below the page title into the table of contents."""
    roots: list[AnchorLink] = []
    trail: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.id, heading.level)
        while trail and trail[-1].level >= heading.level:
            trail.pop()
        (trail[-1].children if trail else roots).append(link)
        trail.append(link)
    return roots
