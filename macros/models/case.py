"""A company that tried something, and what came of it."""

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from macros.models.base import FIRST, Entry, Source
from macros.models.case_parts import Company, Lesson, Obstacle, Readiness, Support
from macros.models.case_rules import between_fields
from macros.models.result import Result
from macros.models.terms import TermOf
from macros.models.values import Certainty, Line, Note, Prose, RefersTo, Slug, YesNo
from macros.models.words import Words


class Case(Entry):
    """A practical example from one company, told in its own order: why, what, result.

    The order of the fields is the order of the scaffold and of the columns in the exports.
    """

    model_config = ConfigDict(json_schema_extra=between_fields)

    folder: ClassVar[str] = "cases"
    address: ClassVar[str] = "voorbeelden"
    singular: ClassVar[str] = "voorbeeld"
    plural: ClassVar[str] = "voorbeelden"
    review_months: ClassVar[int] = 24

    title: Annotated[str, Field(min_length=10, max_length=110), Words()] = Field(
        title="Titel",
        description="Wat deed het bedrijf en waarom is dat interessant, in één zin",
        examples=["Lasserij met twaalf mensen laat een cobot de lange naden lassen"],
        json_schema_extra=FIRST,
    )
    summary: Annotated[str, Field(min_length=20, max_length=300), Words(lines=True)] = Field(
        title="Samenvatting",
        description="Eén of twee zinnen: wat deed het bedrijf en wat leverde het op",
        examples=[
            "Een lasserij vond geen lassers meer. Een cobot last nu de lange, rechte naden. "
            "De lassers doen het moeilijke werk."
        ],
        json_schema_extra=FIRST,
    )
    evidence: Annotated[str, TermOf("evidence")] = Field(
        title="Bewijs", description="Waarop dit verhaal rust", json_schema_extra=FIRST
    )
    certainty: Certainty | None = Field(
        default=None, title="Zekerheid", description="Oordeel van de redactie over de bronnen"
    )
    company: Company = Field(title="Bedrijf", description="Het bedrijf waar het gebeurde")
    yamamoto_type: Annotated[str, TermOf("yamamoto")] = Field(
        title="Type procesinnovatie",
        description="1 tot en met 4, volgens Yamamoto",
        json_schema_extra=FIRST,
    )
    secondary_type: Annotated[str, TermOf("yamamoto")] | None = Field(
        default=None, title="Tweede type", description="Als het voorbeeld er twee combineert"
    )
    new_combination: YesNo = Field(
        default=False,
        title="Nieuwe combinatie",
        description="Ja als bewezen onderdelen voor het eerst samen zijn gebruikt",
        examples=["nee"],
    )
    type_reason: Note | None = Field(
        default=None,
        title="Waarom dit type",
        description="Waarom dit type het beste past",
        examples=["De cobot was te koop; voor dit bedrijf was hij nieuw."],
    )
    mrl: Readiness | None = Field(
        default=None,
        title="Rijpheid (MRL)",
        description="Hoe rijp het nieuwe proces was, en nu is",
    )
    period: Line | None = Field(
        default=None,
        title="Periode",
        description="De jaren, zoals genoemd",
        examples=["2023-2024"],
        json_schema_extra=FIRST,
    )
    goals: list[Annotated[str, TermOf("goals")]] = Field(
        default=[], title="Doelen", description="Wat het bedrijf wilde bereiken"
    )
    forms: list[Annotated[str, TermOf("forms")]] = Field(
        default=[], title="Vormen", description="Wat voor vernieuwing het was"
    )
    technologies: list[Annotated[str, TermOf("technologies")]] = Field(
        default=[],
        title="Techniek",
        description="Welke techniek het bedrijf gebruikte",
        json_schema_extra=FIRST,
    )
    working_methods: list[Annotated[str, TermOf("working_methods")]] = Field(
        default=[],
        title="Werkmethoden",
        description="Welke manier van werken het bedrijf invoerde",
        json_schema_extra=FIRST,
    )
    needs: list[Annotated[str, TermOf("needs")]] = Field(
        default=[],
        title="Benodigde steun",
        description="Waar steun voor nodig was; leeg betekent wat gebruikelijk is bij het type",
    )
    problem: Prose = Field(
        title="Waarom",
        description="Wat was het probleem of de aanleiding",
        examples=["Het bedrijf kreeg vacatures voor lassers niet vervuld. Orders bleven liggen."],
        json_schema_extra=FIRST,
    )
    approach: Prose = Field(
        title="Wat",
        description="Wat deed het bedrijf, stap voor stap",
        examples=[
            "Het bedrijf huurde eerst drie maanden een cobot. Twee lassers leerden hem "
            "programmeren.\n\nDaarna kocht het bedrijf de cobot en maakte het zelf mallen."
        ],
        json_schema_extra=FIRST,
    )
    outcome: Prose | None = Field(
        default=None,
        title="Resultaat",
        description="Wat het bracht",
        examples=["Een frame is sneller klaar. Orders blijven niet meer liggen."],
        json_schema_extra=FIRST,
    )
    results: list[Result] = Field(
        default=[],
        title="Resultaten in cijfers",
        description="Wat er veranderde, gemeten vóór en na",
        json_schema_extra=FIRST,
    )
    setbacks: Prose | None = Field(
        default=None,
        title="Wat tegenviel",
        description="Wat misging of moeilijker was dan gedacht",
        examples=[
            "De eerste maanden gingen veel naden over. De delen waren niet precies genoeg gezaagd."
        ],
        json_schema_extra=FIRST,
    )
    obstacles: list[Obstacle] = Field(
        default=[], title="Knelpunten", description="Waar liep het bedrijf tegenaan"
    )
    lessons: list[Lesson] = Field(
        default=[],
        title="Lessen",
        description="Wat een ander bedrijf ervan kan leren",
        json_schema_extra=FIRST,
    )
    support: list[Support] = Field(
        default=[],
        title="Steun",
        description="Welke regelingen of partijen uit onze lijst",
        json_schema_extra=FIRST,
    )
    other_support: list[Line] = Field(
        default=[],
        title="Andere steun",
        description="Wat het bedrijf voor deze vernieuwing kreeg en niet in onze lijst staat; "
        "geen leverancier, klant of ingehuurd advies",
        examples=[["Gemeente Voorbeeldstad: 20.000 euro voor een studie"]],
        json_schema_extra=FIRST,
    )
    no_support: Annotated[str, TermOf("no_support_reasons")] | None = Field(
        default=None,
        title="Geen steun, omdat",
        description="Alleen als er geen steun staat",
        json_schema_extra=FIRST,
    )
    organisations: list[Annotated[Slug, RefersTo("organisations", "onbekende-organisatie")]] = (
        Field(
            default=[],
            title="Betrokken partijen",
            description="De loketten die erbij waren",
            examples=[["smart-welding-factory"]],
            json_schema_extra={
                "uniqueItems": True,
                "x-messages": {"uniqueItems": "dubbele-verwijzing"},
            },
        )
    )
    other_parties: list[Line] = Field(
        default=[],
        title="Andere betrokkenen",
        description="Leveranciers, adviseurs of partners die hier geen eigen pagina hebben",
        examples=[["leverancier Voorbeeld Robotica"]],
    )
    unknowns: list[Note] = Field(
        default=[],
        title="Wat we niet weten",
        description="Wat de bronnen openlaten",
        examples=[["De bronnen zeggen niet wat de cobot kostte."]],
    )
    sources: list[Source] = Field(
        default=[],
        title="Bronnen",
        description="Waar het is gelezen; verplicht, behalve bij een verzonnen voorbeeld",
        json_schema_extra=FIRST,
    )

    @property
    def used_support(self) -> bool:
        """Whether it surely used support; what is named without its outcome does not count."""
        used = any(support.outcome == "gebruikt" for support in self.support)
        return used or bool(self.other_support)
