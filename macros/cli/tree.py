"""`tree`: refuse files in a proposal that are more than files: links, modules of git, programs."""

import argparse
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.cli.telling import FORMATS, code_of, tell
from macros.models import KINDS
from macros.source.diagnostics import Position, Problem, shown

LINK, MODULE, PROGRAM = "120000", "160000", "100755"
_CONTENT = (*(f"{kind.folder}/" for kind in KINDS), "docs/")


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("tree", help="geen snelkoppelingen, submodules of programma's")
    command.add_argument("--root", type=Path, default=Path(), help="de map met het voorstel")
    command.add_argument("--format", choices=sorted(FORMATS), default="text", help="de vorm")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    command = ["git", "-C", str(options.root), "ls-files", "--stage", "-z"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout
    problems = list(problems_in(listed.decode("utf-8", "replace")))
    tell(problems, options.format, "in de lijst van bestanden")
    return code_of(problems)


def problems_in(listed: str) -> Iterator[Problem]:
    """What may not be there, of the files as `git ls-files --stage -z` lists them."""
    for line in filter(None, listed.split("\0")):
        about, _, path = line.partition("\t")
        mode = about.partition(" ")[0]
        what = ""
        if mode == LINK:
            what = "een snelkoppeling naar een ander bestand"
        elif mode == MODULE:
            what = "een submodule van git"
        elif mode == PROGRAM and path.startswith(_CONTENT):
            what = "een bestand dat als programma gestart kan worden"
        if what:
            yield Problem(
                Position(path),
                f"{shown(path)} is {what}",
                "zet er een gewoon bestand voor in de plaats, of haal het weg",
                "bijzonder-bestand",
            )
