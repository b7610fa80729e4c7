"""The page of mistakes shows every mistake of the suite, as the program tells it."""

from pathlib import Path

import pytest

from macros.components.mistake_list import mistake_list
from macros.library import Library
from macros.mistakes import FIELDS, READING, TIPS, TOGETHER, all_mistakes
from macros.rendering import Context
from macros.source.diagnostics import Severity
from tests.site.reading import read_html
from tests.test_problems import GOLDEN

MISTAKES = {mistake.code: mistake for mistake in all_mistakes()}


def test_every_mistake_of_the_suite_is_there() -> None:
    assert sorted(MISTAKES) == sorted(golden.stem for golden in GOLDEN)


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=lambda one: one.code)
def test_a_mistake_shows_what_was_written_what_is_said_and_what_to_do(mistake) -> None:
    assert mistake.why.endswith(".")
    for example in mistake.examples:
        assert example.message
        assert example.remedy
        if example.file.endswith(".yml"):
            assert [line.is_wrong for line in example.lines].count(True) == 1
            assert all(len(line.text) <= 90 for line in example.lines)
            assert all(line.text.isprintable() for line in example.lines)


def test_two_messages_of_one_code_are_two_examples() -> None:
    assert [one.message for one in MISTAKES["steun-of-geen-steun"].examples] == [
        "er staat welke steun er was, en ook ‘no_support’",
        "er staat niet of het bedrijf steun kreeg",
    ]


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("hekje", READING),
        ("tab", READING),
        ("datum", FIELDS),
        ("verplicht", FIELDS),
        ("mrl-omgekeerd", TOGETHER),
        ("onbekend-instrument", TOGETHER),
        ("lijkt-op-ander", TIPS),
    ],
)
def test_a_mistake_stands_with_others_of_its_sort(code: str, group: str) -> None:
    assert MISTAKES[code].group == group
    assert (MISTAKES[code].severity is Severity.TIP) == (group == TIPS)


def test_what_cannot_be_seen_is_shown() -> None:
    shown = {
        code: "".join(line.text for line in MISTAKES[code].examples[0].lines)
        for code in ("tab", "onzichtbaar-teken")
    }

    assert "→sector: metaalbewerking" in shown["tab"]
    assert "⟨U+" in shown["onzichtbaar-teken"]


def test_the_page_has_a_heading_per_mistake_with_its_code_as_address() -> None:
    page = read_html(str(mistake_list(Context(Library())).html))

    headings = [heading for heading in page.all("h3") if "id" in heading.attributes]
    assert sorted(heading.attributes["id"] for heading in headings) == sorted(MISTAKES)
    for mistake in MISTAKES.values():
        for example in mistake.examples:
            assert " ".join(example.message.split()) in page.text
            assert example.remedy in page.text


def test_without_the_suite_there_is_nothing_to_show(tmp_path: Path) -> None:
    assert all_mistakes(tmp_path) == []
