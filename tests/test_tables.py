"""A table gives back what was put in, in any spreadsheet, and no cell of it ever runs."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.tables import BETWEEN, Column, csv_of, table

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def cells_of(file):
    text = file.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def as_it_was(cell):
    """The rule on the page Gegevens for a text that starts with a quote."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in FORMULAS else cell


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_every_text_comes_back_as_it_was_and_none_starts_a_formula(texts):
    (row,) = cells_of(csv_of([texts]))

    assert not any(cell.startswith(FORMULAS) for cell in row)
    assert [as_it_was(cell) for cell in row] == texts


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "'=1", "''+1", "-2", "@SUM(A1)", "\t=1"])
def test_a_text_that_looks_like_a_formula_is_a_text(text):
    ((cell,),) = cells_of(csv_of([[text]]))

    assert cell == f"'{text}"


def test_a_row_is_placed_by_the_names_of_the_columns():
    columns = [
        Column("naam"),
        Column("woorden", type="list"),
        Column("delen", type="array"),
        Column("aantal", type="integer"),
    ]
    rows = [
        {"delen": ["een | twee", "drie; vier"], "woorden": ["a", "b"], "naam": "één\n“twee”"},
        {"naam": "leeg", "woorden": [], "aantal": 0, "anders": "valt weg"},
    ]

    header, full, bare = cells_of(table(columns, rows))

    assert header == ["naam", "woorden", "delen", "aantal"]
    assert full[0] == rows[0]["naam"]
    assert full[1].split(BETWEEN) == ["a", "b"]
    assert json.loads(full[2]) == rows[0]["delen"]
    assert bare == ["leeg", "", "", "0"]


def test_a_spreadsheet_sees_that_it_is_unicode_and_every_cell_is_quoted():
    file = csv_of([["é", "1"]])

    assert file == '\ufeff"é";"1"\r\n'.encode()
