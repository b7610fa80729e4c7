"""Files that the build writes beside the pages: every export by its name, one module each."""

import csv
import io
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module

from macros.library import Library

Export = Callable[[Library], Iterator[tuple[str, str]]]

_registry: dict[str, Export] = {}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(function: Export) -> Export:
    """Register a function that gives the path and the text of each file it makes."""
    _registry[function.__name__] = function
    return function


@lru_cache(maxsize=1)
def all_exports() -> Mapping[str, Export]:
    """Every export by its name."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(_registry.items()))


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as a file that a Dutch spreadsheet opens well, in which no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows(
        [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows
    )
    return f"\ufeff{text.getvalue()}"
