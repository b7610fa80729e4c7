"""`comment`: put the summary of a proposal under it, for a workflow that may write.

The job that made the summary ran code of the proposal, so what it left is checked like hostile
input, and the proposal itself is found from what GitHub says of the run, not from what is in there.
"""

import argparse
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import ValidationError

from macros.github import GitHub, GitHubError
from macros.proposal import Summary
from macros.proposal_text import as_markdown

MARK = "<!-- kenniscentrum: samenvatting van het voorstel -->"
MOST_BYTES = 400_000
MOST_TEXT = 60_000


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("comment", help="de samenvatting onder een voorstel zetten")
    command.set_defaults(run=_run)


def _run(_: argparse.Namespace) -> int:
    try:
        print(comment(GitHub.of(os.environ), _event()["workflow_run"]))
    except GitHubError as error:
        print(error)
        return 1
    return 0


def _event() -> Any:
    return json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))


def comment(github: GitHub, run: Any) -> str:
    """Keep the comment under the proposal that `run` looked at; says what was done."""
    number = _proposal_of(github, run)
    if number is None:
        return "dit voorstel is intussen veranderd of gesloten"
    content = github.artefact(run["id"], "samenvatting", "samenvatting.json", MOST_BYTES)
    if content is None:
        return "de controle liet geen samenvatting achter"
    github.keep_comment(number, MARK, text_of(content, run["head_sha"]))
    return f"de samenvatting staat bij voorstel {number}"


def _proposal_of(github: GitHub, run: Any) -> int | None:
    """The open proposal of which `run` saw the newest commit."""
    if run["event"] != "pull_request" or not run["head_repository"]:
        return None
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    for pull in github.all("/pulls", state="open", head=head):
        repository = pull["head"]["repo"]
        is_from_there = repository and repository["id"] == run["head_repository"]["id"]
        if is_from_there and pull["head"]["sha"] == run["head_sha"]:
            return int(pull["number"])
    return None


def text_of(content: bytes, commit: str) -> str:
    """The comment for a summary that may be anything."""
    try:
        text = as_markdown(Summary.model_validate_json(content))
    except (ValidationError, ValueError):
        text = "De controle liet een samenvatting achter die niet te lezen is.\n"
    if len(text) > MOST_TEXT:
        text = "De samenvatting is te lang voor hier. Hij staat bij de controle zelf.\n"
    return f"{text}\n<sub>Over wijziging {quote(commit[:7])}.</sub>\n"
