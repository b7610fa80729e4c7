"""What one file says: plain values, and the place of each value and key."""

from dataclasses import dataclass, field
from typing import Any

from macros.diagnostics import Position

Route = tuple[str | int, ...]
Mark = tuple[int, int]


@dataclass(frozen=True)
class Document:
    """What one file says.

    `data` holds texts, lists and maps only. `positions` gives the place of each value by its route
    (`("support", 0, "instrument")`), `keys` the place of each key, as line and column from 0. A
    field without a value is left out of `data`; its place is kept. `source` is the file itself.
    """

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    positions: dict[Route, Mark] = field(default_factory=dict)
    keys: dict[Route, Mark] = field(default_factory=dict)
    source: str = field(default="", compare=False, repr=False)

    def position(self, route: Route) -> Position:
        """Where the value at `route` stands, or the nearest thing around it that does exist."""
        while route and route not in self.positions:
            route = route[:-1]
        line, column = self.positions.get(route, (0, 0))
        return Position(self.file, line + 1, column + 1)

    def key_position(self, route: Route) -> Position:
        """Where the key at `route` stands, or the nearest thing around it that does exist."""
        if route not in self.keys:
            return self.position(route)
        line, column = self.keys[route]
        return Position(self.file, line + 1, column + 1)
