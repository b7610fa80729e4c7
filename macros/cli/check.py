"""`check`: all problems in the content, at once, in the form that was asked for."""

import argparse
import sys
from typing import Any

from macros.assessment import assessment
from macros.calls import problems_in_pages
from macros.cli.telling import FORMATS, WRONG_USE, add_root, code_of, tell
from macros.figures import all_figures
from macros.language.readability import tips_in_pages
from macros.links.report import link_report
from macros.loading import examine
from macros.models import KINDS
from macros.questionnaire import all_questionnaires
from macros.taxonomy import BrokenTaxonomyError

# Whether fields fit together, and whether a reference is right, is only asked of a whole entry.
MORE = (
    "\nis elk veld van een bestand goed, dan kijkt de controle of de velden bij elkaar passen; "
    "daar kan nog iets uit komen"
)


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("check", help="alle problemen in de inhoud, in één keer")
    add_root(command)
    command.add_argument("--format", choices=sorted(FORMATS), default="text", help="de vorm")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not any((options.root / kind.folder).exists() for kind in KINDS):
        folders = ", ".join(f"{kind.folder}/" for kind in KINDS)
        print(f"in ‘{options.root}’ staat geen van de mappen {folders}", file=sys.stderr)
        return WRONG_USE
    try:
        all_figures()  # a broken figure is told as a broken vocabulary is: before any content
        all_questionnaires()
        assessment()
        link_report()
        library, problems = examine(options.root)
        docs = options.root / "docs"
        problems = sorted([*problems, *problems_in_pages(docs, library), *tips_in_pages(docs)])
    except BrokenTaxonomyError as error:
        problems = error.problems
        after = "in 0 bestanden"
    else:
        broken = len(library.known) - len(library.entries)
        after = f"in {len(library.known)} bestanden{MORE if broken else ''}"
    tell(problems, options.format, after)
    return code_of(problems)
