"""Plain values become YAML as we write it, which our reader reads back as the same values.

There is one way to write everything, so that a change shows as only that change: fields in the
order of the schema, a text on the line of its field where it fits and else folded below it, and
quotes only where our reader needs them. The form in the browser writes the same; the cases in
`tests/forms/yaml_cases.json` hold both to it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros.forms.json_schema import schema_of
from macros.models import Entry

WIDTH = 110
INDENT = "  "

_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_CANNOT_START = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](\s|$)")
_CANNOT_CONTAIN = re.compile(r":(\s|$)|\s#")
_MEANS_NOTHING = ("", "~", "null")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\x85": "\\N", "\xa0": "\\_"}
_NEEDS_ESCAPE = re.compile("[\n\t\x85\xa0]")
_PLACE_TO_BREAK = re.compile(r"(?<=\S) (?=\S)")
# What may be a line of a block: no space at its end; in a folded one none at its start either.
_FOLDED_LINE = re.compile(r"\S(.*\S)?")
_LITERAL_LINE = re.compile(r"( *\S(.*\S)?)?")


def yaml_text(kind: type[Entry], data: Mapping[str, Any]) -> str:
    """The file of an entry of `kind` that says `data`."""
    schema = schema_of(kind)
    return text_of(in_order(data, schema, schema["$defs"]))


def text_of(data: Mapping[str, Any]) -> str:
    """`data` as YAML, in the order it has."""
    return "".join(f"{line}\n" for line in _fields(data, ""))


def in_order(data: Any, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Any:
    """`data` with its fields in the order of `schema`, at every depth; unknown ones last."""
    if "$ref" in schema:
        schema = definitions[schema["$ref"].split("/")[-1]]
    if isinstance(data, list):
        return [in_order(item, schema.get("items", {}), definitions) for item in data]
    if not isinstance(data, Mapping):
        return data
    fields = schema.get("properties", {})
    names = [
        *(name for name in fields if name in data),
        *(name for name in data if name not in fields),
    ]
    return {name: in_order(data[name], fields.get(name, {}), definitions) for name in names}


def _fields(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in data.items():
        key = name if _KEY.fullmatch(name) else _double(name)
        yield from _value(f"{indent}{key}:", value, indent + INDENT)


def _items(data: list[Any], indent: str) -> Iterator[str]:
    for item in data:
        first, *rest = _value(f"{indent}-", item, indent + INDENT)
        if rest and isinstance(item, dict | list):  # its first line stands beside the dash
            first, *rest = f"{first} {rest[0].lstrip(' ')}", *rest[1:]
        yield from (first, *rest)


def _value(head: str, value: Any, indent: str) -> Iterator[str]:
    """The lines of `value` after `head`, which ends in a colon or a dash; `indent` if below it."""
    if not isinstance(value, dict | list):
        yield from _text(head, str(value), indent)
    elif not value:
        yield f"{head} {'[]' if isinstance(value, list) else '{}'}"
    else:
        yield head
        yield from _items(value, indent) if isinstance(value, list) else _fields(value, indent)


def _text(head: str, text: str, indent: str) -> Iterator[str]:
    line = f"{head} {_on_one_line(text)}"
    paragraphs = text.split("\n\n")
    fits = len(line) <= WIDTH or not _PLACE_TO_BREAK.search(text)
    if _NEEDS_ESCAPE.search(text.replace("\n", "")) or ("\n" not in text and fits):
        yield line
    elif all(_FOLDED_LINE.fullmatch(paragraph) for paragraph in paragraphs):
        yield f"{head} >-"
        for number, paragraph in enumerate(paragraphs):
            yield from [""] if number else []
            yield from _wrapped(paragraph, indent)
    elif _is_literal(text.split("\n")):
        yield f"{head} |-"
        yield from (f"{indent}{one}" if one else "" for one in text.split("\n"))
    else:
        yield line


def _wrapped(paragraph: str, indent: str) -> Iterator[str]:
    line = ""
    for piece in _PLACE_TO_BREAK.split(paragraph):
        if line and len(indent) + len(line) + 1 + len(piece) > WIDTH:
            yield indent + line
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    yield indent + line


def _is_literal(lines: list[str]) -> bool:
    """Whether these lines can stand in a block as they are: no space where it would be lost."""
    return bool(
        lines[0].strip()
        and lines[-1]
        and not lines[0].startswith(" ")
        and all(_LITERAL_LINE.fullmatch(line) for line in lines)
    )


def _on_one_line(text: str) -> str:
    if _NEEDS_ESCAPE.search(text):
        return _double(text)
    if text == text.strip() and text not in _MEANS_NOTHING and not _is_yaml(text):
        return text
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _is_yaml(text: str) -> bool:
    """Whether YAML would read a mark in `text` as an instruction."""
    return bool(_CANNOT_START.match(text) or _CANNOT_CONTAIN.search(text))


def _double(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'
