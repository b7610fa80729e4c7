"""What pydantic finds wrong in a document becomes Problems in Dutch, each with its place."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from macros.diagnostics import Problem, nearest, shown
from macros.document import Document, Route

Detail = Mapping[str, Any]
Told = tuple[str, str, str]


def problems_of(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> list[Problem]:
    """Say what is wrong with `document` as a `model`, in the order of the file."""
    problems = []
    for detail in error.errors(include_url=False):
        route = tuple(part for part in detail["loc"] if part != "[key]")
        empty = detail["type"] == "missing" and route in document.keys
        message, remedy, code = _told("empty" if empty else detail["type"], detail, route, model)
        of_key = empty or detail["type"] == "extra_forbidden"
        position = document.key_position(route) if of_key else document.position(route)
        problems.append(Problem(position, message, remedy, code))
    return sorted(set(problems))


def _told(kind: str, detail: Any, route: Route, model: type[BaseModel]) -> Told:
    context = detail.get("ctx", {})
    name = next((str(part) for part in reversed(route) if isinstance(part, str)), "")
    if kind == "empty":
        return f"verplicht veld ‘{name}’ is leeg", f"vul ‘{name}’ in", "leeg-veld"
    if kind == "missing":
        return f"verplicht veld ‘{name}’ ontbreekt", f"vul ‘{name}’ in", "verplicht"
    if kind == "extra_forbidden":
        return _unknown_field(name, route, model)
    if kind in _TOLD:
        return _TOLD[kind](context, name, detail["input"])
    if "remedy" in context:
        return detail["msg"], context["remedy"], kind.replace("_", "-")
    return f"de waarde van ‘{name}’ klopt niet", f"controleer ‘{name}’", "ongeldig"


def _unknown_field(name: str, route: Route, model: type[BaseModel]) -> Told:
    fields = [key for key in fields_at(model, route[:-1]) if key != "slug"]
    return f"onbekend veld ‘{name}’", nearest(name, fields, limit=40), "onbekend-veld"


def fields_at(model: Any, route: Route) -> list[str]:
    """The names of the fields that may stand at `route` in a `model`."""
    for part in route:
        if isinstance(part, str) and part in getattr(_model_in(model), "model_fields", {}):
            model = _model_in(model).model_fields[part].annotation
    found = _model_in(model)
    return list(found.model_fields) if found else []


def _model_in(annotation: Any) -> Any:
    """The model inside `list[Model]`, `Model | None`, `dict[str, Model]` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if found := _model_in(part):
            return found
    return None


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "een groep velden"
    return "een lijst" if isinstance(value, list) else "een tekst"


def _not_text(_: Detail, name: str, value: object) -> Told:
    return (
        f"‘{name}’ moet een tekst zijn, maar is {_kind_of(value)}",
        "zet de tekst op één regel, zo nodig tussen aanhalingstekens",
        "geen-tekst",
    )


def _not_list(_: Detail, name: str, value: object) -> Told:
    return (
        f"‘{name}’ moet een lijst zijn, maar is {_kind_of(value)}",
        "zet elke waarde op een eigen regel, met ‘- ’ ervoor",
        "geen-lijst",
    )


def _not_group(_: Detail, name: str, value: object) -> Told:
    return (
        f"‘{name}’ moet een groep velden zijn, maar is {_kind_of(value)}",
        "zet de velden er ingesprongen onder, zoals ‘naam: waarde’",
        "geen-groep",
    )


def _too_long(context: Detail, name: str, value: object) -> Told:
    most = context["max_length"]
    return (
        f"‘{name}’ telt {len(str(value))} tekens",
        f"maak er hooguit {most} van",
        "te-lang",
    )


def _too_short(context: Detail, name: str, value: object) -> Told:
    return (
        f"‘{name}’ telt {len(str(value))} tekens",
        f"schrijf er minstens {context['min_length']}",
        "te-kort",
    )


def _too_few(context: Detail, name: str, _: object) -> Told:
    return (
        f"‘{name}’ is leeg",
        f"zet er minstens {context['min_length']} onder",
        "te-weinig-onderdelen",
    )


def _pattern(_: Detail, name: str, value: object) -> Told:
    return (
        f"{shown(str(value))} heeft niet de vorm die ‘{name}’ moet hebben",
        "gebruik kleine letters, cijfers en streepjes",
        "vorm",
    )


_TOLD: dict[str, Callable[[Detail, str, object], Told]] = {
    "string_type": _not_text,
    "list_type": _not_list,
    "dict_type": _not_group,
    "model_type": _not_group,
    "model_attributes_type": _not_group,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "string_pattern_mismatch": _pattern,
    "too_short": _too_few,
}
