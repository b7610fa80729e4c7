"""Every field of every kind with its help, limits and example, and every fixed word once."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.components import component
from macros.forms.contribution import length_of
from macros.forms.fields import FieldShape, Terms, all_fields, fields_of
from macros.models import KINDS
from macros.rendering import Context, Fragment, render


@dataclass(frozen=True)
class Described:
    """A field with what the page says of it; `id` is its place on the page."""

    id: str
    shape: FieldShape
    length: str
    children: tuple["Described", ...]


@component
def field_reference(context: Context) -> Fragment:
    """Toon alle velden van alle soorten, met uitleg, grenzen, voorbeelden en vaste woorden.

    Example:
        {{ field_reference() }}
    """
    kinds = [(kind, tuple(_described(fields_of(kind), f"veld-{kind.name()}"))) for kind in KINDS]
    return render("field_reference", context, kinds=kinds, vocabularies=_vocabularies())


def _described(fields: tuple[FieldShape, ...], above: str) -> Iterator[Described]:
    for field in fields:
        place = f"{above}-{field.name}"
        yield Described(place, field, length_of(field), tuple(_described(field.children, place)))


def _vocabularies() -> list[Terms]:
    """The fixed words of all fields, each list once, by title."""
    found = {
        field.terms.vocabulary: field.terms
        for kind in KINDS
        for _, field in all_fields(fields_of(kind))
        if field.terms
    }
    return sorted(found.values(), key=lambda terms: terms.title.casefold())
