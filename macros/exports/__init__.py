"""Files that the build writes beside the pages: every export by its name, one module each."""

import io
import json
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any

from macros.library import Library
from macros.publication import LICENCE, LICENCE_URL, NOTE, Site
from macros.tables import Column, table

DATA = "data/v1"
# Of the form of the files. A new field or file raises the second number; what breaks a program
# that reads them raises the first, and the address with it. Told on the page Gegevens.
VERSION = "1.0"

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".xml": "application/atom+xml",
    ".yml": "application/yaml",
}


class File:
    """One file of an export; a table names its columns, and what the file has one of is its key.

    `content` is its bytes as they are published, and `size` how many those are.
    """

    def __init__(
        self, path: str, said: str | bytes, columns: Sequence[Column] = (), key: Sequence[str] = ()
    ) -> None:
        self.path, self.columns, self.key = path, columns, key
        self.content = said.encode("utf-8") if isinstance(said, str) else said
        self.size = len(self.content)

    @property
    def text(self) -> str:
        """What it says."""
        return self.content.decode("utf-8")

    @property
    def suffix(self) -> str:
        """The end of its name, with the dot."""
        return PurePosixPath(self.path).suffix

    @property
    def media_type(self) -> str:
        """What a server should call it."""
        return MEDIA_TYPES[self.suffix]


@dataclass(frozen=True)
class Export:
    """What is published under one name, in the words of the page Gegevens.

    `group` is `data` for what one counts with, `news` for what one follows, and `tools` for what
    programs need. `schema` is where the form of one item of it stands, if anywhere.
    """

    name: str
    title: str
    description: str
    group: str
    schema: str
    make: "Callable[[Edition], Iterator[File]]"


@dataclass(frozen=True)
class Edition:
    """One build of the content, published on a site; each export is made once."""

    library: Library
    site: Site
    _made: dict[str, tuple[File, ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def checked_on(self) -> str:
        """The day on which the newest content was checked; the only date there is in a build."""
        return max((entry.checked_on for entry in self.library.everything()), default="1970-01-01")

    def files_of(self, export: Export) -> tuple[File, ...]:
        """The files of one export."""
        if export.name not in self._made:
            self._made[export.name] = tuple(export.make(self))
        return self._made[export.name]

    def files(self) -> Iterator[File]:
        """Every file of every export."""
        for one in all_exports().values():
            yield from self.files_of(one)

    def let_go(self) -> None:
        """Forget the content of the files, which have been written: it may be a lot."""
        for file in self.files():
            file.content = b""

    @cached_property
    def paths(self) -> frozenset[str]:
        """Where every file is."""
        return frozenset(file.path for file in self.files())


_registry: dict[str, Export] = {}
_kept: list[Edition] = []


def export(
    name: str, title: str, description: str, group: str = "tools", schema: str = ""
) -> Callable[[Callable[[Edition], Iterator[File]]], Callable[[Edition], Iterator[File]]]:
    """Register a function that makes the files of the export called `name`."""

    def register(
        make: Callable[[Edition], Iterator[File]],
    ) -> Callable[[Edition], Iterator[File]]:
        _registry[name] = Export(name, title, description, group, schema, make)
        return make

    return register


@lru_cache(maxsize=1)
def all_exports() -> Mapping[str, Export]:
    """Every export by its name."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(_registry.items()))


def edition_of(library: Library, site: Site) -> Edition:
    """The edition of `library` on `site`; the last one is kept, with the files it made."""
    if not _kept or _kept[0].library is not library or _kept[0].site != site:
        _kept[:] = [Edition(library, site)]
    return _kept[0]


def forget_edition() -> None:
    """Let the next build begin with an edition of its own."""
    _kept.clear()


def json_file(
    edition: Edition, name: str, items: Iterable[Any] | Mapping[str, Any], **more: Any
) -> File:
    """`items` under their own name, after all that one must know to use them.

    Each stands on a line of its own: to read, to compare, and quicker to make than indented. They
    are taken one by one, because there may be many.
    """
    path = f"{DATA}/{name}.json"
    if isinstance(items, Mapping):
        opens, lines, closes = b"{", _lines(items), b"}"
    else:
        opens, lines, closes = b"[", list(map(_json, items)), b"]"
    about = {
        "version": VERSION,
        "url": edition.site.url_of(path),
        "documentation": edition.site.url_of("gegevens/"),
        "publisher": edition.site.name,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "note": NOTE,
        "checked_on": edition.checked_on,
        "count": len(lines),
        **more,
    }
    file = io.BytesIO()
    file.write(b"{\n")
    file.writelines(line + b",\n" for line in _lines(about))
    file.write(b"%b: %b\n" % (_json(name), opens))
    file.writelines(b",\n" + line if place else line for place, line in enumerate(lines))
    file.write(b"\n%b\n}\n" % closes)
    return File(path, file.getvalue())


def _lines(items: Mapping[str, Any]) -> list[bytes]:
    return [b"%b: %b" % (_json(key), _json(value)) for key, value in items.items()]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")


def csv_file(
    name: str, columns: Sequence[Column], rows: Iterator[Mapping[str, Any]], *key: str
) -> File:
    """`rows` as a table, in which no two have the same `key`."""
    return File(f"{DATA}/{name}.csv", table(columns, rows), columns, key)
