"""Which terms of the vocabularies a model carries, however deep they stand in it."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from macros.models.terms import TermOf


def terms_in(part: BaseModel) -> frozenset[tuple[str, str]]:
    """Every (vocabulary, term) in a field of `part`, at any depth."""
    return frozenset(map(_one_for_all, _terms(part)))


@cache
def _one_for_all(term: tuple[str, str]) -> tuple[str, str]:
    """The same pair for every entry that carries it: there are few, and thousands of entries."""
    return term


def _terms(part: BaseModel) -> Iterator[tuple[str, str]]:
    for name, annotation, metadata in _carriers(type(part)):
        yield from _terms_in(getattr(part, name), annotation, metadata)


@cache
def _carriers(model: type[BaseModel]) -> tuple[tuple[str, Any, tuple[Any, ...]], ...]:
    """The fields of `model` in which a term can stand, at any depth."""
    return tuple(
        (name, info.annotation, tuple(info.metadata))
        for name, info in model.model_fields.items()
        if _can_carry(info.annotation) or _vocabularies(info.metadata)
    )


def _can_carry(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_carriers(annotation))
    inner = get_args(annotation)
    return bool(_vocabularies(inner)) or any(map(_can_carry, inner))


def _vocabularies(metadata: Iterable[Any]) -> list[str]:
    return [marker.name for marker in metadata if isinstance(marker, TermOf)]


def _terms_in(value: Any, annotation: Any, metadata: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if isinstance(value, BaseModel):
        yield from _terms(value)
    elif isinstance(value, str):
        for name in _vocabularies((*metadata, *_markers(annotation))):
            yield name, value
    elif isinstance(value, list):
        (inner,) = get_args(annotation) or (Any,)
        for item in value:
            yield from _terms_in(item, inner, getattr(inner, "__metadata__", ()))
    elif isinstance(value, dict):
        for key, item in value.items():
            key_type = get_args(annotation)[0]
            yield from _terms_in(key, key_type, ())
            yield from _terms_in(item, type(item), ())


def _markers(annotation: Any) -> Iterator[Any]:
    """The markers on `annotation` itself or on one of the alternatives of `X | None`."""
    yield from getattr(annotation, "__metadata__", ())
    for alternative in get_args(annotation):
        yield from getattr(alternative, "__metadata__", ())
