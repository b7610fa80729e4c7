"""The bytes of a YAML file become plain texts, lists and maps, with the place of every value.

One pass over the parser's events, without recursion, so that size, depth and the features we do
not want are known before anything is built. No value gets a type here: `no`, `1e3`, `12:30` and
`0123` stay the text that was written, and the model decides per field what it means.
"""

import re
import unicodedata
from sys import intern
from typing import Any

import yaml

from macros.source.diagnostics import Position, Problem, shown
from macros.source.document import Document, Mark, Places, Route
from macros.source.encoding import decode, invisible, unseen
from macros.source.program_yaml import LOADER
from macros.source.yaml_messages import goes_on, problem_of

MAX_DEPTH = 8
MAX_EVENTS = 4_000

_BLANK_LINE = re.compile(r"(?<!\n)\n(?=[^\s])")
_COMMENT_AFTER_PLAIN = re.compile(r"[ \t]+#[^\n]*")


def read(raw: bytes, file: str) -> tuple[Document | None, list[Problem]]:
    """Read the bytes of `file`; a document, or every reason why there is none."""
    text, problems = decode(raw, file)
    if text is None or problems:
        return None, problems
    builder = _Builder(file, text)
    try:
        builder.take_all()
    except yaml.MarkedYAMLError as error:
        last = problem_of(error, text, file)
        more = [] if builder.cut and goes_on(text, last) else [last]
        return None, [*builder.problems, *more]
    if builder.problems:
        return None, sorted(builder.problems)
    if not isinstance(builder.root, dict):
        return None, [_no_fields(file, builder.root)]
    return Document(file, builder.root, raw, _places), []


def _places(raw: bytes) -> Places:
    """Where everything stands in a file that was read before."""
    text, _ = decode(raw, "")
    builder = _Builder("", text or "")
    builder.take_all()
    return Places(builder.positions, builder.keys)


def _no_fields(file: str, root: object) -> Problem:
    if root is None:
        return Problem(
            Position(file), "het bestand is leeg", "vul het met velden zoals ‘title: …’", "leeg"
        )
    return Problem(
        Position(file),
        "het bestand bestaat niet uit velden",
        "begin met velden zoals ‘title: …’, elk op een eigen regel",
        "geen-velden",
    )


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return mark.line, mark.column


