"""The commands of `python -m macros`: arguments in, words out, with an exit code."""

import argparse
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from macros.cli.telling import NOTHING_WRONG, WRONG_USE


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives 0 when nothing is wrong, 1 when something is, 2 on wrong use."""
    parser = _Parser(
        prog="python -m macros", description="Kenniscentrum: inhoud maken en controleren"
    )
    commands = parser.add_subparsers(title="opdrachten", required=True, metavar="OPDRACHT")
    for command in _commands():
        command.register(commands)
    try:
        options = parser.parse_args(arguments)
    except SystemExit as exit_:
        return WRONG_USE if exit_.code else NOTHING_WRONG
    code: int = options.run(options)
    return code


def _commands() -> Iterator[Any]:
    """Every module here that registers a command, by name."""
    for found in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        if hasattr(module, "register"):
            yield module


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        sys.exit(f"verkeerd gebruik: {message}")
