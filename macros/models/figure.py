"""One outcome of a survey: its numbers, each with the words of the source in which it stands."""

import re
from collections.abc import Callable, Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.models.base import Part
from macros.models.result import number_of
from macros.models.values import Line, Note, PartialDate, Year, YesNo
from macros.source.diagnostics import shown
from macros.source.reading import refusal

_NUMBERS = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")

LEFT_OUT, UNKNOWN = "weggelaten", "onbekend"
CERTAIN, BY_ORDER = "zeker", "volgorde"
PERCENT, NUMBER = "%", "aantal"


def _one_of(*known: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value in known:
            return value
        remedy = f"kies uit {', '.join(known)}"
        raise refusal("keuze", "{shown} kan hier niet", remedy, shown=shown(value))

    return check


def _number(value: str) -> str:
    if (number := number_of(value)) is not None and number >= 0:
        return value
    raise refusal(
        "geen-getal",
        "{shown} is geen getal",
        "schrijf alleen het getal, zoals 38, 3,5 of 12.500",
        shown=shown(value),
    )


def _number_or_unknown(value: str) -> str:
    return value if value == UNKNOWN else _number(value)


Number = Annotated[str, AfterValidator(_number)]


class Report(Part):
    """Where a figure was read."""

    publisher: Line = Field(title="Uitgever")
    title: Line = Field(title="Titel")
    date: PartialDate = Field(title="Datum")


class Row(Part):
    """One number, what it is about, and the words of the source in which it stands.

    `series` names the period, where the same is told of two; `base` says of whom the number is a
    part, where that is not everybody who answered.
    """

    label: Line = Field(title="Antwoord")
    series: Line | None = Field(default=None, title="Reeks")
    base: Line | None = Field(default=None, title="Van wie")
    value: Number = Field(title="Getal", description="Precies zoals in de bron")
    quote: Note = Field(title="Citaat", description="De woorden van de bron, met het getal erin")

    @model_validator(mode="after")
    def _quote_holds_the_value(self) -> "Row":
        if self.value not in _NUMBERS.findall(self.quote):
            raise refusal(
                "getal-niet-in-citaat",
                "het getal {value} staat niet in het citaat",
                "neem bij ‘quote’ de woorden van de bron over waar het getal in staat",
                value=self.value,
            )
        return self

    @property
    def number(self) -> float:
        """The value as a number."""
        return number_of(self.value) or 0.0


class Figure(Part):
    """One outcome: its numbers, and everything one must know to judge them."""

    title: Line = Field(title="Titel", description="Eén zin die zegt wat de grafiek laat zien")
    question: Note | None = Field(default=None, title="Vraag", description="Zoals in de enquête")
    statement: Note | None = Field(default=None, title="Uitspraak", description="Uit de tekst")
    n: Annotated[str, AfterValidator(_number_or_unknown)] = Field(title="Aantal")
    respondents: Line = Field(title="Wie", description="Over wie het gaat, of wie antwoordden")
    year: Year = Field(title="Jaar")
    source: Report = Field(title="Bron")
    place: Line = Field(title="Plaats", description="Bladzijde, of de kop waar het onder staat")
    unit: Annotated[str, AfterValidator(_one_of(PERCENT, NUMBER))] = Field(title="Eenheid")
    certainty: Annotated[str, AfterValidator(_one_of(CERTAIN, BY_ORDER))] = Field(
        title="Zekerheid", description="Of de bron zelf zegt welk getal bij welk antwoord hoort"
    )
    whole: YesNo = Field(default=False, title="Samen 100%")
    rows: list[Row] = Field(default=[], title="Getallen")
    note: Note | None = Field(default=None, title="Toelichting")

    @property
    def series(self) -> list[str]:
        """The names of the series, in order; empty when there is only one."""
        return list(dict.fromkeys(row.series for row in self.rows if row.series))

    @property
    def _periods(self) -> list[str | None]:
        return [*self.series] or [None]

    @property
    def groups(self) -> dict[str, list[Row]]:
        """The rows per answer, in order."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.label, []).append(row)
        return found

    @model_validator(mode="after")
    def _is_sound(self) -> "Figure":
        for objection in self._objections():
            raise objection
        return self

    def _objections(self) -> Iterator[PydanticCustomError]:
        if not (self.question or self.statement):
            remedy = "vul ‘question’ in, of ‘statement’ als de vraag niet bekend is"
            yield refusal("vraag-of-uitspraak", "er staat niet bij wat er is gevraagd", remedy)
        if self.certainty == BY_ORDER and self.rows:
            remedy = f"haal ‘rows’ weg en noem de vraag in {LEFT_OUT}.yml"
            yield refusal("onzeker-getal", "onzekere getallen mogen er niet staan", remedy)
        if self.certainty == CERTAIN and not self.rows:
            yield refusal("geen-getallen", "er staan geen getallen", "vul ‘rows’ in")
        for label, rows in self.groups.items():
            if [row.series for row in rows] != self._periods:
                yield refusal(
                    "reeksen",
                    "bij {label} staat niet elke reeks precies één keer",
                    "geef elk antwoord dezelfde reeksen, in dezelfde volgorde",
                    label=shown(label),
                )
        if self.unit == PERCENT and self.rows:
            yield from self._impossible_percentages()

    def _impossible_percentages(self) -> Iterator[PydanticCustomError]:
        possible = "schrijf een percentage van 0 tot en met 100"
        for row in self.rows:
            if row.number > 100:
                yield refusal("percentage", "{value}% kan niet", possible, value=row.value)
        for series in self._periods:
            total = sum(row.number for row in self.rows if row.series == series)
            if self.whole and abs(total - 100) > 1:
                yield refusal(
                    "geen-honderd",
                    "de percentages zijn samen {total} en geen 100",
                    "controleer de getallen, of haal ‘whole’ weg",
                    total=f"{total:g}".replace(".", ","),
                )


class LeftOut(Part):
    """A question of which the outcome cannot be shown, and why."""

    question: Line = Field(title="Vraag", description="Zoals in de enquête")
    source: Report = Field(title="Bron")
    place: Line = Field(title="Plaats")
    reason: Note = Field(title="Waarom niet")


class LeftOutList(Part):
    """Everything that is left out."""

    figures: list[LeftOut] = Field(min_length=1)
