"""HTML becomes a small tree of elements, to ask what a page says without a browser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
ADDRESSES = ("href", "src", "poster")


@dataclass
class Element:
    """A tag with its attributes; `children` are elements and texts in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def __iter__(self) -> "Iterator[Element]":
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, *tags: str, **attributes: str) -> "list[Element]":
        """Every element with one of `tags` and these attributes (`_` in a name is `-`)."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self
            if element.tag in tags and wanted.items() <= element.attributes.items()
        ]

    def without(self, *tags: str) -> "Element":
        """A copy that lacks the elements with one of `tags`."""
        kept = [
            child if isinstance(child, str) else child.without(*tags)
            for child in self.children
            if isinstance(child, str) or child.tag not in tags
        ]
        return Element(self.tag, self.attributes, kept)

    def one(self, *tags: str, **attributes: str) -> "Element":
        """The only such element."""
        found = self.all(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} × {tags} {attributes} in <{self.tag}>"
        return found[0]

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()
                yield " " if child.tag in ("p", "li", "br", "div", "dt", "dd", "td", "th") else ""


@dataclass(frozen=True)
class SitePage:
    """One page of a built site; `url` is where it is served."""

    path: str
    url: str
    root: Element

    @property
    def address(self) -> str:
        """Its address within the site: `voorbeelden/x/`."""
        return self.path.removesuffix("index.html")

    @property
    def title(self) -> str:
        return self.root.one("title").text

    @property
    def description(self) -> str:
        return self.root.one("meta", name="description").attributes["content"]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.root if "id" in element.attributes]

    def links(self, within: Element | None = None) -> list[str]:
        """Every full address that the page, or a part of it, points at or loads."""
        return [
            urljoin(self.url, element.attributes[name])
            for element in within or self.root
            for name in ADDRESSES
            if name in element.attributes
        ]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        open_tag = self._open[-1].tag
        assert open_tag == tag, f"line {self.getpos()[0]}: </{tag}> closes <{open_tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_html(html: str) -> Element:
    """The tree of a page; every tag that is not closed, or closed wrongly, is an error."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder._open == [builder.root], f"<{builder._open[-1].tag}> is not closed"
    return builder.root


def read_site(folder: Path, base: str) -> dict[str, SitePage]:
    """Every page below `folder`, by its path, as if it were served at `base`."""
    pages = {}
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder).as_posix()
        try:
            root = read_html(file.read_text("utf-8"))
        except AssertionError as error:
            raise AssertionError(f"{path}: {error}") from None
        pages[path] = SitePage(path, base + path.removesuffix("index.html"), root)
    return pages


def place_of(link: str, base: str) -> tuple[str, str] | None:
    """The path below the site and the fragment that `link` points at; None for another site."""
    address, _, fragment = link.partition("#")
    if not address.startswith(base):
        return None
    path = unquote(urlsplit(address).path[len(urlsplit(base).path) :])
    return (path + "index.html" if path.endswith("/") or not path else path), unquote(fragment)
