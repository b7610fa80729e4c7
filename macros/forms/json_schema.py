"""A kind of entry becomes a JSON Schema (2020-12) in Dutch, as an editor or a form reads it.

Beside the standard keywords it has some of our own, which a validator skips: `x-terms` (the
permitted values with label and description), `x-refers-to` (the folder whose file names are
permitted) and `x-first` (what a short form asks). `x-messages` says which phrase of
`messages.json` tells that a keyword is not met, the most telling first; in a rule of `allOf` that
is `x-message`, and `x-at` is the field to tell it at. A phrase may name `{field.unit}`, a field of
that group, or `{field.evidence.illustratief}`, a choice of it; the form says their labels.
"""

import json
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from macros.models import KINDS, Entry
from macros.source.phrases import all_phrases, all_words

DIALECT = GenerateJsonSchema.schema_dialect
KEYWORDS = {
    "required": "verplicht",
    "additionalProperties": "onbekend-veld",
    "maxLength": "te-lang",
    "minLength": "te-kort",
    "minItems": "te-weinig-onderdelen",
    "type string": "geen-tekst",
    "type array": "geen-lijst",
    "type object": "geen-groep",
}


def kind_called(name: str) -> type[Entry]:
    """The kind called `case`, `instrument` or `organisation`."""
    return {kind.name(): kind for kind in KINDS}[name]


def schema_file(kind: type[Entry]) -> str:
    """Where the schema of `kind` stands in the project, for editors."""
    return f"macros/schemas/{kind.name()}.json"


@lru_cache
def schema_of(kind: type[Entry]) -> dict[str, Any]:
    """The JSON Schema of a file of `kind`; do not change it."""
    made = kind.model_json_schema(schema_generator=_Generator)
    definitions = made.pop("$defs")
    for definition in definitions.values():
        _finish(definition)
    _finish(made)
    made["properties"] = {name: made["properties"][name] for name in kind.fields()}
    made["required"] = [name for name in kind.fields() if name in made["required"]]
    return {
        "$schema": DIALECT,
        "title": kind.singular.capitalize(),
        "description": f"Eén bestand in {kind.folder}/; de bestandsnaam wordt het adres",
        **{key: value for key, value in made.items() if key != "title"},
        "$defs": definitions,
    }


def messages() -> dict[str, Any]:
    """Every phrase, and which one belongs to a keyword that has none of its own."""
    return {
        "problems": {name: asdict(phrase) for name, phrase in all_phrases().items()},
        "words": dict(all_words()),
        "keywords": dict(KEYWORDS),
    }


def as_text(data: object) -> str:
    """`data` as the text of a JSON file."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


class _Generator(GenerateJsonSchema):
    """Pydantic's own, but a field that may be absent may not be null: YAML leaves it out."""

    def sort(self, value: dict[str, Any], parent_key: str | None = None) -> dict[str, Any]:
        """Keep the order: of the fields, of the terms, and of the phrases."""
        return value

    def nullable_schema(self, schema: core_schema.NullableSchema) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        if isinstance(default, bool):
            return {**inner, "default": "ja" if default else "nee"}
        return {**inner, "default": default} if isinstance(default, str) else inner

    def dict_schema(self, schema: core_schema.DictSchema) -> dict[str, Any]:
        """A map from terms has those terms as its fields, so that an editor can offer them."""
        terms = self.generate_inner(schema["keys_schema"])["x-terms"]
        value = self.generate_inner(schema["values_schema"])
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                term: {**value, "title": said["label"], "description": said["description"]}
                for term, said in terms.items()
            },
        }


def _finish(model: dict[str, Any]) -> None:
    """Take the English description off a model, and help its lists with what their items say."""
    model.pop("description", None)
    for field in model["properties"].values():
        items = field.get("items", {})
        if folder := field.get("x-refers-to") or items.get("x-refers-to"):
            # What an editor shows; a form knows what there is and offers it.
            hint = f"Een bestandsnaam uit {folder}/, zonder .yml"
            field["markdownDescription"] = f"{field['description']}. {hint}"
        if "x-taxonomy" in items:
            field.setdefault("description", items["description"])
            field.setdefault("examples", [items["examples"]])
