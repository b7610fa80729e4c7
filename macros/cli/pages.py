"""`pages`: everything as plain Markdown, for a generator that knows nothing of this program."""

import argparse
import sys
from pathlib import Path
from typing import Any

from macros.calls import problems_in_pages
from macros.cli.telling import NOTHING_WRONG, PROBLEMS, WRONG_USE, add_root, tell
from macros.loading import examine
from macros.publication import WrongContactError
from macros.publishing.leaving import GENERATORS, leave
from macros.source.diagnostics import errors_of


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("pages", help="alle pagina's als gewone Markdown in een map")
    add_root(command)
    command.add_argument("--out", type=Path, required=True, help="een nieuwe of lege map")
    generators = sorted(GENERATORS)
    command.add_argument(
        "--for",
        choices=generators,
        default="mkdocs",
        dest="generator",
        help="waarmee de map wordt gebouwd; mkdocs geldt ook voor properdocs",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    out: Path = options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(f"‘{out}’ bestaat al en is geen lege map", file=sys.stderr)
        return WRONG_USE
    if not (options.root / "mkdocs.yml").is_file():
        print(f"in ‘{options.root}’ staat geen mkdocs.yml", file=sys.stderr)
        return WRONG_USE
    library, problems = examine(options.root)
    problems = errors_of([*problems, *problems_in_pages(options.root / "docs", library)])
    if problems:
        tell(sorted(problems), "text", "in de inhoud")
        return PROBLEMS
    try:
        number = leave(options.root, out, library, options.generator)
    except WrongContactError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    print(f"{number} pagina's in {out}; bouw ze daar met: {options.generator} build")
    return NOTHING_WRONG
