"""Rows become a file that a Dutch spreadsheet opens well, and that gives every value back.

The rules stand on the page Gegevens: the words of a list have ` | ` between them, what is nested is
JSON, an empty cell is a value that is not given, and a text that a spreadsheet would take for a
formula has a `'` in front.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

BETWEEN = " | "
# Some programs read the wide forms as the narrow ones. With the quotes in front, so that taking one
# away gives back what was there.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


@dataclass(frozen=True)
class Column:
    """One column; `type` is a field type of Table Schema, and so are the `constraints`."""

    name: str
    title: str = ""
    description: str = ""
    type: str = "string"
    constraints: Mapping[str, Any] = field(default_factory=dict)


def table(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as CSV, each value under the name of its column."""
    header = [column.name for column in columns]
    cells = ([_cell(column, row.get(column.name)) for column in columns] for row in rows)
    return csv_of(chain([header], cells))


def _cell(column: Column, value: Any) -> str:
    if value is None or value == []:
        return ""
    if column.type == "list":
        return BETWEEN.join(value)
    if column.type in ("array", "object"):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    return str(value)


def csv_of(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows of cells as a file in UTF-8, in which no cell is a formula."""
    content = io.BytesIO()
    text = io.TextIOWrapper(content, "utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows)
    text.flush()
    return content.getvalue()
