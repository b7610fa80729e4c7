"""Compound words fall apart into words that exist, and into nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.language.compounds import Compounds, texts_in, words_in

KNOWN = words_in(
    ["productie planning las robot opleiding plan fonds kosten koper onderzoek onder zoek ver"]
)

words = st.text("abcdeno", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("productieplanning", ("productie", "planning")),
        ("Productieplanning", ("productie", "planning")),
        ("lasrobot", ("las", "robot")),
        ("opleidingsplan", ("opleiding", "plan")),
    ],
)
def test_a_compound_falls_apart_into_known_words(word: str, parts: tuple[str, ...]) -> None:
    assert Compounds(KNOWN).parts_of(word) == parts


@pytest.mark.parametrize("word", ["onderzoek", "verkoper", "planning", "robot", "productiehal"])
def test_a_word_that_is_no_compound_of_known_words_stays_whole(word: str) -> None:
    assert Compounds(KNOWN).parts_of(word) == ()


def test_a_part_that_is_a_compound_falls_apart_too() -> None:
    known = words_in(["lasrobot las robot fabriek"])

    assert Compounds(known).parts_of("lasrobotfabriek") == ("lasrobot", "las", "robot", "fabriek")


def test_a_part_that_the_text_has_as_a_word_is_not_hidden() -> None:
    assert Compounds(KNOWN).hidden_parts(["productieplanning", "productie"]) == ["planning"]


def test_texts_are_found_at_any_depth_and_addresses_are_not_texts() -> None:
    data = {"a": ["een", {"b": "twee"}], "url": "https://voorbeeld.nl", "n": 3, "leeg": None}

    assert list(texts_in(data)) == ["een", "twee"]


@given(words, st.sets(words, max_size=12))
def test_the_parts_are_known_and_in_the_word(word: str, known: set[str]) -> None:
    for part in Compounds(known).parts_of(word):
        assert part in known
        assert part in word
        assert part != word
