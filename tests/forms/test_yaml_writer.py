"""What the writer writes, our reader reads back as the same values."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from macros.forms.yaml_writer import WIDTH, text_of, yaml_text
from macros.models import KINDS, Case, Entry
from macros.source.encoding import decode
from macros.source.yaml_source import read
from tests.conftest import ROOT

CASES = json.loads((Path(__file__).parent / "yaml_cases.json").read_text("utf-8"))
SIGNS = "-?:,[]{}#&*!|>'\"%@`\\ \n\t.~=<\u0085\u3000"
MARKS = [*SIGNS, "\n\n", ": ", " #", "- ", "---", "word"]
TRAPS = ["null", "~", "no", "0x1F", "2024-05-17", "<<", "{{ x }}", "'", '"', "%Y"]


def readable(text: str) -> str | None:
    """`text` as our reader would have it; None when a file with it is refused."""
    found, problems = decode(text.encode("utf-8", "replace"), "x.yml")
    return None if problems else found


hostile = (
    some.one_of(
        some.lists(some.sampled_from(MARKS), max_size=60).map("".join),
        some.text(max_size=80),
        some.sampled_from(TRAPS),
    )
    .map(readable)
    .filter(lambda text: text is not None)
)
names = some.text("abcxyz_- :#'\"", min_size=1, max_size=12)
values = some.recursive(
    hostile,
    lambda inner: some.one_of(
        some.lists(inner, max_size=3), some.dictionaries(names, inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_value_is_written_in_exactly_this_way(case: Any) -> None:
    assert text_of(case["data"]).split("\n")[:-1] == case["yaml"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_written_is_read_back_as_the_same_values(case: Any) -> None:
    document, problems = read("\n".join([*case["yaml"], ""]).encode(), "x.yml")

    assert problems == []
    assert document
    assert document.data == case["data"]


@given(some.dictionaries(names, values, min_size=1, max_size=4))
@example({"a": "x\n\n y", "b": "#", "c": "x" * 120 + " y", "d": ["- a: b", [], {}]})
def test_any_values_come_back_as_they_went(data: dict[str, Any]) -> None:
    document, problems = read(text_of(data).encode(), "x.yml")

    assert problems == []
    assert document
    assert document.data == data


@given(some.dictionaries(names, values, min_size=1, max_size=4))
def test_writing_what_was_read_changes_nothing(data: dict[str, Any]) -> None:
    once = text_of(data)
    document, _ = read(once.encode(), "x.yml")

    assert document
    assert text_of(document.data) == once


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name())
def test_every_real_file_says_the_same_when_it_is_written_again(kind: type[Entry]) -> None:
    for path in sorted((ROOT / kind.folder).glob("*.yml")):
        before, _ = read(path.read_bytes(), path.name)
        assert before
        after, problems = read(yaml_text(kind, before.data).encode(), path.name)
        assert problems == []
        assert after
        assert after.data == before.data


def test_fields_come_in_the_order_of_the_model_at_every_depth_and_unknown_ones_last() -> None:
    data = {
        "checked_by": "redactie",
        "unknown": "x",
        "company": {"size": "klein", "sector": "metaalbewerking"},
        "sources": [{"url": "https://a.nl", "title": "T"}],
        "title": "Een titel",
    }

    assert yaml_text(Case, data).splitlines() == [
        "title: Een titel",
        "company:",
        "  sector: metaalbewerking",
        "  size: klein",
        "sources:",
        "  - title: T",
        "    url: https://a.nl",
        "checked_by: redactie",
        "unknown: x",
    ]


@given(some.lists(some.text("abc é", min_size=1, max_size=30), min_size=1, max_size=40))
def test_no_line_of_words_is_too_long(words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    for line in text_of({"company": {"note": text}}).splitlines():
        assert len(line) <= WIDTH
