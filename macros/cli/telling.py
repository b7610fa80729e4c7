"""Problems become text for a person, annotations for GitHub or JSON for a program."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from macros.source.diagnostics import Problem, errors_of

NOTHING_WRONG, PROBLEMS, WRONG_USE = 0, 1, 2


def add_root(command: argparse.ArgumentParser) -> None:
    """Add the choice of a folder that every command on content has."""
    command.add_argument(
        "--root", type=Path, default=Path(), help="de map met cases/ en instruments/"
    )


def tell(problems: list[Problem], form: str, after: str) -> None:
    """Print `problems` in `form`, and to the other stream how many there are."""
    print(FORMATS[form](problems), end="")
    print(f"{_count(problems)} {after}", file=sys.stderr)


def code_of(problems: list[Problem]) -> int:
    """The exit code: whether there is an error among them."""
    return PROBLEMS if errors_of(problems) else NOTHING_WRONG


def _count(problems: list[Problem]) -> str:
    errors = len(errors_of(problems))
    tips = len(problems) - errors
    return (
        f"{errors} {'fout' if errors == 1 else 'fouten'}, {tips} {'tip' if tips == 1 else 'tips'}"
    )


def _as_text(problems: Iterable[Problem]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


def _as_github(problems: Iterable[Problem]) -> str:
    return "".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    level = {"fout": "error", "tip": "notice"}[problem.severity]
    place = problem.position
    text = f"{problem.message}\noplossing: {problem.remedy}" if problem.remedy else problem.message
    return (
        f"::{level} file={_escaped(place.file, ',:')},line={place.line},col={place.column},"
        f"title={_escaped(problem.code, ',:')}::{_escaped(text)}\n"
    )


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _as_json(problems: Iterable[Problem]) -> str:
    found = [
        {
            "file": problem.position.file,
            "line": problem.position.line,
            "column": problem.position.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": _as_text, "github": _as_github, "json": _as_json}
