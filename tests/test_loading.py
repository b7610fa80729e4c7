"""The content folders become a library, or all that is wrong with them."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from macros.library import Library
from macros.loading import InvalidContentError, examine, load
from macros.models import Case
from macros.source.diagnostics import Position, Problem
from macros.source.document import Document, Places
from macros.source.encoding import MAX_BYTES
from macros.source.yaml_source import read
from tests.conftest import CASE, INSTRUMENT

Files = Mapping[str, str | bytes]


def test_what_is_wrong_is_told_line_by_line_and_kept(write: Callable[[Files], Path]) -> None:
    root = write({"cases/een.yml": "- x\n", "cases/twee.yml": ""})

    with pytest.raises(InvalidContentError) as caught:
        load(root)

    first, second = caught.value.problems
    assert (first.code, second.code) == ("geen-velden", "leeg")
    assert str(caught.value) == f"{first}\n{second}"


def test_hidden_files_are_nobodys_content(write: Callable[[Files], Path]) -> None:
    library, problems = examine(write({"cases/.DS_Store": b"\0", "cases/x.yml": CASE}))

    assert problems == []
    assert [case.slug for case in library.all(Case)] == ["x"]


def test_of_a_file_that_is_far_too_large_only_the_start_is_read(
    write: Callable[[Files], Path],
) -> None:
    root = write({"cases/x.yml": b""})
    os.truncate(root / "cases" / "x.yml", 2**40)  # a hole of a terabyte
    _, problems = examine(root)

    assert [str(problem) for problem in problems] == [
        "cases/x.yml:1:1: fout: het bestand is groter dan 64 kB [te-groot]\n"
        "    oplossing: maak de teksten korter; foto's horen er niet in"
    ]


def test_a_file_of_exactly_the_limit_is_read(problems_in: Callable[[Files], list[Problem]]) -> None:
    full = f"{CASE}# ".encode().ljust(MAX_BYTES - 1, b"x") + b"\n"

    assert len(full) == MAX_BYTES
    assert problems_in({"cases/x.yml": full}) == []


def test_no_folder_is_an_empty_library(tmp_path: Path) -> None:
    library, problems = examine(tmp_path)

    assert problems == []
    assert list(library.everything()) == []
    assert isinstance(library, Library)


def test_a_place_that_does_not_exist_is_the_nearest_that_does() -> None:
    places = Places({("a",): (4, 2), ("a", 0): (5, 4)}, {("a",): (4, 0)})
    document = Document("x.yml", find=lambda _: places)

    assert document.position(("a", 0, "b", "c")) == Position("x.yml", 6, 5)
    assert document.position(("a", 1)) == Position("x.yml", 5, 3)
    assert document.position(("b",)) == Position("x.yml", 1, 1)
    assert document.key_position(("a",)) == Position("x.yml", 5, 1)
    assert document.key_position(("a", 0, "b")) == Position("x.yml", 6, 5)
    assert document.key_position(("b",)) == Position("x.yml", 1, 1)


FOLDER = ("‘cases’ is geen gewone map", "maak er een map van, met .yml-bestanden erin")
FILE = ("dit is geen gewoon bestand", "zet er een .yml-bestand neer")


@pytest.mark.parametrize("link", ["folder", "file"])
def test_a_link_is_no_content_also_when_it_leads_to_content(
    write: Callable[[Files], Path], link: str
) -> None:
    root = write({"elsewhere/x.yml": CASE})
    target = root / "elsewhere"
    if link == "folder":
        (root / "cases").symlink_to(target)
    else:
        (root / "cases").mkdir()
        (root / "cases" / "x.yml").symlink_to(target / "x.yml")
    library, problems = examine(root)

    assert problems == [
        Problem(
            Position("cases" if link == "folder" else "cases/x.yml"),
            *(FOLDER if link == "folder" else FILE),
            "bestand",
        )
    ]
    assert list(library.all(Case)) == []


def test_a_place_is_right_after_several_lines_of_any_kind() -> None:
    for newline in ("\n", "\r\n", "\r"):
        text = newline.join(["a: x", "b: y", "c: caf\u00e9", "d: *x", ""])
        (unreadable,) = read(text.encode("latin-1"), "x.yml")[1]
        (reference,) = read(text.encode("utf-8"), "x.yml")[1]

        assert reference.position == Position("x.yml", 4, 4)
        if newline == "\n":
            assert unreadable.position == Position("x.yml", 3, 7)


def test_who_names_a_former_file_is_told_the_new_one(
    problems_in: Callable[[Files], list[Problem]],
) -> None:
    support = "support:\n  - instrument: oude-voucher\n    outcome: gebruikt\n"
    files = {
        "cases/x.yml": CASE.replace("no_support: niet-vermeld\n", support),
        "instruments/nieuw.yml": f"{INSTRUMENT}former_slugs: [oude-voucher]\n",
        "instruments/oude-vouchers.yml": INSTRUMENT.replace("Innovatievoucher", "Andere bon"),
    }
    (problem,) = problems_in(files)

    assert (problem.code, problem.remedy) == ("onbekend-instrument", "schrijf ‘nieuw’")
