"""`refresh`: write the committed files that follow from the models again."""

import argparse
from pathlib import Path
from typing import Any

from macros.cli.telling import NOTHING_WRONG
from macros.forms.generated import committed_files


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "refresh", help="de bestanden die uit de modellen volgen opnieuw maken"
    )
    command.add_argument("--root", type=Path, default=Path(), help="de map van het project")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    for name, text in committed_files().items():
        path = options.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(name)
    return NOTHING_WRONG
