"""The vocabulary of the suite: content written as text, and what the program says of it."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from playwright.sync_api import Browser, sync_playwright

from macros import loading
from macros.library import Library
from macros.loading import examine, load
from macros.models import Entry
from macros.source.diagnostics import Problem
from macros.source.yaml_source import read
from tests.browser import launch

ROOT = Path(__file__).parents[1]

# How long an example takes says something of the machine, not of the program.
# And a mistake that `make mutate` put in must be seen, not explained.
settings.register_profile(
    "unhurried",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "100")),
    phases=[Phase.explicit, Phase.reuse, Phase.generate]
    if "MUTANT_UNDER_TEST" in os.environ
    else list(Phase),
)
settings.load_profile("unhurried")

CASE = """\
title: Lasrobot neemt het seriewerk over
summary: Een lasrobot nam het seriewerk over van de lassers.
evidence: illustratief
company:
  sector: metaalbewerking
  size: klein
yamamoto_type: 1
problem: Er waren te weinig lassers.
approach: Het bedrijf kocht een lasrobot.
no_support: niet-vermeld
checked_on: 2024-05-17
checked_by: redactie
"""

INSTRUMENT = """\
title: Innovatievoucher
kind: voucher
level: landelijk
status: open
summary: Een tegoedbon voor advies over vernieuwing.
sources:
  - title: Regeling
    publisher: Staatscourant
checked_on: 2024-05-17
checked_by: redactie
"""

ORGANISATION = """\
title: Loket voor de maakindustrie
kind: netwerk
status: actief
summary: Een netwerk van bedrijven in de maakindustrie.
sources:
  - title: Over ons
    publisher: Het loket
checked_on: 2024-05-17
checked_by: redactie
"""

Files = Mapping[str, str | bytes]


def values_in_file(library: Library, entry: Entry) -> dict[str, Any]:
    """What the file of `entry` says, as it stands there."""
    document, problems = read(library.document(entry).raw, "")
    assert document
    assert problems == []
    return document.data


@pytest.fixture(autouse=True)
def nothing_was_read_before() -> None:
    """What an earlier test read is read again, so that the order of the tests changes nothing."""
    loading._understood.cache_clear()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Files], Path]:
    """Write files below an empty root; gives the root."""

    def write_files(files: Files) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return tmp_path

    return write_files


@pytest.fixture
def written(write: Callable[[Files], Path]) -> Callable[[Files], Library]:
    """Write files and load them, or raise what is wrong with them."""
    return lambda files: load(write(files))


@pytest.fixture
def problems_in(write: Callable[[Files], Path]) -> Callable[[Files], list[Problem]]:
    """Write files and give every problem in them."""
    return lambda files: examine(write(files))[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser; without one the tests that need it are skipped, but never in CI."""
    with sync_playwright() as playwright:
        found = launch(playwright, bare=True)
        if found is None:
            reason = "er is geen browser; draai eerst: python -m tests.browser"
            pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
        yield found
        found.close()
