"""What one file says: plain values, and the place of each value and key."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from macros.source.diagnostics import Position

Route = tuple[str | int, ...]
Mark = tuple[int, int]


class Places(NamedTuple):
    """The place of each value and of each key by its route, as line and column from 0.

    A route is `("support", 0, "instrument")`.
    """

    values: dict[Route, Mark]
    keys: dict[Route, Mark]


@dataclass(frozen=True)
class Document:
    """What one file says.

    `data` holds texts, lists and maps only. A field without a value is left out of it, but has a
    place. `raw` is the file itself. `find` gives the places in it; only who has something to tell
    asks for them, and thousands of files would keep more places than words.
    """

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    raw: bytes = field(default=b"", compare=False, repr=False)
    find: Callable[[bytes], Places] = field(
        default=lambda _: Places({}, {}), compare=False, repr=False
    )

    def without_values(self) -> "Document":
        """The same, for who keeps thousands of them: an entry has the values already."""
        return replace(self, data={})

    @property
    def source(self) -> str:
        """The text of the file, as it was written."""
        return self.raw.decode("utf-8")

    @cached_property
    def _places(self) -> Places:
        return self.find(self.raw)

    def has_key(self, route: Route) -> bool:
        """Whether the file names the key at `route`, with or without a value."""
        return route in self._places.keys

    def position(self, route: Route) -> Position:
        """Where the value at `route` stands, or the nearest thing around it that does exist."""
        places = self._places.values
        while route and route not in places:
            route = route[:-1]
        line, column = places.get(route, (0, 0))
        return Position(self.file, line + 1, column + 1)

    def key_position(self, route: Route) -> Position:
        """Where the key at `route` stands, or the nearest thing around it that does exist."""
        if route not in self._places.keys:
            return self.position(route)
        line, column = self._places.keys[route]
        return Position(self.file, line + 1, column + 1)
