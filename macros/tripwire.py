"""A built site is searched for active content and template leftovers that nobody put there."""

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

ALLOWED = Path(__file__).parent / "inline-scripts.txt"

_DATA = {"application/json", "application/ld+json"}
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href"}
# The theme's script that names the base of the site differs per folder; the rest of it does not.
_SCOPE = re.compile(r'^(__md_scope=new URL\(")[\w./-]*"')
_LEFTOVERS = ("{{", "{%", "data-fragment=", "Macro Rendering Error", "Macro Syntax Error")


def alarms(site: Path) -> list[str]:
    """Everything on the pages of `site` that should not be there, one line each."""
    allowed = allowed_scripts()
    return [
        f"{path.relative_to(site)}:{line}: {what}"
        for path in sorted(site.rglob("*.html"))
        for line, what in _alarms_in(path.read_text("utf-8"), allowed)
    ]


def allowed_scripts() -> frozenset[str]:
    """The hashes of the inline scripts that the theme itself brings."""
    lines = ALLOWED.read_text("utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines if line and not line.startswith("#"))


def _alarms_in(html: str, allowed: frozenset[str]) -> Iterator[tuple[int, str]]:
    reader = _Reader(allowed)
    reader.feed(html)
    reader.close()
    yield from reader.found


class _Reader(HTMLParser):
    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.allowed = allowed
        self.found: list[tuple[int, str]] = []
        self._script: list[str] | None = None

    def _alarm(self, what: str) -> None:
        self.found.append((self.getpos()[0], what))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            if name.startswith("on"):
                self._alarm(f"<{tag}> heeft een ‘{name}’")
            if name in _ADDRESSES:
                self._address(tag, name, value)
            if any(mark in value for mark in _LEFTOVERS[2:]):
                self._alarm(f"in ‘{name}’ staat een rest van een sjabloon")
        if tag in ("base", "iframe", "object", "embed", "frame"):
            self._alarm(f"<{tag}> hoort hier niet")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self._alarm("de pagina stuurt door")
        if tag == "script" and "src" not in values and values.get("type", "") not in _DATA:
            self._script = []

    def _address(self, tag: str, name: str, value: str) -> None:
        address = "".join(value.split()).lower()
        if address.startswith(("javascript:", "vbscript:", "data:")):
            self._alarm(f"<{tag} {name}> bevat een script")
        elif address.startswith(("//", "\\", "/\\")):
            self._alarm(f"<{tag} {name}> verwijst naar een ander adres zonder https")
        elif tag not in ("a", "link", "form") and address.startswith(("http:", "https:")):
            self._alarm(f"<{tag}> laadt iets van een ander adres: {value[:80]}")

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif any(mark in data for mark in _LEFTOVERS[3:]):
            self._alarm("een bouwsteen op deze pagina is mislukt")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            script, self._script = "".join(self._script), None
            script = _SCOPE.sub(r'\1."', script)
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            if f"sha256-{digest}" not in self.allowed:
                self._alarm(f"een script dat niet in {ALLOWED.name} staat: sha256-{digest}")
