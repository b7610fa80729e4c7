"""A round along the external addresses of the content: which there are, a look at each, the report.

Polite: one visit at a time per website, with a pause, and no more once it says that it is busy.
"""

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from macros.links.report import (
    WORKS,
    LinkException,
    LinkReport,
    Outcome,
    exception_for,
    noted,
)
from macros.links.visiting import TooBusyError
from macros.models import KINDS
from macros.models.values import Url
from macros.source.files import everything_below

Look = Callable[[str], Outcome]

PAUSE = 2.0
WEBSITES_AT_ONCE = 8
# With so many looks and so few that work, it is our own connection that does not.
ENOUGH, LEAST = 10, 0.5

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\|{}^]+")
_url = TypeAdapter(Url)


class NoConnectionError(Exception):
    """So little works that it says nothing of the addresses."""


def addresses_in(root: Path) -> dict[str, list[str]]:
    """Every external address in the content and the written pages, with the files that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for file, content in everything_below(root, [kind.folder for kind in KINDS]):
        for address in _addresses(content.decode("utf-8", "replace")):
            found[address].add(file)
    return {address: sorted(found[address]) for address in sorted(found)}


def _addresses(text: str) -> Iterator[str]:
    for match in _ADDRESS.findall(text):
        address = match.partition("#")[0].rstrip(".,;:!?*_]")
        while address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1].rstrip(".,;:!?*_]")
        try:
            yield _url.validate_python(address)
        except ValidationError:
            continue  # part of an explanation, such as `https://`


def due(
    addresses: Iterable[str],
    report: LinkReport,
    exceptions: Sequence[LinkException],
    today: str,
) -> list[str]:
    """The addresses at which it is time to look."""
    known = report.addresses
    return [
        address
        for address in addresses
        if not exception_for(address, exceptions)
        and (address not in known or known[address].is_due(today))
    ]


def look_at(addresses: Iterable[str], look: Look, *, pause: float = PAUSE) -> dict[str, Outcome]:
    """Look at each address; websites side by side, the addresses of one website in turn."""
    by_website: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_website[urlsplit(address).hostname or ""].append(address)
    with ThreadPoolExecutor(WEBSITES_AT_ONCE) as pool:
        rounds = pool.map(lambda group: _in_turn(group, look, pause), by_website.values())
        return {address: outcome for found in rounds for address, outcome in found.items()}


def _in_turn(addresses: Sequence[str], look: Look, pause: float) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    for number, address in enumerate(addresses):
        if number:
            time.sleep(pause)
        try:
            found[address] = look(address)
        except TooBusyError as error:
            why = f"de website heeft het te druk ({error})"
            found[address] = Outcome(outcome="onzeker", why=why)
            break  # the others of this website wait for the next round
    return found


def report_after(
    report: LinkReport,
    in_use: Iterable[str],
    looks: Mapping[str, Outcome],
    today: str,
) -> LinkReport:
    """The report after a round; what is no longer in use is forgotten.

    Raises:
        NoConnectionError: when so few addresses work that our own connection must be broken.
    """
    working = sum(found.outcome == WORKS for found in looks.values())
    if len(looks) >= ENOUGH and working < LEAST * len(looks):
        raise NoConnectionError(f"{working} van de {len(looks)} adressen werkten")
    known = {
        address: report.addresses[address] for address in in_use if address in report.addresses
    }
    for address, found in looks.items():
        known[address] = noted(known.get(address), found, today)
    return LinkReport(addresses=known)
