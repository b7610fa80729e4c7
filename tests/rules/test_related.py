"""`related` finds what is most alike, says in what, and always gives the same order."""

from hypothesis import given
from hypothesis import strategies as st

from macros.rules.related import related

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
    first, *_ = related("lasrobot", CASES, WEIGHTS)

    assert first.slug == "spuitrobot"
    assert first.shared == {"sectors": {"metaal"}, "obstacles": {"kennis"}}


def test_equal_scores_are_ordered_by_name():
    assert [match.slug for match in related("lasrobot", CASES, WEIGHTS)] == [
        "spuitrobot",
        "bakkerij",
        "zaag",
    ]


def test_what_has_nothing_in_common_is_not_related():
    assert related("weverij", CASES, WEIGHTS) == []


words = st.frozensets(st.sampled_from("abcdef"))
carried = st.fixed_dictionaries(dict.fromkeys(WEIGHTS, words))


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=3), carried, min_size=1))
def test_nothing_is_related_to_itself_and_order_does_not_depend_on_the_order_of_files(entries):
    backwards = dict(reversed(list(entries.items())))
    for slug in entries:
        found = related(slug, entries, WEIGHTS)
        assert slug not in [match.slug for match in found]
        assert found == related(slug, backwards, WEIGHTS)
        assert all(match.score > 0 for match in found)
