"""The groups of fields in an instrument: when, for whom, how much, and how to apply."""

from typing import Annotated

from pydantic import ConfigDict, Field

from macros.models.base import Part
from macros.models.terms import TermOf
from macros.models.values import Basis, Day, Line, Note, Year, YesNo


class Active(Part):
    """The years in which the scheme existed; either end may be open or unknown."""

    model_config = ConfigDict(title="Bestond")

    since: Year | None = Field(
        default=None,
        title="Vanaf",
        description="Het eerste jaar",
        examples=["2019"],
    )
    until: Year | None = Field(
        default=None,
        title="Tot en met",
        description="Het laatste jaar; weglaten als het nog loopt",
        examples=["2023"],
    )


class Suitability(Part):
    """Whether the scheme suits one type of process innovation, and who says so."""

    model_config = ConfigDict(title="Past bij type")

    verdict: Annotated[str, TermOf("verdicts")] = Field(
        title="Oordeel",
        description="Of de regeling bij dit type past",
    )
    reason: Note = Field(
        title="Reden",
        description="Waarom wel of niet, in één of twee zinnen",
        examples=["De regeling betaalt alleen voor wat technisch nieuw is."],
    )
    basis: Basis = Field(
        title="Van wie",
        description="Zegt de bron het, of leidt de redactie het af",
    )
    source: Note | None = Field(
        default=None,
        title="Bron",
        description="Waar het staat; meer plaatsen met ‘; ’ ertussen",
        examples=["Handleiding van de regeling, bladzijde 4"],
    )
    since: Year | None = Field(
        default=None,
        title="Vanaf",
        description="Het jaar waarin dit oordeel ging gelden",
        examples=["2021"],
    )
    until: Year | None = Field(
        default=None,
        title="Tot en met",
        description="Het laatste jaar waarin dit oordeel gold",
        examples=["2024"],
    )


class Eligibility(Part):
    """Who may apply; an absent field means that no limit is known."""

    model_config = ConfigDict(title="Voor wie")

    sizes: list[Annotated[str, TermOf("sizes")]] = Field(
        default=[],
        title="Grootte",
        description="Voor welke bedrijven; leeg betekent dat geen grens bekend is",
    )
    collaboration: Annotated[str, TermOf("collaborations")] = Field(
        default="onbekend",
        title="Samenwerking",
        description="Of je met anderen moet samenwerken",
    )
    sectors: list[Annotated[str, TermOf("sectors")]] = Field(
        default=[],
        title="Sectoren",
        description="Voor welke sectoren; leeg betekent dat geen grens bekend is",
    )
    provinces: list[Annotated[str, TermOf("provinces")]] = Field(
        default=[],
        title="Provincies",
        description="In welke provincies; leeg betekent dat geen grens bekend is",
    )
    regional: YesNo = Field(
        default=False,
        title="Alleen in een gebied",
        description="Ja als het in een deel van Nederland geldt, of in een deel van de provincies",
        examples=["nee"],
    )
    note: Note | None = Field(
        default=None,
        title="Toelichting",
        description="Andere voorwaarden, in woorden",
        examples=["Je bedrijf moet minstens drie jaar bestaan."],
    )


class Amount(Part):
    """How much money, in the words of the source, with the year it holds for."""

    model_config = ConfigDict(title="Bedrag")

    minimum: Line | None = Field(
        default=None,
        title="Minimaal",
        description="Het laagste bedrag, zoals de bron het noemt",
        examples=["5.000 euro"],
    )
    maximum: Line | None = Field(
        default=None,
        title="Maximaal",
        description="Het hoogste bedrag, zoals de bron het noemt",
        examples=["20.000 euro"],
    )
    percentage: Note | None = Field(
        default=None,
        title="Percentage",
        description="Welk deel van de kosten wordt betaald",
        examples=["40 procent van de kosten"],
    )
    own_contribution: Line | None = Field(
        default=None,
        title="Eigen bijdrage",
        description="Wat je zelf betaalt",
        examples=["60 procent"],
    )
    year: Line | None = Field(
        default=None,
        title="Bedragen van",
        description="Jaar of jaren",
        examples=["2024"],
    )
    note: Note | None = Field(
        default=None,
        title="Toelichting",
        description="Wat je verder over het bedrag moet weten",
        examples=["Het bedrag is per bedrijf, niet per project."],
    )


class Window(Part):
    """One period in which one can apply."""

    model_config = ConfigDict(title="Aanvraagperiode")

    opens: Day | None = Field(
        default=None,
        title="Open vanaf",
        description="De eerste dag waarop je kunt aanvragen",
        examples=["2024-04-09"],
    )
    closes: Day | None = Field(
        default=None,
        title="Sluit op",
        description="De laatste dag waarop je kunt aanvragen",
        examples=["2024-09-12"],
    )
    note: Line | None = Field(
        default=None,
        title="Toelichting",
        description="Bijvoorbeeld de regio",
        examples=["alleen in Gelderland"],
    )


class Application(Part):
    """How one applies and how the money is handed out."""

    model_config = ConfigDict(title="Aanvragen")

    how: Note | None = Field(
        default=None,
        title="Zo vraag je aan",
        description="Waar en hoe je aanvraagt",
        examples=["Je vraagt online aan bij de uitvoerder."],
    )
    windows: list[Window] = Field(
        default=[],
        title="Aanvraagperioden",
        description="Wanneer je kunt aanvragen, voor zover bekend",
    )
    windows_note: Note | None = Field(
        default=None,
        title="Over de perioden",
        description="Wat je over de perioden moet weten",
        examples=["De regeling gaat meestal in het voorjaar open."],
    )
    distribution: Annotated[str, TermOf("distributions")] = Field(
        default="onbekend",
        title="Verdeling van het geld",
        description="Hoe het geld wordt verdeeld",
    )
    effort: Annotated[str, TermOf("efforts")] = Field(
        default="onbekend",
        title="Moeite",
        description="Hoeveel werk het aanvragen is",
    )
    effort_note: Note | None = Field(
        default=None,
        title="Over de moeite",
        description="Waarom het veel of weinig werk is",
        examples=["Je schrijft een plan van tien bladzijden."],
    )
    effort_source: Note | None = Field(
        default=None,
        title="Bron van de moeite",
        description="Waar dat staat",
        examples=["Evaluatie van de regeling, hoofdstuk 3"],
    )


class Cited(Part):
    """A statement with the place where it was read."""

    model_config = ConfigDict(title="Uitspraak met bron")

    text: Note = Field(
        title="Tekst",
        description="Wat er staat, in eigen woorden",
        examples=["In 2024 was het geld op de eerste dag op."],
    )
    source: Note = Field(
        title="Bron",
        description="Waar het staat: een titel of een webadres",
        examples=["Jaarverslag van de uitvoerder, bladzijde 12"],
    )
    year: Line | None = Field(
        default=None,
        title="Jaar",
        description="Het jaar waar het over gaat",
        examples=["2024"],
    )
