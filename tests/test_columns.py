"""The columns of a table follow from the model, so that nothing has to be told twice."""

from typing import Annotated

from pydantic import Field

from macros.columns import columns_of, flat
from macros.models import Case, Instrument
from macros.models.base import Part
from macros.models.terms import TermOf
from macros.models.values import YesNo
from macros.taxonomy import taxonomy


class Machine(Part):
    kind: Annotated[str, TermOf("technologies")] = Field(title="Soort")
    own: YesNo = Field(default=False, title="Zelf gemaakt")


class Factory(Case):
    """A case with fields that no case has yet."""

    machine: Machine | None = Field(default=None, title="Machine")
    spare: list[Machine] = Field(default=[], title="Reserve", description="Wat er ook staat")
    per_type: dict[Annotated[str, TermOf("yamamoto")], Machine] = Field(default={}, title="Type")


def by_name(kind):
    return {column.name: column for column in columns_of(kind)}


def test_a_new_field_is_a_column_by_being_there():
    new = by_name(Factory).keys() - by_name(Case).keys()

    assert new == {
        *("machine.kind", "machine.own", "spare"),
        *(f"per_type.{type_}.{name}" for type_ in taxonomy("yamamoto") for name in ("kind", "own")),
    }


def test_a_column_says_what_the_field_says():
    columns = by_name(Factory)

    assert columns["machine.kind"].title == "Machine: Soort"
    assert columns["machine.kind"].constraints == {"enum": list(taxonomy("technologies"))}
    assert columns["machine.own"].type == "boolean"
    assert (columns["spare"].type, columns["spare"].description) == ("array", "Wat er ook staat")


def test_lists_of_fixed_words_and_of_names_are_lists_and_others_are_json():
    columns = by_name(Case)

    assert {columns[name].type for name in ("goals", "organisations")} == {"list"}
    assert {columns[name].type for name in ("unknowns", "results")} == {"array"}


def test_days_and_years_are_told_apart_from_texts():
    columns = by_name(Instrument)

    assert columns["checked_on"].type == "date"
    assert columns["active.since"].type == "year"
    assert columns["status_as_of"].type == "string"


def test_groups_are_taken_apart_and_lists_are_left_whole():
    values = {"a": {"b": "1", "c": {"d": ["2", {"e": "3"}]}}, "f": "4"}

    assert flat(values) == {"a.b": "1", "a.c.d": ["2", {"e": "3"}], "f": "4"}
