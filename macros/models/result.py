"""One thing that changed at a company, in words and where possible in numbers."""

import re
from typing import Annotated

from pydantic import ConfigDict, Field, JsonValue, model_validator

from macros.models.base import FIRST, Part
from macros.models.values import Line, Note, Shape, Unit
from macros.source.messages import refusal_of

_NUMBER_FORM = r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_ENGLISH_FORM = r"-?\d+\.(?!\d{3}$)\d+"
_NUMBER = re.compile(_NUMBER_FORM + r"\Z", re.ASCII)
_ENGLISH_NUMBER = re.compile(_ENGLISH_FORM + r"\Z", re.ASCII)

# The rules of the validator below, as JSON Schema; see `case_rules.py` for the words with an x.
_NEEDS_UNIT: list[JsonValue] = [
    {
        "x-message": "eenheid",
        "x-at": field,
        "if": {"required": [field], "properties": {field: {"pattern": f"^{_NUMBER_FORM}$"}}},
        "then": {"required": ["unit"]},
    }
    for field in ("before", "after")
]
_HAS_OUTCOME: JsonValue = {
    "x-message": "leeg-resultaat",
    "x-at": "metric",
    "anyOf": [{"required": [field]} for field in ("before", "after", "text")],
}
_Measure = Annotated[
    Line,
    Shape(
        allOf=[
            {
                "not": {"type": "string", "pattern": f"^{_ENGLISH_FORM}$"},
                "x-messages": {"not": "getal"},
            }
        ]
    ),
]


def number_of(text: str | None) -> float | None:
    """Read a number in Dutch notation (`12.500`, `3,5`); None when `text` is not just a number."""
    if text is None or not _NUMBER.match(text):
        return None
    return float(text.replace(".", "").replace(",", "."))


class Result(Part):
    """One thing that changed, in words and where possible in numbers."""

    model_config = ConfigDict(
        title="Resultaat", json_schema_extra={"allOf": [*_NEEDS_UNIT, _HAS_OUTCOME]}
    )

    metric: Line = Field(
        title="Wat is gemeten",
        description="Waar het getal over gaat",
        examples=["tijd per frame"],
        json_schema_extra=FIRST,
    )
    before: _Measure | None = Field(
        default=None,
        title="Vóór",
        description="Getal of korte tekst",
        examples=["45"],
        json_schema_extra=FIRST,
    )
    after: _Measure | None = Field(
        default=None,
        title="Na",
        description="Getal of korte tekst",
        examples=["30"],
        json_schema_extra=FIRST,
    )
    unit: Unit | None = Field(
        default=None,
        title="Eenheid",
        description="Waarin het is gemeten, zoals dagen of %",
        examples=["minuten"],
        json_schema_extra=FIRST,
    )
    text: Note | None = Field(
        default=None,
        title="Toelichting",
        description="Wat het getal zegt, of het resultaat in woorden",
        examples=["Alleen de lange, rechte naden zijn gemeten."],
    )
    measured_by: Line | None = Field(
        default=None,
        title="Gemeten door",
        description="Wie het zegt of hoe het is gemeten",
        examples=["het bedrijf zelf"],
        json_schema_extra=FIRST,
    )

    @model_validator(mode="after")
    def _number_needs_unit(self) -> "Result":
        for value in (self.before, self.after):
            if value and _ENGLISH_NUMBER.match(value):
                raise refusal_of("getal", value=value, better=value.replace(".", ","))
            if value and number_of(value) is not None and not self.unit:
                raise refusal_of("eenheid", value=value)
        if not (self.before or self.after or self.text):
            raise refusal_of("leeg-resultaat", value=self.metric)
        return self

    @property
    def numbers(self) -> tuple[float, float] | None:
        """Before and after, where both are numbers."""
        before, after = number_of(self.before), number_of(self.after)
        return None if before is None or after is None else (before, after)

    @property
    def bars(self) -> tuple[float, float] | None:
        """Before and after as parts of 100, for drawing; None when they cannot be drawn."""
        pair = self.numbers
        if pair is None or min(pair) < 0 or max(pair) == 0:
            return None
        return round(100 * pair[0] / max(pair), 1), round(100 * pair[1] / max(pair), 1)
