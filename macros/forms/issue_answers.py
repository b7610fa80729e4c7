"""The text of an issue that GitHub made of a form becomes the data of one entry.

The text is a stranger's. It is read as lines below the labels of our own questions and nothing in
it is obeyed: it becomes text in a file, which is then checked as every file is.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.forms.contribution import kinds_with_form, words
from macros.forms.fields import FieldShape
from macros.forms.issue_forms import SEPARATOR, Question, questions_of
from macros.library import Library
from macros.models import Entry, Instrument, Organisation
from macros.models.values import MAX_SLUG, RESERVED

NO_ANSWER = "_No response_"

_DUTCH_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_LIST_ITEM = re.compile(r"([-*+]|\d+[.)])\s")


@dataclass(frozen=True)
class Answers:
    """What was answered, by label; `twice` are the labels that stand there more than once."""

    kind: type[Entry]
    by_label: Mapping[str, str]
    twice: tuple[str, ...] = ()

    @property
    def not_agreed(self) -> list[str]:
        """What has to be agreed to, and is not."""
        consent = words()["consent"]
        ticked = self.by_label.get(consent["label"], "").replace("[X]", "[x]").split("\n")
        return [option for option in consent["options"] if f"- [x] {option}" not in ticked]

    @property
    def rest(self) -> str:
        """What had no place in another answer."""
        return self.by_label.get(words()["rest"]["label"], "")


def answers_in(text: str, kind: type[Entry] | None = None) -> Answers | None:
    """The answers in the text of an issue; None when it is not one of our forms.

    Without a `kind` it is the one whose questions are in it.
    """
    found = [_answers(text, one) for one in ([kind] if kind else kinds_with_form())]
    best = max(found, key=lambda answers: len(answers.by_label))
    return best if best.by_label else None


def data_of(answers: Answers, library: Library) -> dict[str, Any]:
    """The data of a file; what was not answered is left out."""
    data: dict[str, Any] = {}
    for question in questions_of(answers.kind):
        answer = answers.by_label.get(question.label, "")
        if answer and (value := _value(question, answer, library)):
            place = data
            for name in question.route[:-1]:
                place = place.setdefault(name, {})
            place[question.route[-1]] = value
    return data


def slug_for(title: str, taken: Iterator[str] | list[str]) -> str:
    """A file name from `title` that no other file has."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    pieces = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for piece in pieces:
        if len(slug) + 1 + len(piece) > MAX_SLUG - 3:  # room for a number
            break
        slug = f"{slug}-{piece}" if slug else piece
    slug = slug or "zonder-titel"
    known = {*taken, *RESERVED}
    numbered = (f"{slug}-{number}" for number in range(2, len(known) + 3))
    return slug if slug not in known else next(one for one in numbered if one not in known)


def _answers(text: str, kind: type[Entry]) -> Answers:
    """Everything below a label, up to the next; only the first of two that are the same counts."""
    labels = {question.label for question in questions_of(kind)}
    labels |= {words()["rest"]["label"], words()["consent"]["label"]}
    found: dict[str, list[str]] = {}
    twice: dict[str, None] = {}
    current: list[str] = []  # what stands above the first label is dropped
    for line in text.split("\n"):
        label = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if label in labels and label not in found:
            current = found[label] = []
            continue
        if label in labels:
            twice[label] = None
        current.append(line)
    by_label = {label: "\n".join(lines).strip() for label, lines in found.items()}
    return Answers(
        kind, {k: "" if v == NO_ANSWER else v for k, v in by_label.items()}, tuple(twice)
    )


def _value(question: Question, answer: str, library: Library) -> Any:
    field = question.field
    lines = [line.strip().removeprefix("- ") for line in answer.split("\n") if line.strip()]
    if question.columns:
        return [_row(question.columns, line, library) for line in lines]
    if question.is_lines:
        return [_one(field, line, library) for line in lines]
    if field.is_list:
        return [_one(field, part, library) for part in _parts(field, answer)]
    return _one(field, answer, library)


def _row(columns: tuple[FieldShape, ...], line: str, library: Library) -> dict[str, Any]:
    """The fields on one line, in order; what is too many stays with the last."""
    parts = line.split(SEPARATOR.strip(), len(columns) - 1)
    row = {}
    for column, part in zip(columns, parts, strict=False):
        if part.strip():
            row[column.name] = _one(column, part.strip(), library)
    return row


def _parts(field: FieldShape, answer: str) -> list[str]:
    """The options chosen from a list; a label may have a comma in it itself."""
    rest, found = answer, []
    options = sorted(field.terms.options if field.terms else [], key=len, reverse=True)
    while rest := rest.strip(" ,\n"):
        chosen = next((one for one in options if rest.startswith(one)), None)
        chosen = chosen or re.split(r"[,\n]", rest, maxsplit=1)[0]
        found.append(chosen.strip())
        rest = rest[len(chosen) :]
    return found


def _one(field: FieldShape, answer: str, library: Library) -> str:
    if field.is_markdown:
        return _paragraphs(answer)
    line = " ".join(answer.split())
    if field.terms:
        return field.terms.called(line)
    if field.is_date and (match := _DUTCH_DAY.fullmatch(line)):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    return _slug_called(line, field.refers_to, library) if field.refers_to else line


def _slug_called(line: str, folder: str, library: Library) -> str:
    """The file that is meant by its name, its title or its abbreviation."""
    entries: list[Instrument | Organisation]
    entries = [*library.all(Instrument), *library.all(Organisation)]
    for entry in entries:
        names = (entry.slug, entry.title.casefold(), (entry.abbreviation or "").casefold())
        if entry.folder == folder and line.casefold() in names:
            return entry.slug
    return line


def _paragraphs(answer: str) -> str:
    """Paragraphs with an empty line between them; an item of a list is one of its own."""
    paragraphs: list[str] = []
    fresh = True
    for line in answer.split("\n"):
        words_ = " ".join(line.split())
        if not words_:
            fresh = True
        elif fresh or _LIST_ITEM.match(words_):
            paragraphs.append(words_)
            fresh = False
        else:
            paragraphs[-1] += f" {words_}"
    return "\n\n".join(paragraphs)
