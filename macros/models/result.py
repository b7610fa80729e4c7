"""One thing that changed at a company, in words and where possible in numbers."""

import re

from pydantic import Field, model_validator

from macros.messages import refusal
from macros.models.base import Line, Note, Part

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\Z")
_ENGLISH_NUMBER = re.compile(r"-?\d+\.(?!\d{3}\Z)\d+\Z")


def number_of(text: str | None) -> float | None:
    """Read a number in Dutch notation (`12.500`, `3,5`); None when `text` is not just a number."""
    if text is None or not _NUMBER.match(text):
        return None
    return float(text.replace(".", "").replace(",", "."))


class Result(Part):
    """One thing that changed, in words and where possible in numbers."""

    metric: Line = Field(title="Wat is gemeten", description="Bijvoorbeeld: doorlooptijd")
    before: Line | None = Field(default=None, title="Vóór", description="Getal of korte tekst")
    after: Line | None = Field(default=None, title="Na", description="Getal of korte tekst")
    unit: Line | None = Field(default=None, title="Eenheid", description="Bijvoorbeeld: dagen of %")
    text: Note | None = Field(default=None, title="Toelichting")
    measured_by: Line | None = Field(
        default=None, title="Gemeten door", description="Wie het zegt of hoe het is gemeten"
    )

    @model_validator(mode="after")
    def _number_needs_unit(self) -> "Result":
        for value in (self.before, self.after):
            if value and _ENGLISH_NUMBER.match(value):
                raise refusal("getal", value=value, better=value.replace(".", ","))
            if value and number_of(value) is not None and not self.unit:
                raise refusal("eenheid", value=value)
        if not (self.before or self.after or self.text):
            raise refusal("leeg-resultaat", value=self.metric)
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
