"""When a route, a rule or a weight applies: groups of tests, of which one group must hold whole."""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from macros.assessment.quantities import Count, Points
from macros.models.base import Part
from macros.models.terms import TermOf
from macros.models.values import YesNo
from macros.source.diagnostics import shown
from macros.source.reading import refusal

HIGH, LOW = "hoog", "laag"

TypeId = Annotated[str, TermOf("yamamoto")]


def _level(value: str) -> str:
    if value in (HIGH, LOW):
        return value
    raise refusal("keuze", "{shown} kan hier niet", f"kies uit {HIGH} en {LOW}", shown=shown(value))


Level = Annotated[str, AfterValidator(_level)]


class Condition(Part):
    """One group of tests, all of which must hold; what is not known never holds."""

    answers: dict[str, list[str]] = Field(default={}, title="Een van deze antwoorden")
    bands: dict[str, list[str]] = Field(default={}, title="Thema in een van deze banden")
    scores_from: dict[str, Points] = Field(default={}, title="Thema met minstens zoveel punten")
    readiness_from: Points | None = Field(default=None, title="Gereedheid minstens")
    need: list[Level] = Field(default=[], title="Noodzaak")
    positions: list[str] = Field(default=[], title="Positie")
    types: list[TypeId] = Field(default=[], title="Type")
    new_combination: YesNo | None = Field(default=None, title="Nieuwe combinatie")
    mrl_from: Count | None = Field(default=None, title="MRL minstens")
    mrl_to: Count | None = Field(default=None, title="MRL hooguit")
    mrl_lowered: YesNo | None = Field(default=None, title="MRL is verlaagd")

    @model_validator(mode="after")
    def _tests_something(self) -> "Condition":
        if not self.model_dump(exclude_defaults=True):
            raise refusal("lege-voorwaarde", "deze voorwaarde is leeg", "schrijf wat moet gelden")
        return self


Conditions = Annotated[list[Condition], Field(title="Wanneer", min_length=1)]
