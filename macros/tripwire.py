"""A built site is searched for active content and leftovers that nobody put there."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DATA = {"application/json", "application/ld+json"}
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href"}
_FOREIGN = {"base", "iframe", "object", "embed", "frame", "style"}
_SHOWN = 80


def alarms(site: Path) -> list[str]:
    """Everything on the pages of `site` that should not be there, one line each."""
    return [
        f"{path.relative_to(site)}: {what}"
        for path in sorted(site.rglob("*.html"))
        for what in alarms_in(path.read_text("utf-8"))
    ]


def alarms_in(html: str) -> Iterator[str]:
    """Everything on one page that should not be there, with the element it stands in.

    The page is read as a browser reads it, and what is in a `<template>` counts too.
    """
    root = LexborHTMLParser(html).root
    assert root is not None
    yield from _alarms_below(root)


def _alarms_below(root: LexborNode) -> Iterator[str]:
    for node in root.traverse():
        for what in _alarms_at(node.tag or "", node.attributes):
            yield f"{what}: {_opening(node)}"
        if node.tag == "template":
            for content in node.template_fragments():
                yield from _alarms_below(content)


def _alarms_at(tag: str, attributes: Mapping[str, str | None]) -> Iterator[str]:
    for name, value in attributes.items():
        if name.startswith("on") or name == "style":
            yield f"<{tag}> heeft een ‘{name}’"
        if name in _ADDRESSES:
            yield from _alarms_of(tag, name, value or "")
        if name == "data-fragment":
            yield "een bouwsteen is niet ingevuld"
    if tag in _FOREIGN:
        yield f"<{tag}> hoort hier niet"
    if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        yield "de pagina stuurt door"
    if tag == "script" and "src" not in attributes and attributes.get("type") not in _DATA:
        yield "een script hoort in een bestand, niet in de pagina"


def _alarms_of(tag: str, name: str, value: str) -> Iterator[str]:
    address = "".join(value.split()).lower()
    if address.startswith(("javascript:", "vbscript:", "data:")):
        yield f"<{tag} {name}> bevat een script"
    elif address.startswith(("//", "\\", "/\\")):
        yield f"<{tag} {name}> verwijst naar een ander adres zonder https"
    elif tag not in ("a", "link", "form") and address.startswith(("http:", "https:")):
        yield f"<{tag} {name}> laadt iets van een ander adres"


def _opening(node: LexborNode) -> str:
    """The start of an element, to find it by."""
    html = " ".join((node.html or "").split())
    return html if len(html) <= _SHOWN else f"{html[:_SHOWN]}…"
