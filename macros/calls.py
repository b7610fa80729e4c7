"""The component calls in `docs/` are tried out: what they name must exist."""

from collections.abc import Iterator
from functools import lru_cache
from inspect import signature
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.components import all_components
from macros.library import Library
from macros.rendering import Context, UnknownNameError
from macros.source.diagnostics import Position, Problem, nearest


def problems_in_pages(docs: Path, library: Library) -> Iterator[Problem]:
    """Every component call below `docs` that would fail, with the page and the line."""
    for path in sorted(docs.rglob("*.md")):
        file = f"{docs.name}/{path.relative_to(docs).as_posix()}"
        yield from problems_in_text(path.read_text("utf-8"), file, library)


def problems_in_text(text: str, file: str, library: Library) -> Iterator[Problem]:
    """Every component call in `text` that would fail."""
    try:
        calls = _calls(text)
    except TemplateSyntaxError as error:
        yield Problem(
            Position(file, error.lineno),
            "hier staan accolades die niet kloppen",
            'schrijf {{ naam("waarde") }}, of zet de tekst tussen {% raw %} en {% endraw %}',
            "accolades",
        )
        return
    for name, call in calls:
        yield from _try_out(call, name, _place(text, call, name, file), library)


@lru_cache(maxsize=1_000)  # a server looks again when one file changed
def _calls(text: str) -> list[tuple[str, nodes.Call]]:
    """The calls in `text`, each with the name of the component."""
    found = Environment(autoescape=True).parse(text).find_all(nodes.Call)
    return [(call.node.name, call) for call in found if isinstance(call.node, nodes.Name)]


def _place(text: str, call: nodes.Call, name: str, file: str) -> Position:
    line = text.split("\n")[call.lineno - 1]
    return Position(file, call.lineno, max(line.find(name), 0) + 1)


def _try_out(call: nodes.Call, name: str, place: Position, library: Library) -> Iterator[Problem]:
    components = all_components()
    if name not in components:
        message = f"er is geen bouwsteen ‘{name}’"
        yield Problem(place, message, nearest(name, components), "onbekende-bouwsteen")
        return
    try:
        arguments = [argument.as_const() for argument in call.args]
        named = {pair.key: pair.value.as_const() for pair in call.kwargs}
        signature(components[name]).bind(None, *arguments, **named)
        if arguments or named:  # what asks for nothing by name finds everything
            components[name](Context(library, trial=True), *arguments, **named)
    except UnknownNameError as error:
        remedy = nearest(error.name, error.known)
        yield Problem(place, f"{error} voor ‘{name}’", remedy, "onbekende-naam")
    except (TypeError, nodes.Impossible):
        yield Problem(
            place,
            f"‘{name}’ kan met deze gegevens niets",
            f"schrijf bijvoorbeeld {_example(name)}",
            "bouwsteen-verkeerd",
        )


def _example(name: str) -> str:
    documentation = all_components()[name].__doc__ or ""
    return documentation.partition("Example:")[2].strip() or "de naam met haakjes"
