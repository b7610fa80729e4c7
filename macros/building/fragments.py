"""What components give is put in a page after Markdown, with its headings in the contents."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from markupsafe import escape
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.rendering import Fragment, Heading

_MARKER = re.compile(r'(?:<p>)?<div data-fragment="(\d+)"></div>(?:</p>)?')
_PIECE = re.compile(
    r'<h(?P<level>[1-6])[^>]*\bid="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h[1-6]>'
    r'|<div data-fragment="(?P<fragment>\d+)"></div>',
    re.DOTALL,
)
_ALIGN = re.compile(r' align="(left|center|right)"')


class Fragments:
    """What the components of this build have to make, until the page itself is made.

    Then only one page is in memory at a time, however many there are.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, list[Callable[[], Fragment]]] = defaultdict(list)

    def forget(self) -> None:
        """Begin a new build."""
        self._waiting.clear()

    def keep(self, page: str, make: Callable[[], Fragment]) -> str:
        """Remember what to make; gives the marker that stands for it in the Markdown."""
        self._waiting[page].append(make)
        return f'<div data-fragment="{len(self._waiting[page]) - 1}"></div>'

    def put_in(self, page: str, html: str) -> tuple[str, TableOfContents | None]:
        """Make what was kept for a page and put it in its HTML; gives the contents if any was."""
        made = [make() for make in self._waiting.pop(page, [])]
        if not made:
            return html, None
        filled = _MARKER.sub(lambda match: str(made[int(match[1])].html), html)
        return filled, TableOfContents(_nested(_headings(html, made)))


def _headings(html: str, made: Sequence[Fragment]) -> Iterator[Heading]:
    """All headings of a page in order: its own and those of its fragments."""
    for match in _PIECE.finditer(html):
        if match["fragment"]:
            yield from made[int(match["fragment"])].headings
        else:
            title = re.sub(r'<a class="headerlink".*?</a>|<[^>]+>', "", match["title"])
            yield Heading(int(match["level"]), match["id"], title)


def _nested(headings: Iterator[Heading]) -> list[AnchorLink]:
    """The headings as the theme wants them: each with those below it."""
    roots: list[AnchorLink] = []
    trail: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(str(escape(heading.title)), heading.id, heading.level)
        while trail and trail[-1].level >= heading.level:
            trail.pop()
        (trail[-1].children if trail else roots).append(link)
        trail.append(link)
    return roots


def scrollable(html: str) -> str:
    """Let each table and block of code that Markdown made scroll by itself, also by keyboard."""
    tables, blocks = count(1), count(1)

    def table(match: re.Match[str]) -> str:
        rows = _ALIGN.sub(r' class="align-\1"', match[1])  # the attribute is no longer HTML
        place = f'role="region" tabindex="0" aria-label="Tabel {next(tables)}"'
        return f'<div class="table-scroll" {place}><table class="table">{rows}</table></div>'

    def block(_: re.Match[str]) -> str:
        return f'<pre role="region" tabindex="0" aria-label="Codeblok {next(blocks)}"><code'

    html = re.sub(r"<table>(.*?)</table>", table, html, flags=re.DOTALL)
    return re.sub("<pre><code", block, html)
