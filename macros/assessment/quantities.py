"""Numbers of the scan as whole numbers: points in hundredths, so that no comparison can drift."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator

from macros.models.result import number_of
from macros.source.diagnostics import shown
from macros.source.reading import refusal

SCALE = 100


def _points(value: object) -> int:
    text = str(value)
    if number_of(text) is not None:
        hundredths = Decimal(text.replace(".", "").replace(",", ".")) * SCALE
        if hundredths >= 0 and hundredths == int(hundredths):
            return int(hundredths)
    raise refusal(
        "punten",
        "{shown} is geen aantal punten",
        "schrijf een getal met hooguit twee cijfers achter de komma, zoals 1,5",
        shown=shown(text),
    )


def _count(value: object) -> int:
    text = str(value)
    if text.isascii() and text.isdigit() and len(text) <= 3:
        return int(text)
    raise refusal(
        "geheel-getal", "{shown} is geen heel getal", "schrijf alleen cijfers", shown=shown(text)
    )


Points = Annotated[int, BeforeValidator(_points)]
Count = Annotated[int, BeforeValidator(_count)]


def in_words(points: int) -> str:
    """Points as a Dutch reader writes them: 150 becomes `1,5`."""
    return f"{Decimal(points) / SCALE:.2f}".rstrip("0").rstrip(".").replace(".", ",")
