"""What pydantic finds wrong in a document becomes Problems in Dutch, each with its place."""

from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from macros.source.diagnostics import Problem, nearest
from macros.source.document import Document, Route
from macros.source.phrases import Phrase, phrase, word


def problems_of(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> list[Problem]:
    """Say what is wrong with `document` as a `model`, in the order of the file."""
    problems = []
    for detail in error.errors(include_url=False):
        route = detail["loc"]  # ends in "[key]" for a key: its place is that of its value
        empty = detail["type"] == "missing" and document.has_key(route)
        told = _told("empty" if empty else detail["type"], detail, route, model)
        of_key = empty or detail["type"] == "extra_forbidden"
        position = document.key_position(route) if of_key else document.position(route)
        problems.append(Problem(position, told.message, told.remedy, told.code))
    return sorted(set(problems))


def refusal_of(name: str, /, **values: str) -> PydanticCustomError:
    """What a validator raises for a value that earns the phrase called `name`.

    Pydantic fills in its message once more, so the message itself is what it fills in, last.
    """
    told = phrase(name, **values)
    context = {"remedy": told.remedy, "message": told.message}
    return PydanticCustomError(told.code, "{message}", context)


def _told(kind: str, detail: Any, route: Route, model: type[BaseModel]) -> Phrase:
    context = detail.get("ctx", {})
    value = detail["input"]
    name = next((str(part) for part in reversed(route) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        fields = [key for key in _fields_at(model, route[:-1]) if key != "slug"]
        return phrase("onbekend-veld", name=name, nearest=nearest(name, fields, limit=40))
    if kind in _PHRASES:
        return phrase(
            _PHRASES[kind],
            name=name,
            found=word(_kind_of(value)),
            length=_length_of(str(value)),
            limit=context.get("max_length", context.get("min_length")),
        )
    if "remedy" in context:
        return Phrase(detail["msg"], context["remedy"], kind)
    return phrase("ongeldig", name=name)


def _fields_at(model: Any, route: Route) -> list[str]:
    """The names of the fields that may stand at `route` in a `model`."""
    for part in route:
        fields = model_in(model).model_fields
        if part in fields:  # and not the place in a list or the key of a map
            model = fields[part].annotation
    return list(model_in(model).model_fields)


def model_in(annotation: Any) -> Any:
    """The model inside `list[Model]`, `Model | None`, `dict[str, Model]` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if found := model_in(part):
            return found
    return None


def _length_of(text: str) -> str:
    count = len(text)
    return word("sign" if count == 1 else "signs", count=count)


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "group"
    if value is None:
        return "nothing"
    return "list" if isinstance(value, list) else "text"


_PHRASES = {
    "empty": "leeg-veld",
    "missing": "verplicht",
    "string_type": "geen-tekst",
    "list_type": "geen-lijst",
    "dict_type": "geen-groep",
    "model_type": "geen-groep",
    "model_attributes_type": "geen-groep",
    "string_too_long": "te-lang",
    "string_too_short": "te-kort",
    "no_words": "geen-woorden",
    "several_lines": "meer-regels",
    "too_short": "te-weinig-onderdelen",
}
