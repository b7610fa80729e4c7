"""A field that holds a term of a vocabulary: what is right in it, and its JSON Schema."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from macros.source.diagnostics import nearest, shown
from macros.source.messages import refusal_of
from macros.source.phrases import word
from macros.taxonomy import taxonomy


def _enumerated(terms: list[str], said: list[str]) -> dict[str, Any]:
    """The permitted values, each with what an editor says of it, as JSON Schema.

    Terms that are digits are numbers to other readers of YAML, so both ways of writing are right.
    """
    if not all(term.isdigit() for term in terms):
        return {
            "enum": terms,
            "markdownEnumDescriptions": said,
            "x-messages": {"enum": "onbekende-term"},
        }
    numbers = {"type": "integer", "enum": [_typed(term) for term in terms]}
    texts = {"type": "string", "pattern": f"^({'|'.join(terms)})$"}
    return {
        "type": ["string", "integer"],
        "anyOf": [{**numbers, "markdownEnumDescriptions": said}, texts],
        "x-messages": {"anyOf": "onbekende-term"},
    }


def _typed(term: str) -> str | int:
    """`term` as another reader of YAML reads it."""
    return int(term) if term.isdigit() else term


@dataclass(frozen=True)
class TermOf:
    """Marks a field that holds a term: `Annotated[str, TermOf("obstacles")]`."""

    name: str
    example: str = field(default="", compare=False)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        vocabulary = taxonomy(self.name)
        said = [f"{term.label}: {term.description}" for term in vocabulary.terms.values()]
        words = {
            name: {"label": term.label, "description": term.description}
            for name, term in vocabulary.terms.items()
        }
        return {
            **handler(schema),
            **_enumerated(list(vocabulary), said),
            "description": vocabulary.description,
            "examples": [_typed(next(iter(vocabulary)))],
            "x-taxonomy": self.name,
            "x-taxonomy-title": vocabulary.title,
            "x-terms": words,
        }

    def _known(self, value: str) -> str:
        vocabulary = taxonomy(self.name)
        if value in vocabulary.terms:
            return value
        by_label = {term.label.casefold(): name for name, term in vocabulary.terms.items()}
        meant = by_label.get(value.casefold())
        raise refusal_of(
            "onbekende-term",
            shown=shown(value),
            title=vocabulary.title,
            nearest=word("meant", value=meant) if meant else nearest(value, vocabulary),
        )
