"""What is wrong with a file becomes what is wrong with the answers that it was made of.

Who filled in a form on GitHub knows its questions, and no field, line or folder of the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from macros.forms.fields import FieldShape, fields_of
from macros.forms.issue_forms import Question, questions_of
from macros.models import KINDS, Entry
from macros.source.diagnostics import Problem, shown
from macros.source.document import Document, Route
from macros.source.phrases import Phrase, phrase, word


def as_told(problems: Iterable[Problem], kind: type[Entry], document: Document) -> str:
    """The problems of `document`, made of the answers to the form of `kind`, in its words."""
    return "".join(_line(problem, kind, document) for problem in problems)


def plainly_told(problem: Problem | Phrase, about: str = "") -> str:
    """One problem without its place, behind what it is `about`."""
    remedy = f"    oplossing: {problem.remedy}\n" if problem.remedy else ""
    return f"{about}{problem.message} [{problem.code}]\n{remedy}"


def _line(problem: Problem, kind: type[Entry], document: Document) -> str:
    route = next(
        (r for r in _routes(document.data) if document.position(r) == problem.position), ()
    )
    question = next((q for q in questions_of(kind) if q.route == route[: len(q.route)]), None)
    about = f"{_place(question, route)}: " if question else ""
    if reference := _lost(problem, question, route, document.data):
        return plainly_told(reference, about)
    names = _names(kind, question, route)
    said = Phrase(_renamed(problem.message, names), _renamed(problem.remedy, names), problem.code)
    return plainly_told(said, about)


def _routes(data: Any, above: Route = ()) -> Iterator[Route]:
    """The route of every value, those inside a group before the group itself."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in inside:
        if isinstance(value, dict | list):
            yield from _routes(value, (*above, key))
        yield (*above, key)


def _place(question: Question, route: Route) -> str:
    """The label of a question, and which line of its answer."""
    line = route[len(question.route) : len(question.route) + 1]
    is_on_line = line and (question.columns or question.is_lines)
    return f"{question.label}, regel {int(line[0]) + 1}" if is_on_line else question.label


def _lost(problem: Problem, question: Question | None, route: Route, data: Any) -> Phrase | None:
    """A name that can be no file is here the name of something that the site does not have."""
    field = _field(question, route) if question else None
    if problem.code != "slug" or not field or not field.refers_to:
        return None
    for step in route:
        data = data[step]
    singular = next(kind.singular for kind in KINDS if kind.folder == field.refers_to)
    name = field.schema["x-messages"]["x-refers-to"]
    near, place = word("as-on-site"), word("on-site")
    return phrase(name, singular=singular, shown=shown(str(data)), place=place, nearest=near)


def _field(question: Question, route: Route) -> FieldShape:
    inside = {field.name: field for field in question.field.children}
    return inside.get(str(route[-1]), question.field)


def _names(kind: type[Entry], question: Question | None, route: Route) -> dict[str, str]:
    """What fields, choices and folders are called where the problem is."""
    fields = fields_of(kind)
    names = {f"‘{field.name}’": f"‘{field.title}’" for field in fields}
    for field in fields:
        for term, said in field.terms.words.items() if field.terms else ():
            if not term.isdigit():
                names[f"‘{term}’"] = f"‘{said['label']}’"
    for asked in questions_of(kind):
        if asked.route[:-1] == route[: len(asked.route) - 1]:
            names[f"‘{asked.route[-1]}’"] = f"‘{asked.label}’"
    inside = question.field.children if question else ()
    names |= {f"‘{field.name}’": f"‘{field.title}’" for field in inside}
    places = {word("in-folder", folder=one.folder): word("on-site") for one in KINDS}
    return names | places


def _renamed(text: str, names: Mapping[str, str]) -> str:
    for name, called in names.items():
        text = text.replace(name, called)
    return text
