"""`schema`: what a file may hold, as JSON Schema."""

import argparse
from typing import Any

from macros.cli.telling import NOTHING_WRONG
from macros.forms.json_schema import as_text, kind_called, schema_of
from macros.models import KINDS


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("schema", help="JSON Schema van een soort inhoud")
    names = [kind.name() for kind in KINDS]
    command.add_argument("kind", nargs="?", choices=names, help="de soort; zonder alle soorten")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    wanted = [kind_called(options.kind)] if options.kind else KINDS
    schemas = {kind.name(): schema_of(kind) for kind in wanted}
    print(as_text(schemas[options.kind] if options.kind else schemas), end="")
    return NOTHING_WRONG
