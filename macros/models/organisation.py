"""A party that an entrepreneur can turn to, and the question to bring."""

from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import FIRST, Entry, Source
from macros.models.terms import TermOf
from macros.models.values import (
    Basis,
    Certainty,
    Line,
    Note,
    OrganisationUrl,
    PartialDate,
    Title,
    YesNo,
)
from macros.models.words import Words
from macros.taxonomy import taxonomy

# After this many years the facts of a source on an organisation may well have changed.
YEARS_VALID = 3


class Organisation(Entry):
    """One party: what it is for, where it works and what to ask."""

    folder: ClassVar[str] = "organisations"
    address: ClassVar[str] = "loketten"
    singular: ClassVar[str] = "loket"
    plural: ClassVar[str] = "loketten"
    review_months: ClassVar[int] = 24

    title: Title = Field(
        title="Titel",
        description="De naam van het loket",
        examples=["Voorbeeld Brancheorganisatie"],
        json_schema_extra=FIRST,
    )
    abbreviation: Line | None = Field(
        default=None,
        title="Afkorting",
        description="De afkorting, als die er is",
        examples=["VBO"],
    )
    kind: Annotated[str, TermOf("organisation_kinds")] = Field(
        title="Soort",
        description="Wat voor organisatie het is",
        json_schema_extra=FIRST,
    )
    provinces: list[Annotated[str, TermOf("provinces")]] = Field(
        default=[],
        title="Provincies",
        description="Waar het loket werkt, als dat niet heel Nederland is",
        json_schema_extra=FIRST,
    )
    region: Line | None = Field(
        default=None,
        title="Werkgebied",
        description="In woorden, bijvoorbeeld: Oost-Nederland",
        examples=["Oost-Nederland"],
    )
    nationwide: YesNo = Field(
        default=False,
        title="Landelijk",
        description="Ja als het loket in heel Nederland werkt",
        examples=["nee"],
    )
    place: Line | None = Field(
        default=None,
        title="Plaats",
        description="Waar het loket zit",
        examples=["Zwolle"],
        json_schema_extra=FIRST,
    )
    themes: list[Annotated[str, TermOf("themes")]] = Field(
        default=[],
        title="Thema's",
        description="Waar het loket veel van weet",
        json_schema_extra=FIRST,
    )
    website: OrganisationUrl | None = Field(
        default=None,
        title="Website",
        description="Het volledige webadres",
        examples=["https://www.voorbeeldloket.nl/"],
        json_schema_extra=FIRST,
    )
    question: Note | None = Field(
        default=None,
        title="Vraag om mee te komen",
        description="Waarmee je hier terechtkunt",
        examples=["Hoe begin ik met een lasrobot?"],
        json_schema_extra=FIRST,
    )
    question_basis: Basis = Field(
        default="redactie",
        title="Van wie is de vraag",
        description="Zegt het loket het zelf, of leidt de redactie het af",
    )
    status: Annotated[str, TermOf("organisation_statuses")] = Field(
        title="Status",
        description="Of het loket nog bestaat",
        json_schema_extra=FIRST,
    )
    status_as_of: PartialDate | None = Field(
        default=None,
        title="Status volgens bron van",
        description="Datum van de nieuwste bron",
        examples=["2024-05"],
        json_schema_extra=FIRST,
    )
    summary: Annotated[str, Field(min_length=20, max_length=600), Words(lines=True)] = Field(
        title="Samenvatting",
        description="Twee of drie zinnen: wie het zijn en wat ze doen",
        examples=["Een netwerk van bedrijven in de maakindustrie. Het helpt leden met advies."],
        json_schema_extra=FIRST,
    )
    certainty: Certainty | None = Field(
        default=None,
        title="Zekerheid",
        description="Oordeel van de redactie over de bronnen",
    )
    sources: list[Source] = Field(
        title="Bronnen",
        min_length=1,
        description="Waar het is gelezen; minstens één",
        json_schema_extra=FIRST,
    )

    @property
    def is_old(self) -> bool:
        """Whether the newest source is undated, or three years older than the last check."""
        if self.status_as_of is None:
            return True
        return int(self.checked_on[:4]) - int(self.status_as_of[:4]) > YEARS_VALID

    @property
    def questions(self) -> list[str]:
        """With which questions one can turn here: it follows from the kind and the themes."""
        carried = self.written_terms
        return [
            question
            for question, term in taxonomy("questions").terms.items()
            if any(
                (name, value) in carried
                for name, values in term.answered_by.items()
                for value in values
            )
        ]

    @cached_property
    def terms(self) -> frozenset[tuple[str, str]]:
        """Every term that it carries, the questions it answers among them."""
        return self.written_terms | {("questions", question) for question in self.questions}
