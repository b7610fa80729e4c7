"""A kind becomes a file to fill in: every field with its help, and the fixed words to choose from.

What must be filled in stands there without a value; the rest is there behind a mark to take away.
"""

import textwrap
from collections.abc import Iterator
from typing import Any

from macros.forms.contribution import length_of, words
from macros.forms.fields import FieldShape, fields_of
from macros.forms.json_schema import schema_file
from macros.forms.yaml_writer import INDENT, WIDTH, text_of
from macros.models import Entry


def scaffold_of(kind: type[Entry], slug: str) -> str:
    """The text of the new file `slug` of `kind`."""
    file = f"{kind.folder}/{slug}.yml"
    told = [text.format(singular=kind.singular, file=file) for text in words()["scaffold"]]
    lines = [f"# yaml-language-server: $schema=../{schema_file(kind)}", *_comment(told, "")]
    for field in fields_of(kind):
        lines += ["", *_lines(field, "")]
    return "\n".join(lines) + "\n"


def _lines(field: FieldShape, indent: str, stays: bool = False) -> Iterator[str]:
    """The help of a field and the field itself, `indent` deep; what may go has a mark."""
    yield from _comment(_help(field), indent)
    inner = list(_itself(field, indent))
    if stays or field.is_required or field.is_expected:
        yield from inner
    else:
        yield from (f"{indent}#{line.removeprefix(indent)}" for line in inner)


def _itself(field: FieldShape, indent: str) -> Iterator[str]:
    if not field.is_group:
        yield from _value(field, indent)
        return
    yield f"{indent}{field.name}:"
    deeper = indent + INDENT
    for number, child in enumerate(field.children):
        if not field.is_list:
            yield from _lines(child, deeper)
            continue
        lines = list(_lines(child, deeper + INDENT, stays=not number))
        yield from lines if number else _with_dash(lines, deeper)


def _with_dash(lines: list[str], indent: str) -> Iterator[str]:
    """The first field of a group in a list: its help, and the field itself behind the dash."""
    for line in lines:
        is_help = line.lstrip().startswith("#")
        yield line.removeprefix(INDENT) if is_help else f"{indent}- {line.lstrip()}"


def _value(field: FieldShape, indent: str) -> Iterator[str]:
    if field.is_required or field.is_expected:
        yield f"{indent}{field.name}:"
        return
    example = [field.example] if field.is_list and isinstance(field.example, str) else field.example
    yield from (f"{indent}{line}" if line else "" for line in _written({field.name: example}))


def _written(data: dict[str, Any]) -> list[str]:
    return text_of(data).splitlines()


def _help(field: FieldShape) -> Iterator[str]:
    """What one has to know to fill in a field, a line for each thing."""
    hints = words()["hints"]
    facts = [field.title, hints["required"] if field.is_required else "", length_of(field)]
    yield " · ".join(fact for fact in facts if fact)
    yield field.description
    if field.refers_to:
        yield hints["reference"].format(folder=field.refers_to)
    if field.terms:
        yield f"{hints['choose']} {'; '.join(_terms(field))}"
    elif field.is_required and field.example:
        yield f"{hints['example']}: {' '.join(str(field.example).split())}"


def _terms(field: FieldShape) -> Iterator[str]:
    """Each permitted word, with its label where that says more."""
    assert field.terms
    for term, said in field.terms.words.items():
        label = said["label"]
        same = label.casefold().replace(" ", "-") == term
        yield term if same else f"{term} = {label}"


def _comment(texts: Any, indent: str) -> Iterator[str]:
    for text in texts:
        width = WIDTH - len(indent) - 2
        for line in textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False):
            yield f"{indent}# {line}"
