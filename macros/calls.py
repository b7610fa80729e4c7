"""The component calls in `docs/` are tried out: what they name must exist.

A page may be a stranger's. So nothing in it is worked out: a call gets the words and whole numbers
that stand in it, and no other value (docs/techniek/besluiten/0013).
"""

from collections.abc import Iterator
from functools import lru_cache
from inspect import signature
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from macros.components import all_components
from macros.library import Library
from macros.rendering import Context, UnknownNameError
from macros.source.diagnostics import Position, Problem, nearest
from macros.source.encoding import invisible
from macros.source.files import read_pages


class _UnreadableError(Exception):
    """A page that Jinja cannot read."""

    def __init__(self, line: int, why: str) -> None:
        self.line = line
        self.why = why


def problems_in_pages(docs: Path, library: Library) -> Iterator[Problem]:
    """Every page below `docs` that cannot be read, and every component call that would fail."""
    for file, text, problems in read_pages(docs):
        yield from problems
        if text is not None:
            yield from problems_in_text(text, file, library)


def problems_in_text(text: str, file: str, library: Library) -> Iterator[Problem]:
    """Every component call in `text` that would fail."""
    try:
        calls = _calls(text)
    except _UnreadableError as error:
        yield Problem(
            Position(file, error.line),
            f"hier staan accolades die {error.why}",
            'schrijf {{ naam("waarde") }}, of zet de tekst tussen {% raw %} en {% endraw %}',
            "accolades",
        )
        return
    lines = text.split("\n")
    for name, call in calls:
        place = Position(file, call.lineno, max(lines[call.lineno - 1].find(name), 0) + 1)
        yield from _try_out(call, name, place, library)


@lru_cache(maxsize=1_000)  # a server looks again when one file changed
def _calls(text: str) -> list[tuple[str, nodes.Call]]:
    """The calls in `text`, each with the name of the component."""
    parser = None
    try:
        parser = Parser(Environment(autoescape=True), text)
        waiting: list[nodes.Node] = [parser.parse()]
    except TemplateSyntaxError as error:
        raise _UnreadableError(error.lineno, "niet kloppen") from None
    except (RecursionError, ValueError):  # parts within parts, or a number of thousands of digits
        line = parser.stream.current.lineno if parser else 1
        raise _UnreadableError(line, "te ingewikkeld zijn") from None
    found = []
    while waiting:  # in the order of the text, and without recursion
        node = waiting.pop()
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            found.append((node.node.name, node))
        waiting += reversed([*node.iter_child_nodes()])
    return found


def _try_out(call: nodes.Call, name: str, place: Position, library: Library) -> Iterator[Problem]:
    components = all_components()
    if name not in components:
        message = f"er is geen bouwsteen ‘{name}’"
        yield Problem(place, message, nearest(name, components), "onbekende-bouwsteen")
        return
    try:
        if call.dyn_args or call.dyn_kwargs:
            raise TypeError
        arguments = [_value_of(argument) for argument in call.args]
        named = {pair.key: _value_of(pair.value) for pair in call.kwargs}
        given = signature(components[name]).bind(None, *arguments, **named)
        kinds = given.signature.parameters
        for field, value in [*given.arguments.items()][1:]:
            if type(value) is not kinds[field].annotation:
                raise TypeError
        if arguments or named:  # what asks for nothing by name finds everything
            components[name](Context(library, trial=True), *arguments, **named)
    except UnknownNameError as error:
        remedy = nearest(error.name, error.known)
        yield Problem(place, f"{error} voor ‘{name}’", remedy, "onbekende-naam")
    except TypeError:
        yield Problem(
            place,
            f"‘{name}’ kan met deze gegevens niets",
            f"schrijf bijvoorbeeld {_example(name)}",
            "bouwsteen-verkeerd",
        )


def _value_of(argument: nodes.Expr) -> str | int:
    """What an argument says.

    Raises:
        TypeError: when that is more than a number or words that anybody can read.
    """
    value = argument.value if isinstance(argument, nodes.Const) else None
    if not isinstance(value, str | int) or (isinstance(value, str) and any(invisible(value))):
        raise TypeError
    return value


def _example(name: str) -> str:
    documentation = all_components()[name].__doc__ or ""
    return documentation.partition("Example:")[2].strip() or "de naam met haakjes"
