"""Whether support was enough for a case: one verdict each, and no verdict from what is unknown."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.insight.adequacy import Adequacies
from macros.insight.facts import facts_of, subject_of, year_of_end
from macros.models import Case, Instrument
from macros.rules.adequacy import MONEY, NO_MONEY, NOTHING_USED, SIZES, Moment, Offer, judge
from macros.taxonomy import taxonomy
from tests.rules.content import LIBRARY
from tests.rules.strategies import FACTS

TODAY = "2026-11-20"
SCHEME = {
    "slug": "voucher",
    "title": "Voucher",
    "kind": "voucher",
    "status": "open",
    "level": "landelijk",
    "needs": ["scholing"],
    "suitability": {"1": {"verdict": "ja"}},
    "sizes": ["micro", "klein", "midden", "groot"],
    "provinces": [],
    "sectors": [],
    "collaboration": "niet-vereist",
    "effort": "laag",
    "windows": [],
    "seen": ["2015", "2026"],
}
CASE = {
    "type": "1",
    "needs": ["scholing"],
    "size": "klein",
    "province": "drenthe",
    "sector": "food",
    "ended": "2020",
    "no_support": "niet-vermeld",
}
UNSUITABLE = {"suitability": {"1": {"verdict": "nee"}}}
PERHAPS = {"suitability": {"1": {"verdict": "onbekend"}}}


def scheme(**changes):
    return SCHEME | changes


def case(**changes):
    changed = CASE | changes
    if "outcomes" in changes or "other_support" in changes:
        del changed["no_support"]
    return {name: value for name, value in changed.items() if value is not None}


def verdict(subject, *instruments):
    return judge(subject, Offer(instruments), TODAY).verdict


def then(subject, *instruments):
    return judge(subject, Offer(instruments), TODAY).needs[0].then.verdict


def now(subject, *instruments):
    return judge(subject, Offer(instruments), TODAY).needs[0].now.verdict


USED = {"voucher": "gebruikt"}
OTHER = ["Gemeente Voorbeeldstad: 20.000 euro"]


@pytest.mark.parametrize(
    ("subject", "instruments", "wanted", "why"),
    [
        (case(outcomes=USED), [scheme()], "ondersteund", "support was used"),
        (case(outcomes=USED), [scheme(**UNSUITABLE)], "ondersteund", "use proves more than a rule"),
        (
            case(outcomes=USED, needs=["scholing", "investering"]),
            [scheme()],
            "deels",
            "for one need there was nothing",
        ),
        (
            case(outcomes=USED, needs=["scholing", "investering"]),
            [scheme(), scheme(slug="b", needs=["investering"], **PERHAPS)],
            "ondersteund",
            "a perhaps is not nothing",
        ),
        (
            case(outcomes=USED, needs=["investering"], ended=None),
            [scheme()],
            "ondersteund",
            "without a year nothing is lacking for sure",
        ),
        (case(other_support=OTHER), [scheme()], "ondersteund", "support is not only ours"),
        (case(other_support=OTHER), [], "deels", "for one need our list had nothing"),
        (case(other_support=OTHER, ended=None), [], "ondersteund", "support was used, whenever"),
        (
            case(other_support=OTHER, outcomes={"voucher": "onbekend"}),
            [scheme()],
            "ondersteund",
            "one that was surely used is enough",
        ),
        (case(), [scheme()], "steun-onbekend", "the source is silent, so it is not unused"),
        (case(), [scheme(**PERHAPS)], "steun-onbekend", "the source is silent"),
        (case(), [scheme(**UNSUITABLE)], "ontoereikend", "there was nothing to use"),
        (case(ended=None), [], "steun-onbekend", "the year is not known"),
        (case(no_support="niet-gezocht"), [scheme()], "onbenut", "it fitted and was not used"),
        (case(no_support="niet-nodig"), [scheme()], "onbenut", "it fitted and was not used"),
        (case(no_support="niet-nodig"), [], "steun-onbekend", "who needs nothing lacks nothing"),
        (
            case(no_support="niet-gezocht"),
            [scheme(**PERHAPS)],
            "steun-onbekend",
            "a perhaps decides nothing",
        ),
        (
            case(no_support="geen-passende-regeling"),
            [scheme(**PERHAPS)],
            "ontoereikend",
            "the company found nothing, and nothing fitted for sure",
        ),
        (
            case(no_support="geen-passende-regeling"),
            [scheme()],
            "onbenut",
            "something did fit",
        ),
        (case(outcomes={"voucher": "niet-aangevraagd"}), [scheme()], "onbenut", "known, not used"),
        (
            case(outcomes={"voucher": "afgewezen"}),
            [scheme()],
            "ontoereikend",
            "what was refused did not fit",
        ),
        (
            case(outcomes={"voucher": "afgewezen"}),
            [scheme(), scheme(slug="b")],
            "onbenut",
            "beside what was refused something else fitted",
        ),
        (
            case(outcomes={"voucher": "onbekend"}),
            [scheme(**UNSUITABLE)],
            "steun-onbekend",
            "perhaps it was used after all",
        ),
        (
            case(outcomes={"voucher": "afgewezen", "b": "onbekend"}),
            [scheme()],
            "steun-onbekend",
            "of one the outcome is not known",
        ),
    ],
)
def test_a_case_has_the_verdict_that_its_facts_allow(subject, instruments, wanted, why):
    assert verdict(subject, *instruments) == wanted, why


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"sizes": ["micro", "klein", "midden"]}, "misschien"),
        ({"sizes": ["micro", "klein", "midden", "groot"]}, "gedekt"),
        ({"sizes": []}, "misschien"),
    ],
)
def test_for_a_company_of_unknown_size_only_what_is_for_every_size_fits(changes, wanted):
    assert now(case(size=None), scheme(**changes)) == wanted


def test_a_scheme_for_other_sizes_does_not_cover():
    assert now(case(size="groot"), scheme(sizes=["micro", "klein"])) == "niets"


@pytest.mark.parametrize(
    "changes",
    [{"provinces": ["drenthe"]}, {"level": "regionaal"}, {"level": "europees", "regional": True}],
)
def test_a_limit_to_a_region_leaves_it_open_when_the_province_is_unknown(changes):
    assert now(case(province=None), scheme(**changes)) == "misschien"


def test_a_province_that_is_unknown_or_that_is_named_leaves_nothing_open():
    assert now(case(province=None), scheme()) == "gedekt"
    assert now(case(province="drenthe"), scheme(provinces=["drenthe"])) == "gedekt"
    assert now(case(province="drenthe"), scheme(provinces=["zeeland"])) == "niets"


def test_what_does_not_fit_hides_nothing_that_does():
    assert now(case(), scheme(slug="ander", **UNSUITABLE), scheme()) == "gedekt"


def test_a_company_of_a_group_is_not_surely_an_sme():
    small = scheme(sizes=["micro", "klein", "midden"])

    assert now(case(), small) == "gedekt"
    assert now(case(group=True), small) == "misschien"
    assert now(case(group=True), scheme()) == "gedekt"


def test_a_scheme_for_other_sectors_does_not_cover():
    assert now(case(), scheme(sectors=["textiel"])) == "niets"
    assert now(case(), scheme(sectors=["food"])) == "gedekt"


def test_what_was_used_comes_first_and_is_told_apart():
    need = judge(case(outcomes=USED), Offer([scheme(slug="ander"), scheme()]), TODAY).needs[0]

    assert need.used == ("voucher",)
    assert need.then == Moment("gedekt", ("voucher", "ander"))
    assert need.now == Moment("gedekt", ("ander", "voucher"))


def test_what_was_used_covers_a_need_then_in_whatever_year_that_was():
    used, other = (
        judge(case(ended=None, **more), Offer([scheme()]), TODAY).needs[0].then
        for more in ({"outcomes": USED}, {})
    )

    assert used == Moment("gedekt", ("voucher",))
    assert other == Moment("onbekend")


def test_beside_what_was_used_stands_what_would_perhaps_have_fitted():
    perhaps = scheme(slug="ander", **PERHAPS)

    found = judge(case(outcomes=USED), Offer([scheme(), perhaps]), TODAY).needs[0].then

    assert found == Moment("gedekt", ("voucher",), ("ander",))


@pytest.mark.parametrize(
    ("changes", "another"),
    [
        ({}, {"type": "2"}),
        ({"sizes": ["klein"]}, {"size": "midden"}),
        ({"sizes": ["klein"]}, {"size": None}),
        ({"provinces": ["drenthe"]}, {"province": "zeeland"}),
        ({"provinces": ["drenthe"]}, {"province": None}),
        ({"sectors": ["food"]}, {"sector": "textiel"}),
        ({"sizes": ["micro", "klein", "midden"]}, {"group": True}),
    ],
)
def test_who_differs_in_one_thing_does_not_get_the_answer_of_another(changes, another):
    offer = Offer([scheme(**changes)])

    first, second = (judge(case(**one), offer, TODAY).needs[0].now for one in ({}, another))

    assert first.verdict == "gedekt"
    assert second.verdict != "gedekt"


def test_support_from_elsewhere_covers_no_need_since_it_names_none():
    subjects = case(other_support=OTHER), case()
    other, silent = (judge(subject, Offer([scheme()]), TODAY) for subject in subjects)

    assert other.needs == silent.needs


@pytest.mark.parametrize("kind", sorted(NO_MONEY))
def test_a_party_without_money_does_not_surely_cover_a_need_for_money(kind):
    network = scheme(kind=kind, needs=["investering", "scholing"])

    assert now(case(needs=["investering"]), network) == "misschien"
    assert now(case(needs=["scholing"]), network) == "gedekt"


def test_only_an_instrument_that_names_the_need_covers_it():
    assert now(case(), scheme(needs=["assessment"])) == "niets"
    assert now(case(), scheme(needs=[])) == "niets"


def test_then_and_now_are_judged_apart():
    gone = scheme(status="vervallen", until="2021", since="2018")

    assert (then(case(), gone), now(case(), gone)) == ("gedekt", "niets")
    new = scheme(since="2024", seen=["2024", "2026"])
    assert (then(case(), new), now(case(), new)) == ("niets", "gedekt")
    assert then(case(ended=None), gone) == "onbekend"


def test_the_rule_knows_terms_that_exist():
    assert set(taxonomy("needs")) >= MONEY
    assert set(taxonomy("instrument_kinds")) >= NO_MONEY
    assert set(taxonomy("sizes")) >= SIZES
    assert set(taxonomy("no_support_reasons")) == NOTHING_USED | {"niet-vermeld"}


NEEDS = ["scholing", "investering", "advies"]
INSTRUMENTS = st.lists(
    st.tuples(FACTS, st.sampled_from(list(taxonomy("instrument_kinds")))),
    max_size=4,
    unique_by=lambda pair: pair[0]["slug"],
).map(lambda pairs: [facts | {"kind": kind} for facts, kind in pairs])
OUTCOMES = st.dictionaries(
    st.sampled_from("abc"), st.sampled_from(list(taxonomy("support_outcomes"))), min_size=1
)
SUPPORT = st.one_of(
    st.fixed_dictionaries({"outcomes": OUTCOMES}),
    st.fixed_dictionaries({"other_support": st.just(OTHER)}, optional={"outcomes": OUTCOMES}),
    st.fixed_dictionaries({"no_support": st.sampled_from(list(taxonomy("no_support_reasons")))}),
)
SUBJECTS = st.builds(
    lambda base, support: base | support,
    st.fixed_dictionaries(
        {
            "type": st.sampled_from("1234"),
            "needs": st.lists(st.sampled_from(NEEDS), unique=True, min_size=1),
            "sector": st.sampled_from(["food", "textiel"]),
        },
        optional={
            "size": st.sampled_from(["micro", "klein", "midden", "groot"]),
            "province": st.sampled_from(["drenthe", "zeeland"]),
            "ended": st.sampled_from(["2014", "2018", "2020"]),
            "group": st.booleans(),
        },
    ),
    SUPPORT,
)


@given(SUBJECTS, INSTRUMENTS)
def test_every_case_has_one_verdict_and_every_need_one_per_moment(subject, instruments):
    found = judge(subject, Offer(instruments), TODAY)

    assert found.verdict in taxonomy("adequacy_verdicts").terms
    assert [need.need for need in found.needs] == subject["needs"]
    for need in found.needs:
        for moment in (need.then, need.now):
            assert moment.verdict in taxonomy("adequacy_needs").terms
            assert not set(moment.fits) & set(moment.maybe)
            assert (moment.verdict == "gedekt") == bool(moment.fits)
            assert moment.verdict != "misschien" or moment.maybe
        assert need.now.verdict != "onbekend"


@given(SUBJECTS, INSTRUMENTS)
def test_a_verdict_claims_nothing_that_its_needs_do_not_show(subject, instruments):
    found = judge(subject, Offer(instruments), TODAY)
    verdicts = {need.then.verdict for need in found.needs}
    used = "other_support" in subject or "gebruikt" in subject.get("outcomes", {}).values()

    assert used == (found.verdict in ("ondersteund", "deels"))
    if found.verdict == "deels":
        assert "niets" in verdicts
    if found.verdict == "onbenut":
        assert "gedekt" in verdicts
        assert subject.get("no_support") != "niet-vermeld"
    if found.verdict == "ontoereikend":
        assert not verdicts & {"gedekt", "onbekend"}


@given(SUBJECTS, INSTRUMENTS, st.sampled_from(["size", "province"]), st.data())
def test_knowing_more_of_a_company_never_finds_something_where_there_was_nothing(
    subject, instruments, name, data
):
    values = {"size": sorted(SIZES), "province": ["drenthe", "zeeland"]}
    known = subject | {name: data.draw(st.sampled_from(values[name]))}
    less = {key: value for key, value in known.items() if key != name}

    before, after = (judge(one, Offer(instruments), TODAY) for one in (less, known))
    for had, has in zip(before.needs, after.needs, strict=True):
        if had.now.verdict == "niets":
            assert has.now.verdict == "niets"


@given(st.lists(SUBJECTS, min_size=2, max_size=6), INSTRUMENTS)
def test_what_others_asked_of_the_same_offer_changes_nothing(subjects, instruments):
    offer = Offer(instruments)

    for subject in subjects:
        assert judge(subject, offer, TODAY) == judge(subject, Offer(instruments), TODAY)


@given(SUBJECTS, INSTRUMENTS, FACTS)
def test_another_instrument_never_takes_anything_away(subject, instruments, another):
    rank = {"niets": 0, "onbekend": 0, "misschien": 1, "gedekt": 2}
    more = [*instruments, another | {"slug": "nog-een", "kind": "subsidie"}]

    before, after = (judge(subject, Offer(found), TODAY) for found in (instruments, more))
    for had, has in zip(before.needs, after.needs, strict=True):
        assert rank[had.then.verdict] <= rank[has.then.verdict]
        assert rank[had.now.verdict] <= rank[has.now.verdict]


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2021", "2021"),
        ("2006-2023", "2023"),
        ("circa 2016-2020", "2020"),
        ("circa 2018-2019 (het artikel heeft geen datum)", "2019"),
        ("circa 2022 (de bron noemt het 180-jarig bestaan)", "2022"),
        ("rond 2020-2021 (schatting van de redactie)", "2021"),
        ("2019 tot circa 2022", "2022"),
        ("tot 2019", "2019"),
        ("tot 2013 (bouw van de nieuwe fabriek); de bron is uit 2020", "2013"),
        ("2013-heden", None),
        ("sinds 2013", None),
        ("2006 en later", None),
        ("2010-2014 en later", None),
        ("tussen 2007 en 2020 (Europese subsidieperiode)", None),
        ("circa 25 jaar inzet van robots (het artikel heeft geen datum)", None),
        ("(bron uit 2020)", None),
        ("", None),
        (None, None),
    ],
)
def test_the_year_a_case_ended_is_the_last_of_its_period_if_that_says_so(period, year):
    assert year_of_end(period) == year


def test_the_totals_are_the_number_of_cases():
    found = Adequacies(LIBRARY)
    cases = LIBRARY.all(Case)

    assert found.verdicts.total() == len(cases) == len(found.values())
    for of in (
        lambda case: case.yamamoto_type,
        lambda case: case.company.sector,
        lambda case: case.company.size,
    ):
        groups = found.by(of)
        assert sum(groups.values(), Counter()) == found.verdicts
        assert {name: counted.total() for name, counted in groups.items()} == Counter(
            map(of, cases)
        )
    for moment in ("then", "now"):
        needed = Counter(need.need for judged in found.values() for need in judged.needs)
        assert {n: c.total() for n, c in found.by_need(moment).items()} == needed


def test_a_source_that_is_silent_never_gives_an_unused_chance():
    for judged in Adequacies(LIBRARY).values():
        if judged.case.no_support == "niet-vermeld":
            assert judged.verdict in ("steun-onbekend", "ontoereikend")
        assert (judged.verdict in ("ondersteund", "deels")) == judged.case.used_support


@pytest.fixture(scope="module")
def judged():
    offer = Offer(facts_of(instrument) for instrument in LIBRARY.all(Instrument))
    return {case.slug: judge(subject_of(case), offer, TODAY) for case in LIBRARY.all(Case)}


@pytest.mark.parametrize("slug", ["edih", "wbso", "jtf"])
@pytest.mark.parametrize("type_", ["1", "2", "3", "4"])
def test_changing_one_judgement_changes_exactly_the_cases_it_is_about(judged, slug, type_):
    changed = [facts_of(instrument) for instrument in LIBRARY.all(Instrument)]
    for one in changed:
        if one["slug"] == slug:
            one["suitability"] = one["suitability"] | {type_: {"verdict": "nee"}}
    offer = Offer(changed)
    for real in LIBRARY.all(Case):
        before, after = judged[real.slug], judge(subject_of(real), offer, TODAY)
        counted = {
            name
            for need in before.needs
            for moment in (need.then, need.now)
            for name in (*moment.fits, *moment.maybe)
            if name not in need.used or moment is need.now
        }
        touched = real.yamamoto_type == type_ and slug in counted

        assert (before != after) == touched, real.slug
        assert others(before, slug) == others(after, slug)


def others(adequacy, slug):
    """What fits or may fit each need besides `slug`."""
    return [
        [set(names) - {slug} for names in (moment.fits, moment.maybe)]
        for need in adequacy.needs
        for moment in (need.then, need.now)
    ]
