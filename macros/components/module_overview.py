"""The source of the program becomes a list: each module with the first sentence of its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.components import component
from macros.rendering import Context, Fragment, render

PROGRAM = Path(__file__).resolve().parents[1]

_DOCSTRING = re.compile(r'\s*"""(.*?)"""', re.DOTALL)
_END_OF_SENTENCE = re.compile(r"(?<=\.)\s")


@dataclass(frozen=True)
class Module:
    """One file of the program and what it says about itself."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Package:
    """One folder of the program, what it says about itself, and the modules in it."""

    path: str
    id: str
    sentence: str
    modules: tuple[Module, ...]


@component
def module_overview(context: Context) -> Fragment:
    """Toon alle modules van het programma, elk met de eerste zin van zijn toelichting.

    Example:
        {{ module_overview() }}
    """
    return render("module_overview", context, packages=list(packages(PROGRAM)))


def packages(folder: Path) -> Iterator[Package]:
    """The package `folder` and those below it, in the order of the tree; reads, imports nothing."""
    for start in sorted(folder.rglob("__init__.py"), key=lambda path: path.parent.parts):
        path = start.parent.relative_to(folder.parent).as_posix()
        modules = tuple(
            Module(module.name, first_sentence(module.read_text("utf-8")))
            for module in sorted(start.parent.glob("*.py"))
            if module != start
        )
        sentence = first_sentence(start.read_text("utf-8"))
        yield Package(f"{path}/", path.replace("/", "-"), sentence, modules)


def first_sentence(source: str) -> str:
    """The first sentence of the docstring of a module; empty when it has none."""
    found = _DOCSTRING.match(source)
    docstring = " ".join(found[1].split()) if found else ""
    return _END_OF_SENTENCE.split(docstring, maxsplit=1)[0]
