"""What holds for whatever a contributor writes: reading, checking, rendering and publishing."""

import csv
import io
import json
import random
import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from macros.exports import all_exports, edition_of
from macros.language.text import cleaned, converted, entities, plain, prose
from macros.library import Library
from macros.loading import examine, load
from macros.models import KINDS, Case, Entry, Instrument, Organisation
from macros.models.base import Part
from macros.publication import Site
from macros.source.diagnostics import Problem, errors_of
from tests.conftest import CASE, INSTRUMENT, ORGANISATION, ROOT

SMALL: dict[type[Entry], str] = {Case: CASE, Instrument: INSTRUMENT, Organisation: ORGANISATION}
REAL = (ROOT / "cases" / "ubbink-u-lijn.yml").read_text("utf-8")
# Marks of YAML, Markdown and HTML, so that words are not all there is.
MARKED = st.text(
    st.sampled_from("ab é€1 \n-:#'\"<>&[](){}|*_`!\\/=;,%@~") | st.characters(codec="utf-8"),
    max_size=200,
)

LONG_TEXTS = [case.problem for case in load(ROOT).all(Case)]


def examined(files: Mapping[str, str | bytes]) -> tuple[Library, list[Problem]]:
    """What is in these files, and what is wrong with them."""
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return examine(Path(folder))


def in_dutch(problem: Problem) -> bool:
    """Whether a problem is told in our words, with what to do, and without words of Python."""
    words = re.sub("‘[^’]*’?", "", f"{problem.message} {problem.remedy}")
    english = r"\b(error|invalid|expected|found|value|input|string|NoneType|should|must be)\b"
    return bool(problem.message and problem.remedy and not re.search(english, words))


def lines_of(content: str | bytes) -> int:
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    return len(re.split(r"\r\n|\r|\n", text))


@settings(max_examples=150)
@given(st.binary(max_size=200) | MARKED.map(str.encode), st.sampled_from(KINDS), st.booleans())
def test_a_file_becomes_an_entry_or_problems_inside_it(
    raw: bytes, kind: type[Entry], is_begun: bool
) -> None:
    content = SMALL[kind].encode("utf-8") + raw if is_begun else raw
    library, problems = examined({f"{kind.folder}/x.yml": content})
    of_file = [problem for problem in errors_of(problems) if problem.code not in _BETWEEN]

    assert library.has(kind, "x") != bool(of_file)
    for problem in problems:
        assert problem.position.file == f"{kind.folder}/x.yml"
        assert 1 <= problem.position.line <= lines_of(content) + 1
        assert in_dutch(problem)


# What is said of an entry that exists: a reference to nothing, fields that exclude each other.
_BETWEEN = {
    "steun-of-geen-steun",
    "geen-bronnen",
    "datum-in-de-toekomst",
    "zelfde-type-twee-keer",
    "oud-adres",
}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_files_and_of_fields_changes_nothing(seed: int) -> None:
    shuffled = random.Random(seed)
    names = [f"{kind.folder}/{name}.yml" for kind in KINDS for name in ("a", "b", "c")]
    files = {}
    for name in shuffled.sample(names, len(names)):
        kind = next(kind for kind in KINDS if name.startswith(kind.folder))
        fields = list(yaml.safe_load(SMALL[kind]).items())
        fields[0] = ("title", f"{fields[0][1]} {name}")
        shuffled.shuffle(fields)
        text = {key: str(value) if key == "checked_on" else value for key, value in fields}
        files[name] = yaml.safe_dump(text, allow_unicode=True, sort_keys=False)
    library, problems = examined(files)

    assert errors_of(problems) == []
    assert list(library.everything()) == list(_in_order().everything())


def _in_order() -> Library:
    files = {}
    for kind in KINDS:
        for name in ("a", "b", "c"):
            path = f"{kind.folder}/{name}.yml"
            files[path] = re.sub("^(title: .*)", rf"\1 {path}", SMALL[kind])
    return examined(files)[0]


@pytest.mark.parametrize("kind", KINDS)
@given(
    bom=st.booleans(),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    form=st.sampled_from(["NFC", "NFD"]),
    ending=st.sampled_from(["", "\n", "\n\n\n"]),
)
@settings(max_examples=20)
def test_how_an_editor_saves_a_file_changes_nothing(
    kind: type[Entry], bom: bool, newline: str, form: Any, ending: str
) -> None:
    text = SMALL[kind].replace("summary: Een", "summary: Één")
    saved = unicodedata.normalize(form, text.rstrip("\n") + ending).replace("\n", newline)
    name = f"{kind.folder}/x.yml"
    library, problems = examined({name: ("\ufeff" if bom else "") + saved})

    assert errors_of(problems) == []
    assert library.get(kind, "x") == examined({name: text})[0].get(kind, "x")


