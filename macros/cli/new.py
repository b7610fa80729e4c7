"""`new`: a file to fill in, with the help of every field in it."""

import argparse
import sys
from typing import Any

from macros.cli.telling import NOTHING_WRONG, WRONG_USE, add_root
from macros.forms.json_schema import kind_called
from macros.forms.scaffold import scaffold_of
from macros.models import KINDS
from macros.models.values import RESERVED, is_slug
from macros.source.diagnostics import shown
from macros.source.phrases import Phrase, phrase


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("new", help="een nieuw bestand om in te vullen")
    command.add_argument("kind", choices=[kind.name() for kind in KINDS], help="de soort")
    command.add_argument("slug", help="de bestandsnaam, zonder .yml")
    add_root(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    kind = kind_called(options.kind)
    file = f"{kind.folder}/{options.slug}.yml"
    if not is_slug(options.slug):
        return _refuse(phrase("slug", shown=shown(options.slug)))
    if options.slug in RESERVED:
        return _refuse(phrase("naam-in-gebruik", shown=shown(options.slug)))
    try:
        (options.root / kind.folder).mkdir(parents=True, exist_ok=True)
        with (options.root / file).open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(scaffold_of(kind, options.slug))
    except FileExistsError:
        return _refuse(phrase("bestaat-al", shown=shown(file)))
    print(file)
    return NOTHING_WRONG


def _refuse(why: Phrase) -> int:
    print(f"{why.message}; {why.remedy}", file=sys.stderr)
    return WRONG_USE
