"""What is wrong, where, and what to write instead: the Problem that every part yields."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from macros.source.phrases import phrase, word

_JOINER = "\u200d"  # keeps an emoji together


class Severity(StrEnum):
    """How serious a finding is: `fout` stops the build, `tip` never does."""

    ERROR = "fout"
    TIP = "tip"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file; line and column count from 1.

    `file` is relative to the content root, on one line: a name may hold anything.
    """

    file: str
    line: int = 1
    column: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", on_one_line(self.file))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One finding, in Dutch, that a contributor can act on.

    `message` says what is wrong and quotes the offending value; `remedy` says what to write
    instead and is never a question. Neither ends in a full stop. Both are kept on one line, so
    that no value filled in can pass for another finding, or for a command to a terminal or GitHub.
    """

    position: Position
    message: str
    remedy: str = ""
    code: str = ""
    severity: Severity = field(default=Severity.ERROR, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", on_one_line(self.message))
        object.__setattr__(self, "remedy", on_one_line(self.remedy))

    def __str__(self) -> str:
        text = f"{self.position}: {self.severity}: {self.message} [{self.code}]"
        return f"{text}\n    oplossing: {self.remedy}" if self.remedy else text


def told(position: Position, name: str, /, **values: object) -> Problem:
    """The problem called `name` in `messages.yml`, with `values` filled in."""
    said = phrase(name, **values)
    return Problem(position, said.message, said.remedy, said.code)


def on_one_line(text: str) -> str:
    """`text` with a space for all that a terminal obeys or nobody sees, also a line end."""
    if text.isprintable():
        return text
    shown_as = (char if char.isprintable() or char == _JOINER else " " for char in text)
    return " ".join("".join(shown_as).split())


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Keep only the findings that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def shown(value: str, limit: int = 60) -> str:
    """Quote a contributor's value so that it fits on one line of a message."""
    line = " ".join(value.split())
    return f"‘{line[: limit - 1]}…’" if len(line) > limit else f"‘{line}’"


def nearest(value: str, known: Iterable[str], *, limit: int = 15) -> str:
    """Name the known value that `value` was most likely meant to be, or list what is permitted.

    A list longer than `limit` is cut, so that a message stays readable.
    """
    names = sorted(known)
    folded = value.casefold()[:100]
    by_folded = {name.casefold(): name for name in reversed(names)}
    close = get_close_matches(folded, by_folded, n=1) if not folded.isdigit() else []
    longer = [name for name in names if len(folded) > 3 and folded in name.casefold()]
    if match := close or longer[:1]:
        return word("meant", value=by_folded[match[0].casefold()])
    if not names:
        return word("nothing-to-choose")
    listed = ", ".join(names[:limit])
    return word("choose", values=listed + (", …" if len(names) > limit else ""))
