"""A kind of entry becomes its fields, each with what a contributor has to know to fill it in.

Read from the JSON Schema, so that a form, a scaffold and a page say what the validator checks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from macros.forms.json_schema import schema_of
from macros.models import Entry

Schema = Mapping[str, Any]
LONG = 200  # above this a text gets room for more than one line


@dataclass(frozen=True)
class Terms:
    """The permitted values of a field, each with its label and description."""

    vocabulary: str
    title: str
    words: Mapping[str, Mapping[str, str]]

    def option(self, term: str) -> str:
        """How one chooses `term`: by its label, and by its number where it is one."""
        label = self.words[term]["label"]
        return f"{term}. {label}" if term.isdigit() else label

    @property
    def options(self) -> list[str]:
        """How one chooses each of them, in order."""
        return [self.option(term) for term in self.words]

    def called(self, words: str) -> str:
        """The term that is meant by an option or a label; other words come back as they are."""
        known = {said["label"].casefold(): term for term, said in self.words.items()}
        known |= {self.option(term).casefold(): term for term in self.words}
        return known.get(words.casefold(), words)


@dataclass(frozen=True)
class FieldShape:
    """One field of a kind or of a group in it.

    `is_expected` tells that a rule between fields may ask for it, where none of its own does.
    `is_list` tells that it holds more than one value; `children` are the fields of a group, or of
    each group in a list. `schema` is that of the value itself, of one value when there are more.
    """

    name: str
    title: str
    description: str
    example: Any
    is_required: bool
    is_expected: bool
    is_list: bool
    is_first: bool
    schema: Schema
    children: tuple["FieldShape", ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it holds fields itself."""
        return bool(self.children)

    @property
    def is_date(self) -> bool:
        """Whether it is a day, or a part of one."""
        return "datum" in self.schema.get("x-messages", {}).values()

    @property
    def is_yes_or_no(self) -> bool:
        """Whether it is answered by yes or no."""
        return "ja" in self.schema.get("enum", ()) and True in self.schema["enum"]

    @property
    def is_long(self) -> bool:
        """Whether it is a text of more than a line."""
        return bool(self.most > LONG and "format" not in self.schema)

    @property
    def is_markdown(self) -> bool:
        """Whether it may hold paragraphs and lists."""
        return self.schema.get("contentMediaType") == "text/markdown"

    @property
    def least(self) -> int:
        """How many signs it has at least; 0 when any number will do."""
        return int(self.schema.get("minLength", 0))

    @property
    def most(self) -> int:
        """How many signs it has at most; 0 when there is no limit of its own."""
        return int(self.schema.get("maxLength", 0))

    @property
    def refers_to(self) -> str:
        """The folder whose file names are permitted; empty when it is no reference."""
        return str(self.schema.get("x-refers-to", ""))

    @property
    def terms(self) -> Terms | None:
        """The permitted values, when they are fixed words."""
        if "x-terms" not in self.schema:
            return None
        schema = self.schema
        return Terms(schema["x-taxonomy"], schema["x-taxonomy-title"], schema["x-terms"])

    @property
    def default(self) -> str:
        """What holds when it is left out; empty when nothing does."""
        return str(self.schema.get("default", ""))


@lru_cache
def fields_of(kind: type[Entry]) -> tuple[FieldShape, ...]:
    """The fields of a file of `kind`, in order, each with the fields in it."""
    schema = schema_of(kind)
    return tuple(_shapes(schema, schema["$defs"]))


def all_fields(
    fields: tuple[FieldShape, ...], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], FieldShape]]:
    """Every field with its route, groups before what is in them."""
    for field in fields:
        route = (*above, field.name)
        yield route, field
        yield from all_fields(field.children, route)


def _shapes(schema: Schema, definitions: Schema) -> Iterator[FieldShape]:
    rules = schema.get("allOf", ())
    expected = {rule["x-at"] for rule in rules if "else" in rule or "anyOf" in rule}
    for name, outer in schema.get("properties", {}).items():
        field = _resolved(outer, definitions)
        value = _resolved(field["items"], definitions) if "items" in field else field
        yield FieldShape(
            name=name,
            title=field["title"],
            description=field["description"],
            example=_text_of((field.get("examples") or [None])[0]),
            is_required=name in schema.get("required", ()),
            is_expected=name in expected,
            is_list="items" in field,
            is_first=field.get("x-first", False),
            schema=value,
            children=tuple(_shapes(value, definitions)),
        )


def _text_of(example: Any) -> Any:
    """An example as our own reader has it: numbers are text."""
    return str(example) if isinstance(example, int) else example


def _resolved(schema: Schema, definitions: Schema) -> Schema:
    """`schema` with what it refers to; its own words count."""
    if "$ref" not in schema:
        return schema
    return {**definitions[schema["$ref"].split("/")[-1]], **schema}
