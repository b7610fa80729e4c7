"""`propose`: an issue that a form made becomes a proposal with one file; for a workflow."""

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from macros.cli.issue import comment, entry_from
from macros.github import GitHub, GitHubError

MARK = "<!-- kenniscentrum: van issue naar voorstel -->"
MAY = {"admin", "maintain", "write", "triage"}


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("propose", help="van een issue een voorstel maken")
    command.add_argument("--root", type=Path, default=Path(), help="de map met cases/")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
        print(propose(GitHub.of(os.environ), event, options.root))
    except GitHubError as error:
        print(error)
        return 1
    return 0


def propose(github: GitHub, event: Any, root: Path) -> str:
    """Turn the issue of `event` into a proposal and say so under it; says what was done."""
    sender = quote(event["sender"]["login"], safe="")
    # A form can bring labels of its own; this makes sure that a person with the right to chose it.
    if github.call("GET", f"/collaborators/{sender}/permission")["role_name"] not in MAY:
        return "alleen wie het voorstel mag beoordelen, kan het laten maken"
    number = int(event["issue"]["number"])
    with tempfile.TemporaryDirectory() as folder:
        issue = Path(folder) / f"issue-{number}.md"
        issue.write_text(event["issue"]["body"] or "", "utf-8", "surrogatepass")
        result = entry_from(issue, None, root)
    told = comment(result)
    if result.file:
        files = {result.file: (root / result.file).read_text("utf-8")}
        body = f"Dit voorstel komt uit #{number}.\n\n{told}"
        url = github.propose(
            f"voorstel/issue-{number}", files, f"Voorstel uit issue {number}: {result.file}", body
        )
        told = f"{told}\nHet voorstel: {url}\n"
    github.keep_comment(number, MARK, told)
    return f"issue {number}: {result.file or 'er kwam geen bestand uit'}"
