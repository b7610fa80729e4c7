"""A party that an entrepreneur can turn to, and the question to bring."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import (
    Basis,
    Certainty,
    Day,
    Entry,
    Line,
    Note,
    PartialDate,
    Source,
    Url,
    YesNo,
)
from macros.taxonomy import TermOf, taxonomy

# After this many years the facts of a source on an organisation may well have changed.
YEARS_VALID = 3


class Organisation(Entry):
    """One party: what it is for, where it works and what to ask."""

    folder: ClassVar[str] = "organisations"
    address: ClassVar[str] = "loketten"
    singular: ClassVar[str] = "loket"
    plural: ClassVar[str] = "loketten"
    review_months: ClassVar[int] = 24

    abbreviation: Line | None = Field(default=None, title="Afkorting")
    kind: Annotated[str, TermOf("organisation_kinds")] = Field(title="Soort")
    provinces: list[Annotated[str, TermOf("provinces")]] = Field(
        default=[],
        title="Provincies",
        description="Waar het loket werkt, als dat niet heel Nederland is",
    )
    region: Line | None = Field(
        default=None, title="Werkgebied", description="In woorden, bijvoorbeeld: Oost-Nederland"
    )
    nationwide: YesNo = Field(
        default=False, title="Landelijk", description="Ja als het loket in heel Nederland werkt"
    )
    place: Line | None = Field(default=None, title="Plaats")
    themes: list[Annotated[str, TermOf("themes")]] = Field(default=[], title="Thema's")
    website: Url | None = Field(default=None, title="Website")
    question: Note | None = Field(
        default=None, title="Vraag om mee te komen", description="Waarmee je hier terechtkunt"
    )
    question_basis: Basis = Field(default="redactie", title="Van wie is de vraag")
    status: Annotated[str, TermOf("organisation_statuses")] = Field(title="Status")
    status_as_of: PartialDate | None = Field(default=None, title="Status volgens bron van")
    summary: str = Field(title="Samenvatting", min_length=20, max_length=600)
    certainty: Certainty | None = Field(default=None, title="Zekerheid")
    sources: list[Source] = Field(title="Bronnen", min_length=1)
    checked_on: Day = Field(title="Gecontroleerd op")
    checked_by: Line = Field(
        title="Gecontroleerd door", description="Een organisatie, geen persoon"
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
        carried = super().terms()
        return [
            question
            for question, term in taxonomy("questions").terms.items()
            if any(
                (name, value) in carried
                for name, values in term.answered_by.items()
                for value in values
            )
        ]

    def terms(self) -> set[tuple[str, str]]:
        """Every term that it carries, the questions it answers among them."""
        return super().terms() | {("questions", question) for question in self.questions}
