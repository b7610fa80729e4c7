"""A phrase is filled in once, whatever the value that goes into it."""

import re

import pytest

from macros.source.phrases import all_phrases, all_words, phrase
from tests.conftest import CASE


@pytest.mark.parametrize("value", ["{remedy}", "{title}", "{shown}", "{message}", "{}", "{0}"])
def test_a_value_with_braces_is_quoted_as_it_is(value, problems_in):
    text = CASE.replace("metaalbewerking", f"'{value}'").replace("2024-05-17", f"'{value}'")

    said = [problem.message for problem in problems_in({"cases/x.yml": text})]
    assert said == [
        f"‘{value}’ is geen term van Sectoren",
        f"‘{value}’ is geen datum zoals 2024-05-17",
    ]


def test_a_phrase_with_a_place_that_nobody_fills_is_an_error_at_once():
    with pytest.raises(KeyError):
        phrase("te-lang", name="title")


@pytest.mark.parametrize("name", all_phrases())
def test_a_phrase_reads_as_a_problem_does(name):
    told = all_phrases()[name]
    for text in (told.message, told.remedy):
        assert not text.endswith((".", "?", "!"))
        assert set(re.findall(r"\{(.*?)\}", text)) <= {
            *("name", "shown", "value", "count", "limit", "nearest", "found", "title", "better"),
            *("now", "start", "singular", "folder", "trail", "why"),
        }
    assert re.fullmatch(r"[a-z-]+", told.code)
    assert all(word == word.strip() for word in all_words().values())
