"""The page of an instrument: what came after it is said as it is now."""

import re
from collections.abc import Callable

import pytest
from markupsafe import Markup

from macros.components.instrument_page import instrument_page
from macros.library import Library
from macros.rendering import Context
from tests.conftest import INSTRUMENT, Files

WITHDRAWN = "withdrawn: {date: 2025-02-03, reason: Bestond nooit.}\n"


def instrument(title: str, status: str, after: str = "", more: str = "") -> str:
    text = INSTRUMENT.replace("Innovatievoucher", title).replace(
        "status: open", f"status: {status}"
    )
    return text + (f"succeeded_by: {after}\n" if after else "") + more


CONTENT = {
    "instruments/eerst.yml": instrument("Eerste bon", "vervallen", "tweede"),
    "instruments/tweede.yml": instrument("Tweede bon", "vervallen", "derde"),
    "instruments/derde.yml": instrument("Derde bon", "periodiek-open", "vierde"),
    "instruments/vierde.yml": instrument("Vierde bon", "vervallen"),
    "instruments/dicht.yml": instrument("Dichte bon", "gesloten", "fout"),
    "instruments/fout.yml": instrument("Foute bon", "open", more=WITHDRAWN),
    "instruments/later.yml": instrument("Late bon", "onbekend", "dicht"),
}


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        (
            "tweede",
            "Vervallen. De regeling bestaat niet meer. In plaats hiervan is er nu Derde bon.",
        ),
        ("eerst", "In plaats hiervan is er nu Derde bon. Daarvoor was er Tweede bon (vervallen)."),
        ("derde", "Hierna kwam Vierde bon (vervallen). We kennen geen opvolger die nu loopt."),
        ("dicht", "Hierna kwam Foute bon (ingetrokken). We kennen geen opvolger die nu loopt."),
        (
            "later",
            "Opgevolgd. Hierna kwam Dichte bon (gesloten), daarna Foute bon (ingetrokken). "
            "We kennen geen opvolger die nu loopt.",
        ),
        ("vierde", "Vervallen. De regeling bestaat niet meer."),
    ],
)
def test_only_what_runs_is_there_now_and_otherwise_the_page_says_that_nothing_is(
    written: Callable[[Files], Library], slug: str, told: str
) -> None:
    page = str(instrument_page(Context(written(CONTENT)), slug).html)

    notice, *_ = re.findall(r'<div class="notice[^>]*>(.*?)</div>', page, re.DOTALL)
    assert " ".join(Markup(notice).striptags().split()).endswith(told)
