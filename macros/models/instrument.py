"""A scheme or another kind of support: what it pays for, for whom, and what it does not do."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import (
    Basis,
    Certainty,
    Day,
    Entry,
    Line,
    Note,
    Part,
    PartialDate,
    Prose,
    Slug,
    Source,
    Year,
    YesNo,
)
from macros.taxonomy import TermOf


class Active(Part):
    """The years in which the scheme existed; either end may be open or unknown."""

    since: Year | None = Field(default=None, title="Vanaf")
    until: Year | None = Field(default=None, title="Tot en met")


class Suitability(Part):
    """Whether the scheme suits one type of process innovation, and who says so."""

    verdict: Annotated[str, TermOf("verdicts")] = Field(title="Oordeel")
    reason: Note = Field(title="Reden")
    basis: Basis = Field(title="Van wie")
    source: Note | None = Field(
        default=None, title="Bron", description="Waar het staat; meer plaatsen met ‘; ’ ertussen"
    )
    since: Year | None = Field(default=None, title="Vanaf")
    until: Year | None = Field(default=None, title="Tot en met")


class Eligibility(Part):
    """Who may apply; an absent field means that no limit is known."""

    sizes: list[Annotated[str, TermOf("sizes")]] = Field(default=[], title="Grootte")
    collaboration: Annotated[str, TermOf("collaborations")] = Field(
        default="onbekend", title="Samenwerking"
    )
    sectors: list[Annotated[str, TermOf("sectors")]] = Field(default=[], title="Sectoren")
    provinces: list[Annotated[str, TermOf("provinces")]] = Field(default=[], title="Provincies")
    regional: YesNo = Field(
        default=False,
        title="Alleen in een gebied",
        description="Ja als het niet overal geldt en de provincies niet precies bekend zijn",
    )
    note: Note | None = Field(default=None, title="Toelichting")


class Amount(Part):
    """How much money, in the words of the source, with the year it holds for."""

    minimum: Line | None = Field(default=None, title="Minimaal")
    maximum: Line | None = Field(default=None, title="Maximaal")
    percentage: Note | None = Field(default=None, title="Percentage")
    own_contribution: Line | None = Field(default=None, title="Eigen bijdrage")
    year: Line | None = Field(default=None, title="Bedragen van", description="Jaar of jaren")
    note: Note | None = Field(default=None, title="Toelichting")


class Window(Part):
    """One period in which one can apply."""

    opens: Day | None = Field(default=None, title="Open vanaf")
    closes: Day | None = Field(default=None, title="Sluit op")
    note: Line | None = Field(
        default=None, title="Toelichting", description="Bijvoorbeeld de regio"
    )


class Application(Part):
    """How one applies and how the money is handed out."""

    how: Note | None = Field(default=None, title="Zo vraag je aan")
    windows: list[Window] = Field(default=[], title="Aanvraagperioden")
    windows_note: Note | None = Field(default=None, title="Over de perioden")
    distribution: Annotated[str, TermOf("distributions")] = Field(
        default="onbekend", title="Verdeling van het geld"
    )
    effort: Annotated[str, TermOf("efforts")] = Field(default="onbekend", title="Moeite")
    effort_note: Note | None = Field(default=None, title="Over de moeite")
    effort_source: Note | None = Field(default=None, title="Bron van de moeite")


class Cited(Part):
    """A statement with the place where it was read."""

    text: Note = Field(title="Tekst")
    source: Note = Field(title="Bron")
    year: Line | None = Field(default=None, title="Jaar")


class Instrument(Entry):
    """One scheme or kind of support, with its conditions, status and limits."""

    folder: ClassVar[str] = "instruments"
    address: ClassVar[str] = "instrumenten"
    singular: ClassVar[str] = "instrument"
    plural: ClassVar[str] = "instrumenten"
    # Also the age at which what a source says of the status may well have changed.
    review_months: ClassVar[int] = 12

    abbreviation: Line | None = Field(default=None, title="Afkorting")
    former_names: list[Line] = Field(default=[], title="Vroegere namen")
    kind: Annotated[str, TermOf("instrument_kinds")] = Field(title="Soort")
    level: Annotated[str, TermOf("instrument_levels")] = Field(title="Niveau")
    provider: Line | None = Field(default=None, title="Uitvoerder", description="In woorden")
    provider_organisation: Slug | None = Field(
        default=None, title="Loket", description="De bestandsnaam in organisations/, zonder .yml"
    )
    status: Annotated[str, TermOf("instrument_statuses")] = Field(title="Status")
    status_as_of: PartialDate | None = Field(
        default=None, title="Status volgens bron van", description="Datum van de nieuwste bron"
    )
    status_note: Note | None = Field(default=None, title="Over de status")
    active: Active | None = Field(default=None, title="Bestond")
    succeeded_by: Slug | None = Field(default=None, title="Opgevolgd door")
    summary: str = Field(title="Samenvatting", min_length=20, max_length=800)
    needs: list[Annotated[str, TermOf("needs")]] = Field(
        default=[], title="Helpt met", description="Waar de regeling voor betaalt of mee helpt"
    )
    suitability: dict[Annotated[str, TermOf("yamamoto")], Suitability] = Field(
        default={}, title="Past bij type"
    )
    eligibility: Eligibility = Field(default=Eligibility(), title="Voor wie")
    amount: Amount | None = Field(default=None, title="Bedrag")
    application: Application = Field(default=Application(), title="Aanvragen")
    obstacles: list[Annotated[str, TermOf("obstacles")]] = Field(
        default=[], title="Helpt tegen knelpunt"
    )
    obstacles_basis: Basis | None = Field(default=None, title="Van wie")
    limits: list[Cited] = Field(default=[], title="Wat het niet doet")
    figures: list[Cited] = Field(default=[], title="Cijfers")
    reports: list[Cited] = Field(
        default=[], title="In de rapporten", description="Wat de rapporten van 2018–2022 zeggen"
    )
    changes: Prose | None = Field(
        default=None, title="Veranderd sinds de rapporten", description="Wat er sindsdien anders is"
    )
    certainty: Certainty | None = Field(default=None, title="Zekerheid")
    certainty_note: Note | None = Field(default=None, title="Over de zekerheid")
    sources: list[Source] = Field(title="Bronnen", min_length=1)
    checked_on: Day = Field(title="Gecontroleerd op")
    checked_by: Line = Field(
        title="Gecontroleerd door", description="Een organisatie, geen persoon"
    )
