"""`summary`: what a proposal does, as Markdown for a person and as JSON for another job."""

import argparse
from pathlib import Path
from typing import Any

from macros.proposal import summarise
from macros.proposal_text import as_markdown


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("summary", help="wat een voorstel verandert")
    command.add_argument("--base", type=Path, required=True, help="de map zoals het nu is")
    command.add_argument("--proposal", type=Path, required=True, help="de map met het voorstel")
    command.add_argument("--json", type=Path, help="het bestand voor de samenvatting als JSON")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    summary = summarise(options.base, options.proposal)
    if options.json:
        options.json.write_text(summary.model_dump_json(), "utf-8")
    print(as_markdown(summary), end="")
    return 0
