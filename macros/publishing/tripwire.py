"""A built site is searched for active content and leftovers that nobody put there."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from macros.publishing.site_files import pages_of

_DATA = {"application/json", "application/ld+json"}
_FOREIGN = {"base", "iframe", "object", "embed", "frame", "style", "set", "animate"}
_LISTS = {"srcset", "imagesrcset", "ping"}  # of addresses
_SENDS = {"action", "formaction", "ping"}
_LOADS = {"src", "poster", "data", "background", "srcset", "imagesrcset"}
_POINTS = {"href", "xlink:href"}  # and loads, if its element is no link to follow
_ADDRESSES = _LOADS | _SENDS | _POINTS
_PAINTS = {"fill", "stroke", "filter", "mask", "clip-path", "cursor"}
_PAINTS |= {"marker-start", "marker-mid", "marker-end"}
_SHOWN = 80

# Everything that begins with `<` and that every reader of HTML reads alike: an element whose values
# stand between double quotes, the end of one, a comment without elements in it, the doctype.
_ATTRIBUTE = r"""\s+[^\s"'<>/=]+(?:="[^"]*")?"""
_PLAIN = rf"<[a-z][a-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|</[a-z][a-z0-9-]*>|<!--[^<]*-->|<!doctype html>"
_IS_PLAIN = re.compile(_PLAIN, re.IGNORECASE)
_TOKENS = re.compile(rf"{_PLAIN}|<", re.IGNORECASE)
_LINES = re.compile(rb"\n\s*(?=<)")  # all but the first begin with an element
_ELEMENTS = re.compile("<[^>]*>?")
_PAIRS = re.compile(r"""\s([^\s"'<>/=]+)(?:="([^"]*)")?""")
_BLANK = re.compile(r"[\x00-\x20]+")  # of which a browser sees nothing in an address
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
_ELSEWHERE = re.compile(r"url\(\s*[\"']?\s*(?!#|[\"'\s])", re.IGNORECASE)
_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")


# Lines of pages on which nothing alarms: thousands of pages are for the most part the same ones.
_fine: set[bytes] = set()
_REMEMBERED = 20_000


def alarms(site: Path) -> list[str]:
    """Everything on the pages of `site` that should not be there, one line each."""
    pages = ((path, (site / path).read_bytes()) for path in pages_of(site))
    return [
        f"{path}: {what}"
        for path, page in pages
        if not _is_fine(page)
        for what in alarms_in(page.decode("utf-8"))
    ]


def _is_fine(page: bytes) -> bool:
    """Whether no line of a page alarms, and each element ends in the line that it began in."""
    lines = set(_LINES.split(page)) - _fine
    if any(line.rfind(b"<") > line.rfind(b">") for line in lines):
        return False
    elements = _ELEMENTS.findall(b"\n".join(lines).decode("utf-8"))
    if any(what != () for what in _alarms_of_each(elements)):
        return False
    if len(_fine) > _REMEMBERED:
        _fine.clear()
    _fine.update(lines)
    return True


def alarms_in(html: str) -> Iterator[str]:
    """Everything on one page that should not be there, with the element it stands in.

    A page in which anything can be read in two ways is read as a browser does, and written again.
    """
    found = _alarms_of_each(_ELEMENTS.findall(html))
    if None in found:
        root = LexborHTMLParser(html).root
        assert root is not None
        found = _alarms_of_each(_TOKENS.findall(root.html or ""))
    for what in found:
        yield from ("hier staat een ‘<’ die niet te lezen is",) if what is None else what


def _alarms_of_each(elements: Iterable[str]) -> list[tuple[str, ...] | None]:
    """What each form of an element gives; most of a page are the same few."""
    return [_alarms_at(element) for element in dict.fromkeys(elements)]


@lru_cache(maxsize=10_000)  # thousands of pages have the same elements
def _alarms_at(element: str) -> tuple[str, ...] | None:
    """The alarms at one element; None if it can be read in two ways."""
    if not _IS_PLAIN.fullmatch(element):
        return None
    named = _NAME.match(element)
    if not named:
        return ()
    shown = " ".join(element.split())
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    pairs = [(name.lower(), unescape(value)) for name, value in _PAIRS.findall(element)]
    return tuple(f"{what}: {shown}" for what in _alarms_of(named[1].lower(), pairs))


def _alarms_of(tag: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    attributes = dict(reversed(pairs))  # of two with the same name the first counts
    for name, value in pairs:
        if name.startswith("on") or name == "style":
            yield f"<{tag}> heeft een ‘{name}’"
        if name in _ADDRESSES:
            for address in re.split(r"[\s,]+", value) if name in _LISTS else (value,):
                yield from _alarms_to(tag, name, address, attributes)
        elif name in _PAINTS and _ELSEWHERE.search(value):
            yield f"<{tag} {name}> laadt iets van een ander adres"
        elif name == "data-fragment":
            yield "een bouwsteen is niet ingevuld"
    if tag in _FOREIGN:
        yield f"<{tag}> hoort hier niet"
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield "de pagina stuurt door"
    if tag == "script" and "src" not in attributes and attributes.get("type") not in _DATA:
        yield "een script hoort in een bestand, niet in de pagina"


def _alarms_to(tag: str, name: str, value: str, attributes: dict[str, str]) -> Iterator[str]:
    address = _BLANK.sub("", value).lower()
    if address.startswith(("javascript:", "vbscript:", "data:")):
        yield f"<{tag} {name}> bevat een script"
    elif address.startswith(("//", "\\", "/\\")):
        yield f"<{tag} {name}> verwijst naar een ander adres zonder https"
    elif _SCHEME.match(address) and not (name in _POINTS and _is_followed(tag, attributes)):
        does = "stuurt iets naar" if name in _SENDS else "laadt iets van"
        yield f"<{tag} {name}> {does} een ander adres"


def _is_followed(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element only says where something is, and a browser fetches nothing from there."""
    return tag in ("a", "area") or (tag == "link" and attributes.get("rel") == "canonical")
