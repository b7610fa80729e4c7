"""The bytes of a file become text in which nothing is hidden, or every reason why not."""

import re
import unicodedata
from collections.abc import Iterator

from macros.source.diagnostics import Position, Problem

MAX_BYTES = 64 * 1024

# Control, bidirectional, zero-width, tag, private-use and non-characters, and what Unicode tells
# programs not to draw: invisible on the screen, so a reviewer would approve something else than
# what is published. Of the variation selectors only those that choose between sign and emoji.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff\ud800-\udfff"
    + "".join(
        chr(plane + last) for plane in range(0x10000, 0xF0000, 0x10000) for last in (0xFFFE, 0xFFFF)
    )
    + "]"
)
# The joiner is part of many emoji; between letters it only misleads.
_JOINER = re.compile("(?<=[0-9A-Za-z])\u200d|\u200d(?=[0-9A-Za-z])")

# What ends a line for YAML; U+2028 and U+2029 do too, but those are refused.
_NEWLINE = re.compile("\r\n?|\x85")


def decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Read `raw` as UTF-8 with LF and NFC; text, or the problems that make it unreadable."""
    if len(raw) > MAX_BYTES:
        size = Problem(
            Position(file),
            f"het bestand is groter dan {MAX_BYTES // 1024} kB",
            "maak de teksten korter; foto's horen er niet in",
            "te-groot",
        )
        return None, [size]
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, [
            Problem(
                place,
                f"hier staat een teken dat geen UTF-8 is (byte 0x{raw[error.start]:02x})",
                "sla het bestand op als ‘UTF-8’ en typ het teken opnieuw",
                "geen-utf8",
            )
        ]
    text = _NEWLINE.sub("\n", text).replace("\u00a0", " ")
    text = unicodedata.normalize("NFC", text)
    return text, [
        unseen(Position(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), name)
        for at, name in invisible(text)
    ]


def without_invisible(text: str) -> str:
    """`text` without the characters that nobody sees."""
    return _JOINER.sub("", _INVISIBLE.sub("", text))


def unseen(place: Position, name: str) -> Problem:
    """The problem of a character that nobody sees."""
    return Problem(
        place,
        f"hier staat een onzichtbaar teken ({name})",
        "haal het weg; typ de tekst zo nodig opnieuw",
        "onzichtbaar-teken",
    )


def invisible(text: str) -> Iterator[tuple[int, str]]:
    """The place and the name of characters that nobody sees, at most twenty."""
    hides = _INVISIBLE.search("".join(set(text)))  # a few dozen characters, not all of them
    found = [*_INVISIBLE.finditer(text)] if hides else []
    if "\u200d" in text:
        found += _JOINER.finditer(text)
    for match in found[:20]:
        yield match.start(), f"U+{ord(match[0]):04X}"
