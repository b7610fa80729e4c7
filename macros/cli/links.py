"""`python -m macros links`: a look at external addresses, and the report that the pages use."""

import argparse
import datetime
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count as count_from
from pathlib import Path
from typing import Any

from macros.github import GitHub, GitHubError
from macros.language.text import count
from macros.links.report import (
    FOLDER,
    UNSURE,
    WORKS,
    LinkReport,
    Outcome,
    read_exceptions,
    read_report,
    report_text,
)
from macros.links.round import Look, NoConnectionError, addresses_in, due, look_at, report_after
from macros.links.visiting import AGENT, Visitor
from macros.proposal_text import code

MOST = 80  # of the addresses in the text of a proposal
REPORT = FOLDER / "report.json"


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("links", help="externe links nakijken; schrijft een verslag")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="de map met cases/ en instruments/"
    )
    parser.add_argument("--report", type=Path, default=REPORT, help="het bestand met het verslag")
    parser.add_argument("--known", action="store_true", help="niets bezoeken, alleen tonen")
    parser.add_argument("--propose", action="store_true", help="het verslag voorstellen op GitHub")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """Look at the addresses that are due, keep what was found and say it."""
    report, exceptions = read_report(options.report), read_exceptions(FOLDER / "exceptions.yml")
    in_use = addresses_in(options.root)
    if not options.known:
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        wanted = due(in_use, report, exceptions, today)
        looks = look_at(wanted, _counted(_visitor().look, len(wanted)))
        try:
            report = report_after(report, in_use, looks, today)
        except NoConnectionError as error:
            print(f"er is niets bewaard: {error}; dat ligt aan de verbinding van hier")
            return 1
        options.report.write_text(report_text(report), "utf-8")
    lines = list(_lines(report, in_use))
    print("\n".join(lines))
    if options.propose:
        try:
            print(_proposed(report, lines))
        except GitHubError as error:
            print(error)
            return 1
    return 0


def _proposed(report: LinkReport, lines: Sequence[str]) -> str:
    listed = "\n".join(f"- {code(line)}" for line in lines[: 2 * MOST + 1])
    body = f"Wat de wekelijkse controle van links vond. {_ABOUT}\n\n{listed}\n"
    files = {"macros/links/report.json": report_text(report)}
    url = GitHub.of(os.environ).propose("links/verslag", files, "Verslag van de links", body)
    return url or "het verslag is gelijk gebleven"


def _counted(look: Look, total: int) -> Look:
    """The same look, that says on a terminal how far the round is."""
    number = count_from(1)

    def counted(address: str) -> Outcome:
        if sys.stderr.isatty():
            print(f"\r{next(number)} van {total} adressen", end="", file=sys.stderr, flush=True)
        return look(address)

    return counted


def _visitor() -> Visitor:
    site = os.environ.get("SITE_URL", "")
    return Visitor(agent=f"{AGENT} (+{site})") if site.startswith("https://") else Visitor()


def _lines(report: LinkReport, in_use: Mapping[str, list[str]]) -> Iterator[str]:
    records = {
        address: report.addresses[address] for address in in_use if address in report.addresses
    }
    numbers = Counter[str](record.outcome for record in records.values())
    never = len(in_use) - len(records)
    yield (
        f"{count(len(in_use), 'adres', 'adressen')}: {numbers[WORKS]} werken, "
        f"{len(records) - numbers[WORKS] - numbers[UNSURE]} weg, "
        f"{numbers[UNSURE]} onzeker, {never} niet bekeken"
    )
    for address, record in records.items():
        if record.outcome != WORKS:
            lasting = "niet meer bereikbaar" if record.is_gone else record.outcome
            yield f"{lasting}: {address}"
            yield f"    {record.why}; in {', '.join(in_use[address])}"


_ABOUT = (
    "Staat er ‘niet meer bereikbaar’ bij, dan zegt de pagina dat ook. Zoek dan een nieuw adres, "
    "of zet bij de bron een bewaarde kopie in ‘archive’."
)
