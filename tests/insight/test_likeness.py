"""Cases that are alike are shown with the reason; an instrument shows the cases it would fit."""

from macros.insight.likeness import cases_fitting, cases_like
from macros.models import Case, Instrument
from tests.conftest import CASE, INSTRUMENT


def case(title: str, more: str = "") -> str:
    return CASE.replace("Lasrobot neemt het seriewerk over", title) + more


TECHNIQUE = "technologies: [lasrobots]\n"
OBSTACLE = "obstacles:\n  - obstacle: kennis\n"


def test_the_reason_names_what_is_shared(written):
    library = written(
        {
            "cases/een.yml": case("Een lasrobot in de werkplaats", TECHNIQUE + OBSTACLE),
            "cases/twee.yml": case("Een tweede robot die ook last", TECHNIQUE),
            "cases/drie.yml": case("Een cel zonder chef aan het werk", OBSTACLE),
        }
    )

    found = cases_like(library, library.get(Case, "een"))

    assert [(like.slug, why) for like, why in found] == [
        (
            "twee",
            "Zelfde sector (metaalbewerking), techniek (lasrobots) "
            "en type (bestaande techniek invoeren)",
        ),
        (
            "drie",
            "Zelfde sector (metaalbewerking), knelpunt (kennis en kunde) "
            "en type (bestaande techniek invoeren), andere aanpak",
        ),
    ]


def test_two_companies_of_other_kinds_are_not_alike_for_that(written):
    other = CASE.replace("metaalbewerking", "overig").replace(
        "yamamoto_type: 1", "yamamoto_type: 2"
    )
    library = written(
        {"cases/een.yml": CASE.replace("metaalbewerking", "overig"), "cases/twee.yml": other}
    )

    assert cases_like(library, library.get(Case, "een")) == []


SUITS = """\
needs: [scholing]
suitability:
  1: {verdict: ja, reason: Daarvoor bedoeld., basis: redactie}
  2: {verdict: nee, reason: Niet voor bedoeld., basis: redactie}
"""


def test_an_instrument_shows_the_cases_of_a_type_it_suits(written):
    library = written(
        {
            "cases/past.yml": case("Een lasrobot in de werkplaats"),
            "cases/past-niet.yml": case("Een cel zonder chef aan het werk").replace(
                "yamamoto_type: 1", "yamamoto_type: 2"
            ),
            "cases/noemt-het.yml": case("Een bon voor advies gebruikt").replace(
                "no_support: niet-vermeld",
                "support:\n  - {instrument: voucher, outcome: gebruikt}",
            ),
            "instruments/voucher.yml": INSTRUMENT + SUITS,
        }
    )

    fitting = cases_fitting(library, library.get(Instrument, "voucher"))

    assert [found.slug for found in fitting] == ["past"]
