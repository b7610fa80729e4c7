"""A company that tried something, and what came of it."""

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
    Prose,
    Slug,
    Source,
    Year,
    YesNo,
)
from macros.models.result import Result
from macros.taxonomy import TermOf


class Company(Part):
    """The company of the case; without a name it stays anonymous."""

    name: Line | None = Field(
        default=None, title="Naam", description="Weglaten als het bedrijf anoniem blijft"
    )
    place: Line | None = Field(default=None, title="Plaats", description="Waar het bedrijf staat")
    province: Annotated[str, TermOf("provinces")] | None = Field(default=None, title="Provincie")
    sector: Annotated[str, TermOf("sectors")] = Field(title="Sector")
    size: Annotated[str, TermOf("sizes")] = Field(title="Grootte")
    employees: Line | None = Field(
        default=None,
        title="Medewerkers",
        description="Het aantal zoals de bron het noemt, met jaar",
    )
    part_of_group: YesNo = Field(
        default=False,
        title="Deel van een concern",
        description="Ja als een groter concern eigenaar is; het bedrijf telt dan niet als mkb",
    )
    ownership: Note | None = Field(
        default=None, title="Eigendom", description="Van wie het bedrijf is, als dat ertoe doet"
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

    start: Annotated[str, TermOf("mrl")] | None = Field(default=None, title="MRL bij de start")
    now: Annotated[str, TermOf("mrl")] | None = Field(default=None, title="MRL nu")
    basis: Note | None = Field(
        default=None, title="Waarop dat rust", description="Waarom dit niveau, en wie dat vindt"
    )


class Obstacle(Part):
    """Something that stood in the way."""

    obstacle: Annotated[str, TermOf("obstacles")] = Field(title="Knelpunt")
    phase: Annotated[str, TermOf("obstacle_phases")] | None = Field(
        default=None, title="Fase", description="Vóór of na het besluit om te investeren"
    )
    note: Note | None = Field(default=None, title="Toelichting")


class Lesson(Part):
    """Something another company can use."""

    text: Note = Field(title="Les")
    basis: Basis = Field(
        default="bron", title="Van wie", description="Zegt de bron het, of leidt de redactie het af"
    )


class Support(Part):
    """A scheme or party that did, or did not, help."""

    instrument: Slug = Field(
        title="Instrument", description="De bestandsnaam in instruments/, zonder .yml"
    )
    outcome: Annotated[str, TermOf("support_outcomes")] = Field(title="Wat er van kwam")
    year: Year | None = Field(default=None, title="Jaar")
    note: Note | None = Field(default=None, title="Toelichting")


class Case(Entry):
    """A practical example from one company, told in its own order: why, what, result.

    The order of the fields is the order of the scaffold and of the columns in the exports.
    """

    folder: ClassVar[str] = "cases"
    address: ClassVar[str] = "voorbeelden"
    singular: ClassVar[str] = "voorbeeld"
    plural: ClassVar[str] = "voorbeelden"
    review_months: ClassVar[int] = 24

    title: str = Field(
        title="Titel",
        description="Wat deed het bedrijf en waarom is dat interessant, in één zin",
        min_length=10,
        max_length=110,
    )
    summary: str = Field(
        title="Samenvatting",
        description="Eén of twee zinnen: wat deed het bedrijf en wat leverde het op",
        min_length=20,
        max_length=300,
    )
    evidence: Annotated[str, TermOf("evidence")] = Field(
        title="Bewijs", description="Waarop dit verhaal rust"
    )
    certainty: Certainty | None = Field(
        default=None, title="Zekerheid", description="Oordeel van de redactie over de bronnen"
    )
    company: Company = Field(title="Bedrijf")
    yamamoto_type: Annotated[str, TermOf("yamamoto")] = Field(
        title="Type procesinnovatie", description="1 tot en met 4, volgens Yamamoto"
    )
    secondary_type: Annotated[str, TermOf("yamamoto")] | None = Field(
        default=None, title="Tweede type", description="Als het voorbeeld er twee combineert"
    )
    new_combination: YesNo = Field(
        default=False,
        title="Nieuwe combinatie",
        description="Ja als bewezen onderdelen voor het eerst samen zijn gebruikt",
    )
    type_reason: Note | None = Field(default=None, title="Waarom dit type")
    mrl: Readiness | None = Field(default=None, title="Rijpheid (MRL)")
    period: Line | None = Field(
        default=None, title="Periode", description="De jaren, zoals genoemd"
    )
    goals: list[Annotated[str, TermOf("goals")]] = Field(default=[], title="Doelen")
    forms: list[Annotated[str, TermOf("forms")]] = Field(default=[], title="Vormen")
    technologies: list[Annotated[str, TermOf("technologies")]] = Field(default=[], title="Techniek")
    working_methods: list[Annotated[str, TermOf("working_methods")]] = Field(
        default=[], title="Werkmethoden"
    )
    needs: list[Annotated[str, TermOf("needs")]] = Field(
        default=[],
        title="Benodigde steun",
        description="Waar steun voor nodig was; leeg betekent wat gebruikelijk is bij het type",
    )
    problem: Prose = Field(title="Waarom", description="Wat was het probleem of de aanleiding")
    approach: Prose = Field(title="Wat", description="Wat deed het bedrijf, stap voor stap")
    outcome: Prose | None = Field(default=None, title="Resultaat", description="Wat het bracht")
    results: list[Result] = Field(default=[], title="Resultaten in cijfers")
    setbacks: Prose | None = Field(
        default=None, title="Wat tegenviel", description="Wat misging of moeilijker was dan gedacht"
    )
    obstacles: list[Obstacle] = Field(
        default=[], title="Knelpunten", description="Waar liep het bedrijf tegenaan"
    )
    lessons: list[Lesson] = Field(default=[], title="Lessen")
    support: list[Support] = Field(
        default=[],
        title="Steun",
        description="Welke regelingen of partijen; vul anders ‘no_support’ in",
    )
    no_support: Annotated[str, TermOf("no_support_reasons")] | None = Field(
        default=None, title="Geen steun, omdat", description="In plaats van ‘support’"
    )
    organisations: list[Slug] = Field(
        default=[],
        title="Betrokken partijen",
        description="Bestandsnamen in organisations/, zonder .yml",
    )
    other_parties: list[Line] = Field(
        default=[],
        title="Andere betrokkenen",
        description="Leveranciers, adviseurs of partners die hier geen eigen pagina hebben",
    )
    unknowns: list[Note] = Field(
        default=[], title="Wat we niet weten", description="Wat de bronnen openlaten"
    )
    sources: list[Source] = Field(default=[], title="Bronnen")
    checked_on: Day = Field(title="Gecontroleerd op")
    checked_by: Line = Field(
        title="Gecontroleerd door", description="Een organisatie, geen persoon"
    )
