"""The real content: every file is valid and points only at what exists."""

import re
from pathlib import Path

import pytest

from macros.exports.calendar import has_days_to_come
from macros.loading import examine
from macros.models import KINDS, Case, Instrument, Organisation
from macros.taxonomy import taxonomy
from tests.conftest import ROOT

LIBRARY, PROBLEMS = examine(ROOT)


def files(kind) -> list[Path]:
    return sorted((ROOT / kind.folder).glob("*.yml"))


def test_nothing_is_wrong_in_the_content():
    assert "\n".join(str(problem) for problem in PROBLEMS if problem.severity == "fout") == ""


@pytest.mark.parametrize("path", files(Case), ids=lambda path: path.stem)
def test_a_case_links_to_instruments_that_exist_and_has_a_yamamoto_type(path):
    case = LIBRARY.get(Case, path.stem)

    assert case.yamamoto_type in taxonomy("yamamoto").terms
    assert bool(case.support or case.other_support) != bool(case.no_support)
    for support in case.support:
        assert (ROOT / "instruments" / f"{support.instrument}.yml").is_file()
    for slug in case.organisations:
        assert (ROOT / "organisations" / f"{slug}.yml").is_file()


@pytest.mark.parametrize("path", files(Instrument), ids=lambda path: path.stem)
def test_an_instrument_judges_all_four_types_and_says_who_judges(path):
    instrument = LIBRARY.get(Instrument, path.stem)

    assert sorted(instrument.suitability) == ["1", "2", "3", "4"]
    for judgement in instrument.suitability.values():
        assert judgement.basis in ("bron", "redactie")
        assert judgement.basis == "redactie" or judgement.source


def test_all_researched_content_is_there():
    assert len(LIBRARY.all(Case)) >= 43
    assert len(LIBRARY.all(Instrument)) >= 73
    assert len(LIBRARY.all(Organisation)) >= 100


@pytest.mark.parametrize("page", ["instrumenten", "instrumentenwijzer"])
def test_who_takes_the_calendar_reads_what_it_does_not_hold(page):
    """As soon as most instruments have a day to come, the sentence has to go."""
    instruments = LIBRARY.all(Instrument)
    text = " ".join((ROOT / f"docs/{page}/index.md").read_text("utf-8").split())

    assert len([one for one in instruments if has_days_to_come(one)]) < len(instruments) / 2
    assert "Van de meeste regelingen weten we niet wanneer de volgende ronde is." in text


RESIDUE = re.compile(
    r"gelezen tekst|open vraag|\bseed|fragment|samensteller|betaalmuur|TODO|navragen"
    r"|i\.o\.v\.|\.txt\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "path", [path for kind in KINDS for path in files(kind)], ids=lambda path: path.stem
)
def test_no_research_notes_are_left_on_a_visitors_page(path):
    assert RESIDUE.findall(path.read_text("utf-8")) == []
