"""Cases that are alike are shown with the reason; an instrument shows the cases it would fit."""

from macros.insight.facts import facts_of, profile_of
from macros.insight.likeness import cases_fitting, cases_like
from macros.loading import load
from macros.models import Case, Instrument
from macros.rules.matching import FITS_NOT, fit
from tests.conftest import CASE, INSTRUMENT, ROOT


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

    fitting, in_all = cases_fitting(library, library.get(Instrument, "voucher"))

    assert [found.slug for found in fitting] == ["past"]
    assert in_all == 1


def test_what_an_instrument_shows_is_what_the_rule_says_fits():
    library = load(ROOT)

    for instrument in library.all(Instrument):
        facts = facts_of(instrument)
        named = {found.slug for found, _ in library.cases_with(instrument)}
        judged = [
            (found, fit(facts, profile_of(found)))
            for found in library.all(Case)
            if found.slug not in named
        ]
        fits = {
            found.slug: (one.criteria[0].verdict != "ja", -len(one.covered))
            for found, one in judged
            if one.whole != FITS_NOT and one.criteria[0].verdict in ("ja", "deels")
        }
        everything, in_all = cases_fitting(library, instrument, limit=1000)

        assert in_all == len(everything) == len(fits)
        assert {found.slug for found in everything} == set(fits)
        ranks = [fits[found.slug] for found in everything]
        assert ranks == sorted(ranks)


def test_of_equal_fits_an_instrument_shows_other_types_and_sectors_first(written):
    sectors = ["metaalbewerking"] * 8 + ["food", "textiel"]
    cases = {
        f"cases/geval-{number}.yml": case(f"Een lasrobot in werkplaats {number}").replace(
            "metaalbewerking", sector
        )
        for number, sector in enumerate(sectors)
    }
    library = written({**cases, "instruments/voucher.yml": INSTRUMENT + SUITS})

    fitting, in_all = cases_fitting(library, library.get(Instrument, "voucher"), limit=3)

    assert {found.company.sector for found in fitting} == set(sectors)
    assert in_all == 10


def test_two_instruments_that_fit_the_same_show_other_cases(written):
    cases = {
        f"cases/geval-{number:02}.yml": case(f"Een lasrobot in werkplaats {number}")
        for number in range(40)
    }
    names = [f"regeling-{number}" for number in range(8)]
    instruments = {f"instruments/{name}.yml": INSTRUMENT + SUITS for name in names}
    library = written({**cases, **instruments})

    shown = [
        tuple(found.slug for found in cases_fitting(library, one)[0])
        for one in library.all(Instrument)
    ]

    assert len(set(shown)) > len(names) / 2
    assert {len(one) for one in shown} == {6}
