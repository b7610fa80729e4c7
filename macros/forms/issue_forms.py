"""A kind of entry becomes an issue form of GitHub: what a short form asks, in its order.

In the issue that GitHub makes of the answers only the labels tell which is which, so
`issue_answers.py` reads them with the same list of questions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from macros.forms.contribution import length_of, words
from macros.forms.fields import FieldShape, fields_of
from macros.models import Entry

SEPARATOR = " | "


@dataclass(frozen=True)
class Question:
    """One question of a form, and the route of the field that its answer fills."""

    route: tuple[str, ...]
    label: str
    field: FieldShape

    @property
    def id(self) -> str:
        """The name GitHub knows it by."""
        return "-".join(self.route)

    @property
    def columns(self) -> tuple[FieldShape, ...]:
        """The fields on a line of the answer, for a list of groups."""
        return tuple(child for child in self.field.children if child.is_first)

    @property
    def is_lines(self) -> bool:
        """Whether each line of the answer is a text of its own."""
        field = self.field
        return field.is_list and not (field.is_group or field.terms or field.refers_to)


@lru_cache
def questions_of(kind: type[Entry]) -> tuple[Question, ...]:
    """What a short form about `kind` asks."""
    return tuple(_questions(fields_of(kind), (), ""))


def form_of(kind: type[Entry]) -> dict[str, Any]:
    """The issue form of `kind`, as GitHub wants it."""
    about = words()["forms"][kind.name()]
    names = {field.name: field.title for field in fields_of(kind)}
    consent, rest = words()["consent"], words()["rest"]
    return {
        "name": about["name"],
        "description": about["description"],
        "labels": about["labels"],
        "body": [
            {"type": "markdown", "attributes": {"value": about["intro"]}},
            *(_asked(question, names) for question in questions_of(kind)),
            {"type": "textarea", "id": "rest", "attributes": dict(rest)},
            {
                "type": "checkboxes",
                "id": "consent",
                "attributes": {
                    "label": consent["label"],
                    "options": [
                        {"label": option, "required": True} for option in consent["options"]
                    ],
                },
            },
        ],
    }


def _questions(
    fields: tuple[FieldShape, ...], above: tuple[str, ...], group: str
) -> Iterator[Question]:
    for field in fields:
        route = (*above, field.name)
        if field.is_group and not field.is_list:
            yield from _questions(field.children, route, f"{field.title}: ")
        elif field.is_first:
            title = field.title if not group else field.title[0].lower() + field.title[1:]
            yield Question(route, f"{group}{title}", field)


def _asked(question: Question, names: dict[str, str]) -> dict[str, Any]:
    field = question.field
    told: dict[str, Any] = {"label": question.label, "description": _described(question, names)}
    several = question.columns or question.is_lines
    kind = "textarea" if field.is_long or several else "input"
    if field.terms or field.is_yes_or_no:
        kind = "dropdown"
        told["options"] = options_of(field)
        if field.is_list:
            told["multiple"] = True
    elif example := _example(question):
        told["placeholder"] = example
    made = {"type": kind, "id": question.id, "attributes": told}
    return {**made, "validations": {"required": True}} if field.is_required else made


def options_of(field: FieldShape) -> list[str]:
    """The answers one can choose from."""
    if field.terms:
        return field.terms.options
    return [words()["hints"]["yes"], words()["hints"]["no"]]


def _described(question: Question, names: dict[str, str]) -> str:
    """The help of a field, in the words of the form: titles instead of names of fields."""
    text = question.field.description
    for name, title in names.items():
        text = text.replace(f"‘{name}’", f"‘{title}’")
    if question.columns:
        columns = SEPARATOR.join(column.title for column in question.columns)
        return f"{text}. {words()['hints']['lines'].format(columns=columns)}"
    if question.is_lines:
        return f"{text}. {words()['hints']['line']}"
    length = length_of(question.field)
    return f"{text} ({length})" if length else text


def _example(question: Question) -> str:
    if question.columns:
        return SEPARATOR.join(_shown(column) for column in question.columns)
    example = question.field.example or ""
    return "\n".join(example) if question.is_lines else str(example)


def _shown(column: FieldShape) -> str:
    """An example of one column: of a fixed word its label."""
    if column.terms:
        return column.terms.option(column.example)
    return str(column.example)
