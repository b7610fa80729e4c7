"""Entrepreneurs who type a question in their own words find a page that helps them."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.site.building import BuiltSite
from tests.site.test_search import look_for, visit_with_search
from tests.site.visiting import CASE, Opener

FIRST = 5
ENOUGH = 0.9

# The dialog asks the same (docs/assets/js/search.mjs); without its pauses this takes seconds.
ASK = """async ([scripts, first, questions]) => {
  const { openIndex } = await import(`${scripts}search_index.mjs`)
  const template = document.querySelector("#kc-search").content
  const { unasked } = template.querySelector("[data-unasked]").dataset
  const index = await openIndex(unasked.split(" "))
  const found = []
  for (const question of questions) {
    const pages = (await index.find(question)).slice(0, first).map((page) => page.data())
    found.push((await Promise.all(pages)).map(({ url }) => new URL(url, location.href).href))
  }
  return found
}"""
MEND = """async ([scripts, word, known]) => {
  const { inKnownWords } = await import(`${scripts}search_words.mjs`)
  const knownBy = async (letter) => new Set(known.filter((other) => other[0] === letter))
  return inKnownWords(word, knownBy)
}"""


@dataclass(frozen=True)
class Question:
    """What is typed, and the pages of which one has to be among the first results."""

    words: str
    pages: frozenset[str]


def _read() -> list[Question]:
    text = Path(__file__).with_name("search_questions.yml").read_text("utf-8")
    return [Question(item["question"], frozenset(item["pages"])) for item in yaml.safe_load(text)]


QUESTIONS = _read()


def test_there_are_at_least_forty_questions_and_none_is_asked_twice() -> None:
    assert len({question.words.casefold() for question in QUESTIONS}) == len(QUESTIONS) >= 40


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.words)
def test_the_pages_that_answer_a_question_exist(question: Question, site: BuiltSite) -> None:
    assert question.pages
    for path in question.pages:
        assert (site.folder / path / "index.html").is_file(), path


def test_nine_of_ten_questions_find_a_page_that_helps_in_the_first_five(
    page: Opener, served: str
) -> None:
    tab = visit_with_search(page(), CASE)
    found = tab.evaluate(ASK, [f"{served}assets/js/", FIRST, [each.words for each in QUESTIONS]])
    missed = {
        question.words: paths
        for question, addresses in zip(QUESTIONS, found, strict=True)
        if question.pages.isdisjoint(
            paths := [address.removeprefix(served).strip("/") for address in addresses]
        )
    }

    recall = 1 - len(missed) / len(QUESTIONS)
    print(f"\n{len(QUESTIONS)} vragen, gevonden in de eerste {FIRST}: {recall:.2f}")
    for words, paths in missed.items():
        print(f"  gemist: {words}", *(paths or ["(niets)"]), sep="\n    ")
    assert recall >= ENOUGH, f"gemist: {', '.join(missed)}"


def test_the_dialog_shows_what_the_questions_are_tried_on(page: Opener, served: str) -> None:
    tab = visit_with_search(page(), CASE)
    links = look_for(tab, "subsisdie robot").locator("[data-link]")
    shown = links.evaluate_all("links => links.map(link => link.href)")

    assert (
        shown[:FIRST] == tab.evaluate(ASK, [f"{served}assets/js/", FIRST, ["subsisdie robot"]])[0]
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("subsisdie", ["subsidie"]),
        ("susbidie", ["subsidie"]),
        ("machineonderhoud", ["machine", "onderhoud"]),
        ("opleidingssubsidie", ["opleiding", "subsidie"]),
        ("digitalsiernig", ["digitalisering"]),
        ("subsidie", ["subsidie"]),
        ("xqzzwvkpl", ["xqzzwvkpl"]),
        ("mitt", ["mitt"]),
        ("vdl-2000", ["vdl-2000"]),
    ],
)
def test_a_typing_error_is_mended_and_an_unknown_compound_taken_apart(
    page: Opener, served: str, typed: str, words: list[str]
) -> None:
    known = ["subsidie", "digitalisering", "opleiding", "machine", "onderhoud", "mit"]
    tab = page()
    tab.goto(CASE)

    assert tab.evaluate(MEND, [f"{served}assets/js/", typed, known]) == words


def test_the_words_of_the_site_hold_those_that_are_not_shown(site: BuiltSite) -> None:
    words = {
        file.stem: json.loads(file.read_text("utf-8"))
        for file in (site.folder / "pagefind" / "words").iterdir()
    }

    assert {"kopieren", "lasrobot"} <= {*words["k"], *words["l"]}
    assert not {"href", "div", "span"} & {*words["h"], *words["d"], *words["s"]}
    assert words["l"].index("loket") < words["l"].index("lasrobot")
