"""A scheme or another kind of support: what it pays for, for whom, and what it does not do."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import FIRST, Entry, Source
from macros.models.instrument_parts import (
    Active,
    Amount,
    Application,
    Cited,
    Eligibility,
    Suitability,
)
from macros.models.terms import TermOf
from macros.models.values import (
    Basis,
    Certainty,
    Line,
    Note,
    PartialDate,
    Prose,
    RefersTo,
    Slug,
    Title,
)
from macros.models.words import Words


class Instrument(Entry):
    """One scheme or kind of support, with its conditions, status and limits."""

    folder: ClassVar[str] = "instruments"
    address: ClassVar[str] = "instrumenten"
    singular: ClassVar[str] = "instrument"
    plural: ClassVar[str] = "instrumenten"
    # Also the age at which what a source says of the status may well have changed.
    review_months: ClassVar[int] = 12

    title: Title = Field(
        title="Titel",
        description="De officiële naam",
        examples=["Voorbeeld Innovatievoucher"],
        json_schema_extra=FIRST,
    )
    abbreviation: Line | None = Field(
        default=None,
        title="Afkorting",
        description="De afkorting, als die er is",
        examples=["VIV"],
        json_schema_extra=FIRST,
    )
    former_names: list[Line] = Field(
        default=[],
        title="Vroegere namen",
        description="Hoe het eerder heette",
        examples=[["Voorbeeldvoucher"]],
    )
    kind: Annotated[str, TermOf("instrument_kinds")] = Field(
        title="Soort",
        description="Wat voor soort steun het is",
        json_schema_extra=FIRST,
    )
    level: Annotated[str, TermOf("instrument_levels")] = Field(
        title="Niveau",
        description="Van wie de steun komt: regio, land of Europa",
        json_schema_extra=FIRST,
    )
    provider: Line | None = Field(
        default=None,
        title="Uitvoerder",
        description="Wie de steun geeft, in woorden",
        examples=["Voorbeeld Regio"],
        json_schema_extra=FIRST,
    )
    provider_organisation: Annotated[Slug, RefersTo("organisations", "onbekend-loket")] | None = (
        Field(
            default=None,
            title="Loket",
            description="Het loket dat de steun geeft of uitvoert",
            examples=["rvo"],
        )
    )
    status: Annotated[str, TermOf("instrument_statuses")] = Field(
        title="Status",
        description="Of je nu kunt aanvragen",
        json_schema_extra=FIRST,
    )
    status_as_of: PartialDate | None = Field(
        default=None,
        title="Status volgens bron van",
        description="Datum van de nieuwste bron",
        examples=["2024-05"],
        json_schema_extra=FIRST,
    )
    status_note: Note | None = Field(
        default=None,
        title="Over de status",
        description="Wat je over de status moet weten",
        examples=["Of er een nieuwe ronde komt, is niet bekend."],
    )
    active: Active | None = Field(
        default=None,
        title="Bestond",
        description="In welke jaren het bestond",
    )
    succeeded_by: Annotated[Slug, RefersTo("instruments", "onbekende-opvolger")] | None = Field(
        default=None,
        title="Opgevolgd door",
        description="Het instrument dat ervoor in de plaats kwam",
        examples=["mkb-idee"],
    )
    summary: Annotated[str, Field(min_length=20, max_length=800), Words(lines=True)] = Field(
        title="Samenvatting",
        description="Twee tot vier zinnen: wat het is en waar het voor helpt",
        examples=["Een tegoedbon waarmee een bedrijf advies over een nieuwe werkwijze betaalt."],
        json_schema_extra=FIRST,
    )
    needs: list[Annotated[str, TermOf("needs")]] = Field(
        default=[],
        title="Helpt met",
        description="Waar de regeling voor betaalt of mee helpt",
        json_schema_extra=FIRST,
    )
    suitability: dict[Annotated[str, TermOf("yamamoto")], Suitability] = Field(
        default={},
        title="Past bij type",
        description="Per type of de regeling daar iets voor doet, en waarom",
    )
    eligibility: Eligibility = Field(
        default=Eligibility(),
        title="Voor wie",
        description="Welke bedrijven kunnen aanvragen",
    )
    amount: Amount | None = Field(
        default=None,
        title="Bedrag",
        description="Hoeveel geld het is, in de woorden van de bron",
    )
    application: Application = Field(
        default=Application(),
        title="Aanvragen",
        description="Hoe je aanvraagt en hoe het geld wordt verdeeld",
    )
    obstacles: list[Annotated[str, TermOf("obstacles")]] = Field(
        default=[],
        title="Helpt tegen knelpunt",
        description="Welke knelpunten het kleiner maakt",
    )
    obstacles_basis: Basis | None = Field(
        default=None,
        title="Van wie",
        description="Zegt de bron dat van de knelpunten, of leidt de redactie het af",
    )
    limits: list[Cited] = Field(
        default=[],
        title="Wat het niet doet",
        description="Waar het niet voor is, met de bron",
    )
    figures: list[Cited] = Field(
        default=[],
        title="Cijfers",
        description="Hoe vaak het is gebruikt en hoeveel geld er was, met de bron",
    )
    reports: list[Cited] = Field(
        default=[], title="In de rapporten", description="Wat de rapporten van 2018–2022 zeggen"
    )
    changes: Prose | None = Field(
        default=None,
        title="Veranderd sinds de rapporten",
        description="Wat er sindsdien anders is",
        examples=["Sinds 2023 kan een bedrijf het hele jaar aanvragen."],
    )
    certainty: Certainty | None = Field(
        default=None,
        title="Zekerheid",
        description="Oordeel van de redactie over de bronnen",
    )
    certainty_note: Note | None = Field(
        default=None,
        title="Over de zekerheid",
        description="Waarom dat oordeel",
        examples=["Er is maar één bron, en die is van 2021."],
    )
    sources: list[Source] = Field(
        title="Bronnen",
        min_length=1,
        description="Waar het is gelezen; minstens één",
        json_schema_extra=FIRST,
    )

    @property
    def suited_types(self) -> list[str]:
        """The types of innovation that it suits, wholly or in part."""
        judged = self.suitability.items()
        return [type_ for type_, judgement in judged if judgement.verdict in ("ja", "deels")]

    @property
    def runs(self) -> bool:
        """Whether one can surely apply for it, now or in a next period."""
        return self.status in ("open", "periodiek-open") and not self.withdrawn

    @property
    def nationwide(self) -> bool:
        """Whether it is for every province, as far as is known: nothing bounds it to a region."""
        eligibility = self.eligibility
        return not (eligibility.provinces or eligibility.regional or self.level == "regionaal")
