"""What must hold between the fields of a case, as JSON Schema.

`checks/completeness.py` says the same in Python, with the place in the file. Each rule names its
phrase in `messages.yml` (`x-message`) and the field to show it at (`x-at`).
"""

from typing import Any

from macros.taxonomy import taxonomy


def between_fields(schema: dict[str, Any]) -> None:
    """Add the rules to the `schema` of a case."""
    support = [_filled("support"), _filled("other_support")]
    schema["allOf"] = [
        {
            "x-message": "steun-niet-vermeld",
            "x-at": "no_support",
            "anyOf": [*support, {"required": ["no_support"]}],
        },
        {
            "x-message": "steun-en-geen-steun",
            "x-at": "no_support",
            "not": {"required": ["no_support"], "anyOf": support},
        },
        {
            "x-message": "geen-bronnen",
            "x-at": "sources",
            "if": {
                "required": ["evidence"],
                "properties": {"evidence": {"const": "illustratief"}},
            },
            "else": _filled("sources"),
        },
        {
            "x-message": "zelfde-type-twee-keer",
            "x-at": "secondary_type",
            "not": {"anyOf": [_both_are(term) for term in taxonomy("yamamoto")]},
        },
    ]


def levels_rise(schema: dict[str, Any]) -> None:
    """Add to the `schema` of the readiness that the level now is not below that at the start."""
    levels = list(taxonomy("mrl"))
    schema["allOf"] = [
        {
            "x-message": "mrl-omgekeerd",
            "x-at": "now",
            "not": {
                "anyOf": [
                    {
                        "required": ["start", "now"],
                        "properties": {
                            "start": {"enum": _typed([start])},
                            "now": {"enum": _typed(levels[:index])},
                        },
                    }
                    for index, start in enumerate(levels)
                    if index
                ]
            },
        }
    ]


def _filled(name: str) -> dict[str, Any]:
    return {"required": [name], "properties": {name: {"minItems": 1}}}


def _both_are(term: str) -> dict[str, Any]:
    same = {"enum": _typed([term])}
    return {
        "required": ["yamamoto_type", "secondary_type"],
        "properties": {"yamamoto_type": same, "secondary_type": same},
    }


def _typed(digits: list[str]) -> list[str | int]:
    """Each number as text and as number: other YAML readers do not keep them apart as we do."""
    return [*digits, *map(int, digits)]
