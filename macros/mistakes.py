"""The mistakes in `tests/problems/` become examples: what was written, what is said, what to do.

The suite holds the program to exactly these texts, so that what is explained here is what is said.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.checks import all_checks
from macros.source.diagnostics import Severity
from macros.source.phrases import all_phrases
from macros.source.program_yaml import values_in

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "problems"
READING, FIELDS, TOGETHER, TIPS = "lezen", "velden", "samen", "tips"

_AROUND = 1
_WIDEST = 90
_SAID = re.compile(
    r"(?P<file>[^\n]+?):(?P<line>\d+):\d+: (?P<severity>fout|tip): (?P<message>[^\n]*)"
    r" \[(?P<code>[a-z-]+)\](?:\n    oplossing: (?P<remedy>[^\n]*))?"
)


@dataclass(frozen=True)
class Line:
    """One line of the example; `is_wrong` is the one that the message is about."""

    number: int
    text: str
    is_wrong: bool


@dataclass(frozen=True)
class Example:
    """One message, with the lines that it is about."""

    file: str
    lines: tuple[Line, ...]
    message: str
    remedy: str


@dataclass(frozen=True)
class Mistake:
    """One code: why it is a mistake, and what it looks like."""

    code: str
    why: str
    severity: Severity
    examples: tuple[Example, ...]

    @property
    def group(self) -> str:
        """What it is about: reading a file, a field, things that belong together, or a tip."""
        if self.severity is Severity.TIP:
            return TIPS
        if self.code in all_checks():
            return TOGETHER
        return FIELDS if self.code in {one.code for one in all_phrases().values()} else READING


def all_mistakes(folder: Path = FOLDER) -> list[Mistake]:
    """Every mistake, by its code; none where the suite is not at hand."""
    return [_mistake(path) for path in sorted(folder.glob("*.yml"))]


def _mistake(path: Path) -> Mistake:
    golden = values_in(path)
    found = [said for said in _SAID.finditer(golden["problems"]) if said["code"] == path.stem]
    by_message = {said["message"]: said for said in reversed(found)}
    return Mistake(
        path.stem,
        golden["why"],
        Severity(found[0]["severity"]),
        tuple(_example(said, golden["files"]) for said in reversed(by_message.values())),
    )


def _example(said: re.Match[str], files: Mapping[str, str]) -> Example:
    lines = tuple(_lines(files.get(said["file"], ""), int(said["line"])))
    return Example(said["file"], lines, said["message"], said["remedy"] or "")


def _lines(text: str | bytes, wrong: int) -> Iterator[Line]:
    """The line at `wrong` and its neighbours, as far as they can be shown."""
    whole = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    for number, line in enumerate(whole.splitlines(), 1):
        if abs(number - wrong) <= _AROUND:
            yield Line(number, _visible(line), number == wrong)


def _visible(line: str) -> str:
    shown = "".join(
        "→" if char == "\t" else char if char.isprintable() else f"⟨U+{ord(char):04X}⟩"
        for char in line
    )
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
