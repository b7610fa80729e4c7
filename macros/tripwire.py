"""A built site is searched for active content and template leftovers that nobody put there."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

_DATA = {"application/json", "application/ld+json"}
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href"}
_LEFTOVERS = ("{{", "{%", "data-fragment=", "Macro Rendering Error", "Macro Syntax Error")


def alarms(site: Path) -> list[str]:
    """Everything on the pages of `site` that should not be there, one line each."""
    return [
        f"{path.relative_to(site)}:{line}: {what}"
        for path in sorted(site.rglob("*.html"))
        for line, what in alarms_in(path.read_text("utf-8"))
    ]


def alarms_in(html: str) -> Iterator[tuple[int, str]]:
    """The line of everything on one page that should not be there, and what it is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []

    def _alarm(self, what: str) -> None:
        self.found.append((self.getpos()[0], what))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            if name.startswith("on") or name == "style":
                self._alarm(f"<{tag}> heeft een ‘{name}’")
            if name in _ADDRESSES:
                self._address(tag, name, value)
            if any(mark in value for mark in _LEFTOVERS[2:]):
                self._alarm(f"in ‘{name}’ staat een rest van een sjabloon")
        if tag in ("base", "iframe", "object", "embed", "frame", "style"):
            self._alarm(f"<{tag}> hoort hier niet")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self._alarm("de pagina stuurt door")
        if tag == "script" and "src" not in values and values.get("type", "") not in _DATA:
            self._alarm("een script hoort in een bestand, niet in de pagina")

    def _address(self, tag: str, name: str, value: str) -> None:
        address = "".join(value.split()).lower()
        if address.startswith(("javascript:", "vbscript:", "data:")):
            self._alarm(f"<{tag} {name}> bevat een script")
        elif address.startswith(("//", "\\", "/\\")):
            self._alarm(f"<{tag} {name}> verwijst naar een ander adres zonder https")
        elif tag not in ("a", "link", "form") and address.startswith(("http:", "https:")):
            self._alarm(f"<{tag}> laadt iets van een ander adres: {value[:80]}")

    def handle_data(self, data: str) -> None:
        if any(mark in data for mark in _LEFTOVERS[3:]):
            self._alarm("een bouwsteen op deze pagina is mislukt")
