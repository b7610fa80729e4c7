"""The groups of fields in a case: the company, how ripe it was, obstacles, lessons and support."""

from typing import Annotated

from pydantic import ConfigDict, Field

from macros.models.base import FIRST, Part
from macros.models.case_rules import levels_rise
from macros.models.terms import TermOf
from macros.models.values import Basis, Line, Note, RefersTo, Slug, Year, YesNo


class Company(Part):
    """The company of the case; without a name it stays anonymous."""

    model_config = ConfigDict(title="Bedrijf")

    name: Line | None = Field(
        default=None,
        title="Naam",
        description="Weglaten als het bedrijf anoniem blijft",
        examples=["Voorbeeld Metaal"],
        json_schema_extra=FIRST,
    )
    place: Line | None = Field(
        default=None,
        title="Plaats",
        description="Waar het bedrijf staat; weglaten als het bedrijf anoniem blijft",
        examples=["Zwolle"],
        json_schema_extra=FIRST,
    )
    province: Annotated[str, TermOf("provinces")] | None = Field(
        default=None, title="Provincie", json_schema_extra=FIRST
    )
    sector: Annotated[str, TermOf("sectors")] = Field(title="Sector", json_schema_extra=FIRST)
    size: Annotated[str, TermOf("sizes")] = Field(title="Grootte", json_schema_extra=FIRST)
    employees: Line | None = Field(
        default=None,
        title="Medewerkers",
        description="Het aantal zoals de bron het noemt, met jaar",
        examples=["12 (2024)"],
    )
    part_of_group: YesNo = Field(
        default=False,
        title="Deel van een concern",
        description="Ja als een concern toen eigenaar was; het bedrijf telt dan niet als mkb",
        examples=["nee"],
    )
    ownership: Note | None = Field(
        default=None,
        title="Eigendom",
        description="Van wie het bedrijf is, als dat ertoe doet",
        examples=["Het bedrijf is van de familie die het oprichtte."],
    )
    chain_role: Annotated[str, TermOf("chain_roles")] | None = Field(
        default=None, title="Rol in de keten"
    )

    @property
    def is_sme(self) -> bool | None:
        """Whether it is an SME (mkb); None when that is not known."""
        if self.part_of_group or self.size == "groot":
            return False
        return None if self.size == "onbekend" else True


class Readiness(Part):
    """How ripe the new process was, on the scale of nine levels."""

    model_config = ConfigDict(title="Rijpheid (MRL)", json_schema_extra=levels_rise)

    start: Annotated[str, TermOf("mrl")] | None = Field(
        default=None,
        title="MRL bij de start",
        description="Hoe rijp het proces was, 1 tot en met 9",
    )
    now: Annotated[str, TermOf("mrl")] | None = Field(
        default=None, title="MRL nu", description="Hoe rijp het proces nu is, 1 tot en met 9"
    )
    basis: Note | None = Field(
        default=None,
        title="Waarop dat rust",
        description="Waarom dit niveau, en wie dat vindt",
        examples=["De redactie leidt het af: de cobot draait elke dag mee."],
    )


class Obstacle(Part):
    """Something that stood in the way."""

    model_config = ConfigDict(title="Knelpunt")

    obstacle: Annotated[str, TermOf("obstacles")] = Field(title="Knelpunt")
    phase: Annotated[str, TermOf("obstacle_phases")] | None = Field(
        default=None, title="Fase", description="Vóór of na het besluit om te investeren"
    )
    note: Note | None = Field(
        default=None,
        title="Toelichting",
        description="Hoe het bij dit bedrijf ging",
        examples=["Niemand in het bedrijf had eerder een robot geprogrammeerd."],
    )


class Lesson(Part):
    """Something another company can use."""

    model_config = ConfigDict(title="Les")

    text: Note = Field(
        title="Les",
        description="Wat een ander bedrijf hiervan kan leren",
        examples=["Huur eerst, en koop pas als je weet dat het past."],
        json_schema_extra=FIRST,
    )
    basis: Basis = Field(
        default="bron", title="Van wie", description="Zegt de bron het, of leidt de redactie het af"
    )


class Support(Part):
    """A scheme or party that did, or did not, help."""

    model_config = ConfigDict(title="Steun")

    instrument: Annotated[Slug, RefersTo("instruments", "onbekend-instrument")] = Field(
        title="Instrument",
        description="Welke regeling of andere steun het was",
        examples=["mit-haalbaarheidsproject"],
        json_schema_extra=FIRST,
    )
    outcome: Annotated[str, TermOf("support_outcomes")] = Field(
        title="Wat er van kwam",
        json_schema_extra=FIRST,
    )
    year: Year | None = Field(
        default=None, title="Jaar", description="Het jaar van de steun", examples=["2024"]
    )
    note: Note | None = Field(
        default=None,
        title="Toelichting",
        description="Wat de steun betekende, of waarom het niet lukte",
        examples=["Het bedrijf wilde snel beginnen en vroeg niets aan."],
    )