class _Builder:
    """Builds plain values from parser events, with an explicit stack."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = text.split("\n")
        self.root: Any = None
        self.positions: dict[Route, Mark] = {}
        self.keys: dict[Route, Mark] = {}
        self.problems: list[Problem] = []
        self.stopped = False
        self.cut = False  # whether the last event was a text that a comment ends
        self._events = 0
        self._documents = 0
        # One frame per open list or map: the container, its route and, in a map, the waiting key.
        self._stack: list[tuple[Any, Route]] = []
        self._key: list[str | None] = []

    def take_all(self) -> None:
        """Handle the events of the text, as long as reading further serves somebody.

        Raises:
            yaml.YAMLError: where the text is no YAML.
        """
        for event in yaml.parse(self.text, Loader=LOADER):
            self.take(event)
            if self.stopped:
                return

    def take(self, event: Any) -> None:
        """Handle one event; sets `stopped` when reading further serves nobody."""
        self._events += 1
        self.cut = False
        if self._events > MAX_EVENTS:
            self._stop(event, "het bestand bevat te veel onderdelen", "splits het op", "te-veel")
        elif isinstance(event, yaml.AliasEvent):
            self._stop(
                event,
                f"‘*{event.anchor}’ verwijst naar een andere plek; dat kan hier niet",
                "schrijf de tekst uit, of zet hem tussen aanhalingstekens",
                "verwijzing",
            )
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._key.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _stop(self, event: Any, message: str, remedy: str, code: str) -> None:
        self.problems.append(Problem(self._place(event), message, remedy, code))
        self.stopped = True

    def _place(self, event: Any) -> Position:
        return Position(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if event.version or event.tags:
            self._stop(event, "regels die met % beginnen kunnen hier niet", "haal ze weg", "yaml")
        if self._documents > 1:
            self._stop(
                event,
                "‘---’ begint een tweede document",
                "zet elk onderwerp in een eigen bestand",
                "tweede-document",
            )

    def _fancy(self, event: Any) -> bool:
        if event.anchor is not None:
            self._stop(
                event,
                f"‘&{event.anchor}’ is in YAML een label, geen tekst",
                "zet de tekst tussen aanhalingstekens",
                "verwijzing",
            )
            return True
        if event.tag is not None:
            self._stop(
                event,
                f"‘{event.tag.replace('tag:yaml.org,2002:', '!!')}’ is een YAML-tag; dat kan niet",
                "haal het uitroepteken weg, of zet de tekst tussen aanhalingstekens",
                "tag",
            )
            return True
        return False

    def _open(self, event: Any) -> None:
        if self._fancy(event):
            return
        if len(self._stack) >= MAX_DEPTH:
            self._stop(event, "de lijsten staan te diep in elkaar", "maak het platter", "te-diep")
            return
        if self._stack and self._key[-1] is None and isinstance(self._stack[-1][0], dict):
            self._stop(
                event,
                "de naam van een veld kan geen lijst of groep zijn",
                "schrijf een veldnaam, of zet tekst met accolades tussen aanhalingstekens",
                "sleutel",
            )
            return
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        route = self._put(event, container)
        self._stack.append((container, route))
        self._key.append(None)

    def _scalar(self, event: Any) -> None:
        if self._fancy(event):
            return
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None:
            self._take_key(event)
            return
        value: str | None = event.value
        if event.style == ">":  # who leaves a line blank means a new paragraph
            value = _BLANK_LINE.sub("\n\n", event.value).rstrip("\n")
        elif event.style == "|":  # the end of a block is not that of a line in it
            value = event.value.rstrip("\n")
        elif not event.style:
            self._check_comment(event)
            value = None if value in ("", "~", "null") else intern(event.value)  # often a term
        elif event.style == '"':  # only there an escape can bring what the file did not show
            names = dict.fromkeys(name for _, name in invisible(event.value))
            self.problems += [unseen(self._place(event), name) for name in names]
            value = unicodedata.normalize("NFC", event.value)
        self._put(event, value)

    def _take_key(self, event: Any) -> None:
        _, route = self._stack[-1]
        key = intern(event.value)  # thousands of files have the same
        here = (*route, key)
        if key == "<<":
            self._stop(event, "‘<<’ kan hier niet", "schrijf de velden uit", "verwijzing")
        elif here in self.keys:
            self.problems.append(
                Problem(
                    self._place(event),
                    f"{shown(key)} staat er twee keer, eerst op regel {self.keys[here][0] + 1}",
                    "haal een van beide weg",
                    "dubbele-sleutel",
                )
            )
        else:
            self.keys[here] = _mark(event)
        self._key[-1] = key

    def _check_comment(self, event: Any) -> None:
        end = event.end_mark
        if event.value == "":
            return
        rest = _COMMENT_AFTER_PLAIN.match(self.lines[end.line], end.column)
        if rest:
            self.cut = True
            self.problems.append(
                Problem(
                    Position(self.file, end.line + 1, end.column + 1),
                    f"alles na ‘#’ valt weg: {shown(rest[0])}",
                    "zet de hele tekst tussen aanhalingstekens, "
                    "of de opmerking op een eigen regel erboven",
                    "hekje",
                )
            )

    def _put(self, event: Any, value: Any) -> Route:
        """Store `value` in the open container and remember its place; gives its route."""
        if not self._stack:
            self.root = value
            self.positions[()] = _mark(event)
            return ()
        container, route = self._stack[-1]
        if isinstance(container, dict):
            key = self._key[-1]
            assert key is not None
            self._key[-1] = None
            here = (*route, key)
            if value is not None:
                container[key] = value
        else:
            here = (*route, len(container))
            container.append(value)
        self.positions[here] = _mark(event)
        return here
