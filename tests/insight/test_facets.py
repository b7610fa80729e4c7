"""Where one can use an instrument decides under which provinces a visitor finds it."""

import pytest

from macros.insight.facets import FACETS, filters_of
from macros.library import by_title
from macros.models import Instrument, Organisation
from macros.taxonomy import taxonomy
from tests.conftest import INSTRUMENT, ORGANISATION
from tests.rules.content import LIBRARY

EVERY = list(taxonomy("provinces"))
PROVINCES = next(facet for facet in FACETS[Instrument] if facet.name == "provinces")
REGIONAL = INSTRUMENT.replace("landelijk", "regionaal")
EUROPEAN = INSTRUMENT.replace("landelijk", "europees")


@pytest.mark.parametrize(
    ("text", "found_under"),
    [
        (INSTRUMENT, ["landelijk", *EVERY]),
        (EUROPEAN, ["landelijk", *EVERY]),
        (REGIONAL, ["per-regio"]),
        (EUROPEAN + "eligibility:\n  regional: ja\n", ["per-regio"]),
        (REGIONAL + "eligibility:\n  provinces: [zeeland, drenthe]\n", ["drenthe", "zeeland"]),
        (EUROPEAN + "eligibility:\n  provinces: [drenthe]\n  regional: ja\n", ["drenthe"]),
    ],
)
def test_an_instrument_is_found_under_every_province_in_which_one_can_use_it(
    written, text, found_under
):
    library = written({"instruments/voucher.yml": text})

    assert PROVINCES.of(library.get(Instrument, "voucher")) == found_under


def test_under_a_province_a_visitor_finds_what_is_for_the_whole_country():
    under = {one.slug for one in LIBRARY.all(Instrument) if "overijssel" in PROVINCES.of(one)}

    assert {"wbso", "bmkb", "overijssel-mkb-voucher", "mit-haalbaarheidsproject"} <= under
    assert not {"jtf", "interreg", "limburgtoekomstbestendig"} & under


def test_the_number_beside_a_province_counts_everything_found_under_it():
    instruments = by_title(LIBRARY.all(Instrument))
    [(facet, counted)], _ = filters_of([PROVINCES], instruments)

    assert facet.labels["landelijk"] == "Heel Nederland"
    assert facet.labels["per-regio"] == "Verschilt per regio"
    assert [value for value, _ in counted] == ["landelijk", "per-regio", *EVERY]
    numbers = dict(counted)
    assert numbers["landelijk"] < min(numbers[province] for province in EVERY)
    assert numbers["landelijk"] == sum(one.nationwide for one in instruments)


def test_the_whole_country_has_one_name_for_instruments_and_parties(written):
    library = written({"organisations/loket.yml": ORGANISATION + "nationwide: ja\n"})
    parties = next(facet for facet in FACETS[Organisation] if facet.name == "provinces")

    assert parties.of(library.get(Organisation, "loket")) == ["landelijk"]
    assert parties.labels["landelijk"] == PROVINCES.labels["landelijk"]
