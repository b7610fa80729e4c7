"""The fields of a kind as the contribution form asks them, in the sections of `sections/*.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.forms.fields import FieldShape, fields_of
from macros.models import Entry
from macros.source.program_yaml import values_in

FOLDER = Path(__file__).parent / "sections"

# What a field is on the screen.
GROUP, GROUPS, LIST = "group", "groups", "list"
TERM, TERMS, YES_NO, LINE, TEXT, ENTRY = "term", "terms", "yes-no", "line", "text", "entry"


@dataclass(frozen=True)
class FormField:
    """One field as the form asks it.

    `control` says how, `inner` how each value of a list is asked, and `one` what one of a list is
    called. `fields` are those inside a group, `more` those of them that are folded away, and `keys`
    the names of both in the order of the file.
    """

    shape: FieldShape
    control: str
    inner: str
    one: str
    example: str
    fields: tuple["FormField", ...] = ()
    more: tuple["FormField", ...] = ()

    @property
    def name(self) -> str:
        """The key in the file."""
        return self.shape.name

    @property
    def keys(self) -> list[str]:
        """The keys inside it, in the order of the file."""
        return [child.name for child in self.shape.children]


@dataclass(frozen=True)
class FormSection:
    """A group of fields under one heading; a folded one is for who has more to tell."""

    title: str
    intro: str
    fields: tuple[FormField, ...]
    folded: bool = False


def form_sections(kind: type[Entry]) -> tuple[FormSection, ...]:
    """The sections of the form for `kind`; what no section names stands in the last one."""
    layout = _layouts()[kind.folder]
    fields = {shape.name: _field(shape, layout) for shape in fields_of(kind)}
    sections = [
        FormSection(
            section["title"],
            section.get("intro", ""),
            tuple(fields.pop(name) for name in section.get("fields", [])),
        )
        for section in layout["sections"]
    ]
    *others, rest = sections
    return (*others, FormSection(rest.title, rest.intro, (*rest.fields, *fields.values()), True))


@lru_cache(maxsize=1)
def _layouts() -> Mapping[str, Any]:
    return {path.stem: values_in(path) for path in FOLDER.glob("*.yml")}


def _field(shape: FieldShape, layout: Mapping[str, Any], called: str = "") -> FormField:
    """`called` is the name of the field around it, when it is one of the same groups by term."""
    inner = _control(shape)
    names = [child.name for child in shape.children]
    by_term = shape.name if inner == GROUPS else ""
    parts = [_field(child, layout, by_term) for child in shape.children]
    first = [part.name for part in parts if part.shape.is_first]
    short = layout.get("short", {}).get(called or shape.name)
    shown = names if by_term else first or short or names
    return FormField(
        shape=shape,
        control=(TERMS if inner == TERM else LIST) if shape.is_list else inner,
        inner=inner,
        one=layout["one"].get(shape.name, ""),
        example=_example(shape),
        fields=tuple(part for part in parts if part.name in shown),
        more=tuple(part for part in parts if part.name not in shown),
    )


def _control(shape: FieldShape) -> str:
    """How one value of a field is asked."""
    if shape.is_group:
        return GROUPS if all(child.is_group for child in shape.children) else GROUP
    if shape.terms:
        return TERM
    if shape.is_yes_or_no:
        return YES_NO
    if shape.refers_to:
        return ENTRY
    return TEXT if shape.is_long else LINE


def _example(shape: FieldShape) -> str:
    """The first paragraph of the example; what one chooses from a list stands beside it."""
    example = shape.example[0] if isinstance(shape.example, list) else shape.example
    if shape.terms or shape.refers_to or shape.is_yes_or_no or not example:
        return ""
    return str(example).split("\n\n")[0]
