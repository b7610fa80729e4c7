"""`remind`: one issue per organisation with what it has to check again; for a workflow."""

import argparse
import datetime
import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.github import GitHub, GitHubError
from macros.language.text import count, dutch_date
from macros.loading import load
from macros.models import Entry
from macros.proposal_text import code
from macros.reviewing import due_by_owner, review_by

LABEL = "te controleren"
MOST = 100  # of one issue


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("remind", help="een issue per organisatie: wat na te kijken is")
    command.add_argument("--root", type=Path, default=Path(), help="de map met cases/")
    command.add_argument("--on", help="de dag waarvoor het geldt; zonder is dat vandaag")
    command.add_argument("--show", action="store_true", help="alleen tonen, niets plaatsen")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    day = options.on or datetime.datetime.now(datetime.UTC).date().isoformat()
    issues = issues_of(due_by_owner(load(options.root).everything(), day), _site())
    for title, body in issues.values():
        print(f"{title}\n\n{body}" if options.show else title)
    if not options.show:
        try:
            GitHub.of(os.environ).keep_issues(LABEL, issues)
        except GitHubError as error:
            print(error)
            return 1
    return 0


def _site() -> str:
    return os.environ.get("SITE_URL", "")


def issues_of(due: Mapping[str, Sequence[Entry]], site: str) -> dict[str, tuple[str, str]]:
    """The title and the text of the issue of each organisation, by the mark it is found by."""
    issues = {}
    for owner, entries in due.items():
        name = hashlib.sha256(owner.encode()).hexdigest()[:16]
        title = f"Te controleren: {count(len(entries), 'pagina', 'pagina’s')} van {owner}"
        lines = [_line(entry, site) for entry in entries[:MOST]]
        if len(entries) > MOST:
            lines.append(f"- en nog {len(entries) - MOST}")
        body = "\n".join([_INTRODUCTION.format(owner=code(owner)), "", *lines, "", _HOW])
        issues[f"<!-- kenniscentrum: te controleren {name} -->"] = (title[:120], body)
    return issues


def _line(entry: Entry, site: str) -> str:
    page = f"{site}{entry.address}/{entry.slug}/"
    link = f" ([pagina]({page}))" if site.startswith("https://") else ""
    return (
        f"- [ ] {code(entry.title)}{link}, `{entry.folder}/{entry.slug}.yml`, "
        f"nagekeken op {dutch_date(entry.checked_on)}, opnieuw vóór {dutch_date(review_by(entry))}"
    )


_INTRODUCTION = "Deze pagina’s zijn een tijd geleden nagekeken door {owner}. Klopt alles nog?"
_HOW = (
    "Open een pagina en klik onderaan op ‘Verbeter’. Pas aan wat niet meer klopt. "
    "Klopt alles nog, zet dan alleen bij ‘Gecontroleerd op’ de dag van vandaag. "
    "Dit issue wordt elke maand bijgewerkt."
)
