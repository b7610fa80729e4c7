"""A phrase is filled in once, whatever the value that goes into it."""

import re
from functools import lru_cache

import pytest

from macros.forms.fields import all_fields, fields_of
from macros.models import KINDS
from macros.source.phrases import all_phrases, all_words, phrase
from tests.conftest import CASE


@lru_cache
def _fields_and_choices() -> frozenset[str]:
    """Every field at any depth, and every choice of it, as a phrase may name them."""
    fields = [field for kind in KINDS for _, field in all_fields(fields_of(kind))]
    terms = [f"{one.name}.{term}" for one in fields if one.terms for term in one.terms.words]
    return frozenset(f"field.{name}" for name in (*(one.name for one in fields), *terms))


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


def test_the_check_names_a_field_and_a_choice_as_they_stand_in_the_file():
    told = phrase("geen-bronnen")

    assert (
        told.remedy == "vul ‘sources’ in, of zet ‘evidence’ op ‘illustratief’ als het verzonnen is"
    )


@pytest.mark.parametrize("name", all_phrases())
def test_a_phrase_reads_as_a_problem_does(name):
    told = all_phrases()[name]
    for text in (told.message, told.remedy):
        assert not text.endswith((".", "?", "!"))
        assert set(re.findall(r"\{(.*?)\}", text)) <= {
            *("name", "shown", "value", "length", "limit", "nearest", "found", "title", "better"),
            *("now", "start", "singular", "place", "trail", "why"),
            *_fields_and_choices(),
        }
    assert re.fullmatch(r"[a-z-]+", told.code)
    assert all(word == word.strip() for word in all_words().values())
