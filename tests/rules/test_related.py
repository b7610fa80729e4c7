"""`Kinship` finds what is most alike, says in what, and always gives the same order."""

from hypothesis import given
from hypothesis import strategies as st

from macros.rules.related import Kinship

WEIGHTS = {"sectors": 3, "obstacles": 2, "technologies": 2}


def terms(**kinds: str):
    return {name: frozenset(words.split()) for name, words in kinds.items()}


CASES = {
    "lasrobot": terms(sectors="metaal", obstacles="kennis", technologies="lasrobots"),
    "spuitrobot": terms(sectors="metaal", obstacles="kennis", technologies="spuitrobots"),
    "weverij": terms(sectors="textiel", obstacles="geld"),
    "zaag": terms(sectors="metaal"),
    "bakkerij": terms(sectors="metaal"),
}


def test_the_likest_comes_first_with_what_is_shared():
    first, *_ = Kinship(CASES, WEIGHTS).of("lasrobot")

    assert first.slug == "spuitrobot"
    assert first.shared == {"sectors": {"metaal"}, "obstacles": {"kennis"}}


def test_two_heavy_terms_weigh_less_than_one_heavy_and_two_light_ones():
    cases = {
        "vraag": terms(sectors="metaal kunststof", obstacles="kennis", technologies="lasrobots"),
        "zes": terms(sectors="metaal kunststof"),
        "zeven": terms(sectors="metaal", obstacles="kennis", technologies="lasrobots"),
    }

    found = Kinship(cases, WEIGHTS).of("vraag", 1)

    assert [(match.slug, match.score) for match in found] == [("zeven", 7)]


def test_equal_scores_are_ordered_by_name():
    assert [match.slug for match in Kinship(CASES, WEIGHTS).of("lasrobot")] == [
        "spuitrobot",
        "bakkerij",
        "zaag",
    ]


def test_three_are_found_unless_another_number_is_asked_for():
    alike = {str(number): terms(sectors="metaal") for number in range(9)}

    assert [match.slug for match in Kinship(alike, WEIGHTS).of("4")] == ["0", "1", "2"]
    assert len(Kinship(alike, WEIGHTS).of("4", 5)) == 5


def test_who_says_less_of_itself_is_alike_in_what_it_does_say():
    first, *_ = Kinship(CASES, WEIGHTS).of("zaag")

    assert (first.slug, first.score, first.shared) == ("bakkerij", 3, {"sectors": {"metaal"}})


def test_what_has_nothing_in_common_is_not_related():
    assert Kinship(CASES, WEIGHTS).of("weverij") == []


words = st.frozensets(st.sampled_from("abcdef"))
carried = st.fixed_dictionaries(dict.fromkeys(WEIGHTS, words))
entries = st.dictionaries(st.text("xyz", min_size=1, max_size=3), carried, min_size=1)


def two_by_two(subject: str, entries: dict[str, dict[str, frozenset[str]]], limit: int):
    """What `Kinship` finds, the slow way."""
    scores = {
        slug: sum(WEIGHTS[name] * len(entries[subject][name] & other[name]) for name in WEIGHTS)
        for slug, other in entries.items()
        if slug != subject
    }
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [(slug, score) for slug, score in ranked if score][:limit]


@given(entries, st.integers(1, 5))
def test_it_finds_what_comparing_all_pairs_finds(entries, limit):
    kinship = Kinship(entries, WEIGHTS)
    for slug in entries:
        found = [(match.slug, match.score) for match in kinship.of(slug, limit)]
        assert found == two_by_two(slug, entries, limit)


@given(entries)
def test_nothing_is_related_to_itself_and_order_does_not_depend_on_the_order_of_files(entries):
    kinship, backwards = (
        Kinship(order, WEIGHTS) for order in (entries, dict(reversed(list(entries.items()))))
    )
    for slug in entries:
        found = kinship.of(slug)
        assert slug not in [match.slug for match in found]
        assert found == backwards.of(slug)
