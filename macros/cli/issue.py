"""`issue-to-entry`: the text of an issue that a form made becomes one file of content."""

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.cli.telling import FORMATS, PROBLEMS, WRONG_USE, code_of, tell
from macros.forms.contribution import kinds_with_form, words
from macros.forms.issue_answers import Answers, answers_in, data_of, slug_for
from macros.forms.issue_problems import as_told, plainly_told
from macros.forms.json_schema import kind_called
from macros.forms.yaml_writer import yaml_text
from macros.loading import examine
from macros.models import Entry
from macros.source.diagnostics import Position, Problem, shown, told
from macros.source.encoding import MAX_BYTES, decode, without_invisible
from macros.source.yaml_source import read

MOST_TOLD = 20_000  # signs of each block; GitHub takes 65,536 in all


@dataclass(frozen=True)
class Result:
    """What became of an issue: the file that was written, if any, and what is wrong."""

    problems: list[Problem]
    file: str = ""
    rest: str = ""
    said: str = ""  # the problems, in the words of the form


def register(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "issue-to-entry", help="van een ingevuld formulier op GitHub een bestand maken"
    )
    command.add_argument("file", type=Path, help="een bestand met de tekst van het issue")
    names = [kind.name() for kind in kinds_with_form()]
    command.add_argument("--kind", choices=names, help="de soort; anders blijkt die uit de koppen")
    command.add_argument(
        "--root", type=Path, default=Path(), help="de map met cases/ en instruments/"
    )
    command.add_argument("--format", choices=sorted(FORMATS), default="text", help="de vorm")
    command.add_argument("--comment", type=Path, help="schrijf hier een samenvatting in Markdown")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    kind = kind_called(options.kind) if options.kind else None
    if not options.file.is_file() or not options.root.is_dir():
        missing = options.root if options.file.is_file() else options.file
        print(f"{shown(str(missing))} bestaat niet", file=sys.stderr)
        return WRONG_USE
    result = entry_from(options.file, kind, options.root)
    tell(result.problems, options.format, f"in {result.file or options.file.name}")
    if options.comment:
        options.comment.write_text(comment(result), "utf-8")
    if not result.file:
        return PROBLEMS
    return code_of(result.problems)


def entry_from(issue: Path, kind: type[Entry] | None, root: Path) -> Result:
    """Write the file that the text in `issue` describes; only when it may be published."""
    place = Position(issue.name)
    with issue.open("rb") as opened:
        text, problems = decode(opened.read(MAX_BYTES + 1), issue.name)
    if text is None:
        return _refused(problems)
    answers = answers_in(without_invisible(text), kind)
    if answers is None:
        return _refused([told(place, "geen-formulier")])
    refused = [told(place, "kop-twee-keer", value=label) for label in answers.twice]
    refused += [told(place, "geen-akkoord", shown=shown(line)) for line in answers.not_agreed]
    if refused:
        return _refused(refused, answers.rest)
    return _written(answers, root)


def _refused(problems: list[Problem], rest: str = "") -> Result:
    return Result(problems, rest=rest, said="".join(map(plainly_told, problems)))


def _written(answers: Answers, root: Path) -> Result:
    library, _ = examine(root)
    data = data_of(answers, library)
    folder = root / answers.kind.folder
    folder.mkdir(exist_ok=True)
    slug = slug_for(str(data.get("title", "")), [path.stem.lower() for path in folder.iterdir()])
    file = f"{answers.kind.folder}/{slug}.yml"
    with (root / file).open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(yaml_text(answers.kind, data))
    found = [problem for problem in examine(root)[1] if problem.position.file == file]
    document, _ = read((root / file).read_bytes(), file)
    said = as_told(found, answers.kind, document) if document else ""
    return Result(found, file, answers.rest, said or "".join(map(plainly_told, found)))


def comment(result: Result) -> str:
    """What to tell under the issue; a stranger's words stand in blocks where nothing works."""
    said = words()["summary"]
    pieces = [said["made"].format(file=result.file) if result.file else said["none"]]
    if result.problems:
        pieces += [said["wrong"], _fenced(result.said)]
    else:
        pieces.append(said["right"])
    if result.rest:
        pieces += [said["rest"].format(label=words()["rest"]["label"]), _fenced(result.rest)]
    return "\n\n".join(pieces) + "\n"


def _fenced(text: str) -> str:
    """The first part of `text` in a block of code, behind a fence that is longer than any in it."""
    text = text if len(text) <= MOST_TOLD else f"{text[:MOST_TOLD]}…"
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"
