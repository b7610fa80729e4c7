"""The fields of a model become the columns of a table, and the values of an entry its cells.

A group gives a column per field (`company.sector`), and so does a group per term of a vocabulary
(`suitability.1.verdict`). A list of fixed words or names of files is a list; any other
list is JSON.
"""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.models import Entry
from macros.models.base import Part
from macros.models.terms import TermOf
from macros.models.values import Day, Slug, Year
from macros.tables import Column
from macros.taxonomy import taxonomy


def columns_of(kind: type[Entry]) -> list[Column]:
    """A column for everything that a file of `kind` can say, in the order of the model."""
    return list(_columns(kind, "", ""))


def flat(values: dict[str, Any], above: str = "") -> dict[str, Any]:
    """The values with groups taken apart: `{"company": {"size": …}}` as `{"company.size": …}`."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        path = f"{above}{name}"
        found |= flat(value, f"{path}.") if isinstance(value, dict) else {path: value}
    return found


def _columns(model: type[Part], path: str, title: str) -> Iterator[Column]:
    for name, info in model.fields().items():
        words = f"{title}{info.title or name}"
        yield from _of(f"{path}{name}", words, info.description or "", _type(info))


def _type(info: FieldInfo) -> Any:
    """The annotation of a field, its markers included, without the `None` of what is optional."""
    found = info.annotation
    alternatives = [one for one in get_args(found) if one is not type(None)]
    if type(None) in get_args(found) and len(alternatives) == 1:
        found = alternatives[0]
    return Annotated[found, *info.metadata] if info.metadata else found


def _of(path: str, title: str, description: str, annotation: Any) -> Iterator[Column]:
    bare, markers = _taken_apart(annotation)
    if isinstance(bare, type) and issubclass(bare, Part):
        yield from _columns(bare, f"{path}.", f"{title}: ")
    elif get_origin(bare) is dict:
        key, value = get_args(bare)
        for term, one in taxonomy(_vocabulary(_taken_apart(key)[1])).terms.items():
            yield from _of(f"{path}.{term}", f"{title} {term} ({one.label})", description, value)
    elif get_origin(bare) is list:
        (item,) = get_args(bare)
        words = _taken_apart(item)[1]
        is_fixed = _vocabulary(words) or set(_taken_apart(Slug)[1]) & set(words)
        yield Column(path, title, description, "list" if is_fixed else "array")
    else:
        yield Column(path, title, description, *_kind_of(bare, markers))


def _taken_apart(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(annotation) is Annotated:
        bare, *markers = get_args(annotation)
        return bare, tuple(markers)
    return annotation, ()


def _vocabulary(markers: tuple[Any, ...]) -> str:
    return next((marker.name for marker in markers if isinstance(marker, TermOf)), "")


def _kind_of(bare: Any, markers: tuple[Any, ...]) -> tuple[str, dict[str, Any]]:
    if bare is bool:
        return "boolean", {}
    if name := _vocabulary(markers):
        return "string", {"enum": list(taxonomy(name))}
    for type_, known in (("date", Day), ("year", Year)):
        if set(_taken_apart(known)[1]) & set(markers):
            return type_, {}
    return "string", {}