def _required(kind: type[Part], within: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, info in kind.fields().items():
        if info.is_required():
            yield (*within, name)
            if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
                yield from _required(info.annotation, (*within, name))  # type: ignore[type-var]


REQUIRED = [(kind, route) for kind in KINDS for route in _required(kind)]


@pytest.mark.parametrize(("kind", "route"), REQUIRED, ids=lambda value: str(value))
def test_a_required_field_that_is_left_out_is_named_once(
    kind: type[Entry], route: tuple[str, ...]
) -> None:
    fields = yaml.load(SMALL[kind], yaml.BaseLoader)
    group = fields
    for name in route[:-1]:
        group = group[name]
    del group[route[-1]]
    _, problems = examined({f"{kind.folder}/x.yml": yaml.safe_dump(fields, sort_keys=False)})
    (problem,) = errors_of(problems)

    assert (problem.code, problem.message) == (
        "verplicht",
        f"verplicht veld ‘{route[-1]}’ ontbreekt",
    )
    assert problem.remedy == f"vul ‘{route[-1]}’ in"


@settings(max_examples=250)
@given(st.sampled_from([*SMALL.values(), REAL]), st.data())
def test_one_wrong_key_is_told_or_touches_one_field(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    typed = data.draw(st.sampled_from(["", *"a-:#'\"[{&*!|>%@`,?\t \n0"]))
    kept = data.draw(st.booleans())
    edited = text[:place] + typed + text[place + (0 if kept and typed else 1) :]
    kind = next((kind for kind, small in SMALL.items() if small == text), Case)
    name = f"{kind.folder}/x.yml"
    context = _REFERRED if text is REAL else {}
    library, problems = examined({**context, name: edited})
    told = [problem for problem in errors_of(problems) if problem.position.file == name]

    assert all(in_dutch(problem) for problem in told)
    assert all(problem.position.line <= lines_of(edited) + 1 for problem in told)
    if not told:
        before = examined({name: text})[0].get(kind, "x")
        after = library.get(kind, "x")
        changed = [
            field for field in kind.model_fields if getattr(before, field) != getattr(after, field)
        ]
        assert len(changed) <= 1


_REFERRED = {
    f"{folder}/{path.name}": path.read_bytes()
    for folder in ("instruments", "organisations")
    for path in (ROOT / folder).glob("*.yml")
    if re.search(rf"^ *(- )?(instrument: )?{path.stem}$", REAL, re.MULTILINE)
}


class _Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


_PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "[x](",
                ")",
                "[x]: ",
                "javascript:",
                "https://a.nl/",
                "&#106;",
                "&lt;",
                "\\",
                "'",
                '"',
            ),
            *("<script>", "</p>", "<a href=", "onclick=x()", "> ", "- ", "# ", "    ", "\n\n"),
            *("**", "_", "`", "x"),
        ]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=300)
@given(MARKED | _PIECES)
def test_only_harmless_html_comes_out_of_a_long_text(text: str) -> None:
    html = prose(text)
    tags = _Tags()
    tags.feed(html)

    for tag, attributes in tags.found:
        assert tag in {
            *("p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "code", "pre")
        }
        assert attributes.keys() <= ({"href", "rel"} if tag == "a" else set())
        assert (attributes.get("href") or "https://").startswith("https://")


@settings(max_examples=300)
@given(MARKED | _PIECES)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert cleaned(prose(text)) == prose(text)


@settings(max_examples=500)
@given(st.text("ab1é .,;:'\"()-–%/?!\n", max_size=20) | MARKED | st.sampled_from(LONG_TEXTS))
def test_a_text_without_marks_becomes_what_markdown_makes_of_it(text: str) -> None:
    assert prose(text) == converted(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=80))
def test_a_text_without_marks_of_markdown_is_shown_as_it_is(text: str) -> None:
    words = " ".join(
        "".join(" " if char in "*_`[]()<>&\\#+-=.!~:|" else char for char in text).split()
    )

    assert plain(words) == words


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80))
def test_a_title_written_as_entities_has_no_mark_and_is_the_same_title(text: str) -> None:
    written = entities(text)

    assert not set(re.sub(r"&#\d+;", "", written)) & set("{}%<>\"'`[]()!*_:#|&;\\/$-")
    assert unescape(written) == text


_LINE = st.text(
    st.characters(
        categories=["L", "N", "P", "S", "Zs"], codec="utf-8", exclude_characters="\u00a0"
    ),
    min_size=20,
    max_size=100,
)


@settings(max_examples=60)
@given(_LINE, _LINE)
def test_what_is_read_is_what_is_published(title: str, name: str) -> None:
    fields = yaml.load(CASE, yaml.BaseLoader)
    fields |= {"title": title, "company": fields["company"] | {"name": name}}
    text = yaml.safe_dump(fields, allow_unicode=True, width=1000)
    library, problems = examined({"cases/x.yml": text})
    if errors_of(problems):
        assert {problem.code for problem in errors_of(problems)} <= {
            "onzichtbaar-teken",
            "geen-woorden",
        }
        return
    case = library.get(Case, "x")
    files = {
        file.suffix: file.text
        for file in edition_of(library, Site()).files_of(all_exports()["cases"])
    }
    (row,) = csv.DictReader(
        io.StringIO(files[".csv"].removeprefix("\ufeff"), newline=""), delimiter=";"
    )
    (item,) = json.loads(files[".json"])["cases"]

    assert case.title == unicodedata.normalize("NFC", title)
    assert (item["title"], item["company"]["name"]) == (case.title, case.company.name)
    assert row["title"].removeprefix("'") == case.title.removeprefix("'")
