"""The commands of `python -m macros`: arguments in, problems out, with an exit code."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from macros.assessment import assessment
from macros.calls import problems_in_pages
from macros.diagnostics import Problem, errors_of
from macros.figures import all_figures
from macros.loading import examine
from macros.models import KINDS
from macros.questionnaire import all_questionnaires
from macros.readability import tips_in_pages
from macros.taxonomy import BrokenTaxonomyError

NOTHING_WRONG, PROBLEMS, WRONG_USE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives 0 when nothing is wrong, 1 when something is, 2 on wrong use."""
    parser = _parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as exit_:
        return WRONG_USE if exit_.code else NOTHING_WRONG
    code: int = options.run(options)
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        sys.exit(f"verkeerd gebruik: {message}")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m macros", description="Kenniscentrum: inhoud controleren")
    commands = parser.add_subparsers(title="opdrachten", required=True, metavar="OPDRACHT")
    check = commands.add_parser("check", help="alle problemen in de inhoud, in één keer")
    check.add_argument(
        "--root", type=Path, default=Path(), help="de map met cases/ en instruments/"
    )
    check.add_argument("--format", choices=sorted(_FORMATS), default="text", help="de vorm")
    check.set_defaults(run=_check)
    return parser


def _check(options: argparse.Namespace) -> int:
    if not any((options.root / kind.folder).is_dir() for kind in KINDS):
        folders = ", ".join(f"{kind.folder}/" for kind in KINDS)
        print(f"in ‘{options.root}’ staat geen van de mappen {folders}", file=sys.stderr)
        return WRONG_USE
    try:
        all_figures()  # a broken figure is told as a broken vocabulary is: before any content
        all_questionnaires()
        assessment()
        library, problems = examine(options.root)
        docs = options.root / "docs"
        problems = sorted([*problems, *problems_in_pages(docs, library), *tips_in_pages(docs)])
    except BrokenTaxonomyError as error:
        problems = error.problems
        counted = 0
    else:
        counted = len(library.known)
    print(_FORMATS[options.format](problems), end="")
    print(f"{_count(problems)} in {counted} bestanden", file=sys.stderr)
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


_FORMATS = {"text": _as_text, "github": _as_github, "json": _as_json}
