"""The numbers and tables of the scan: bands, thresholds, weights, positions, types, cases."""

from typing import Annotated

from pydantic import Field

from macros.assessment.conditions import Conditions, Level, TypeId
from macros.assessment.quantities import Count, Points
from macros.assessment.questions import QuestionId, ThemeId
from macros.models.base import Part
from macros.models.terms import TermOf
from macros.models.values import Line, YesNo

Obstacle = Annotated[str, TermOf("obstacles")]


class Theme(Part):
    """Which obstacle a weak theme stands for; another one when one answer is below a second."""

    obstacle: Obstacle = Field(title="Knelpunt")
    other_obstacle: Obstacle | None = Field(default=None, title="Ander knelpunt")
    when_lower: list[QuestionId] = Field(
        default=[], title="Als het eerste antwoord lager is dan het tweede"
    )


class ThemeScore(Part):
    """When a theme has a score."""

    fewest_answers: Count = Field(title="Minste antwoorden")


class Band(Part):
    """A range of scores with a name; it ends where the next one begins."""

    label: Line = Field(title="Naam")
    at_least: Points = Field(title="Vanaf")


class Readiness(Part):
    """The mean of the themes, but never more than `margin` above the lowest."""

    fewest_themes: Count = Field(title="Minste thema's")
    margin: Points = Field(title="Hooguit boven het zwakste thema")
    high_from: Points = Field(title="Hoog vanaf")


class Need(Part):
    """The mean of the answers about need."""

    fewest_answers: Count = Field(title="Minste antwoorden")
    high_from: Points = Field(title="Hoog vanaf")


class Position(Part):
    """One field of four."""

    need: Level = Field(title="Noodzaak")
    readiness: Level = Field(title="Gereedheid")


class Priority(Part):
    """Which themes come first: distance to the top, times a weight."""

    weight: Count = Field(title="Gewicht")
    raised_weight: Count = Field(title="Verhoogd gewicht")
    unknown_counts_as: Count = Field(title="Onbekend telt als")
    top: Count = Field(title="Hoeveel thema's eerst")
    ties: list[ThemeId] = Field(title="Volgorde bij gelijk")
    raised: dict[ThemeId, Conditions] = Field(title="Wanneer verhoogd")


class PlanType(Part):
    """The type of a plan."""

    type: TypeId = Field(title="Type")
    secondary_type: TypeId | None = Field(default=None, title="Tweede type")
    new_combination: YesNo = Field(default=False, title="Nieuwe combinatie")


class CasePoint(Part):
    """What one likeness of a case is worth, and how we say it."""

    points: Points = Field(title="Punten")
    reason: Line = Field(title="In woorden")


class CasePoints(Part):
    """What each likeness is worth."""

    type: CasePoint
    secondary_type: CasePoint
    obstacle: CasePoint
    goal: CasePoint
    size: CasePoint
    next_size: CasePoint
    mrl: CasePoint


class CaseMatching(Part):
    """Which cases are shown with a result."""

    shown: Count = Field(title="Hoeveel")
    fits_from: Points = Field(title="Past vanaf")
    points: CasePoints = Field(title="Punten")


class Scoring(Part):
    """Everything with which the scan computes."""

    themes: dict[ThemeId, Theme] = Field(title="Thema's", min_length=1)
    theme: ThemeScore = Field(title="Score van een thema")
    bands: dict[str, Band] = Field(title="Banden", min_length=2)
    unknown_band: Line = Field(title="Band zonder score")
    readiness: Readiness = Field(title="Gereedheid")
    need: Need = Field(title="Noodzaak")
    positions: dict[str, Position] = Field(title="Posities")
    unknown_position: Line = Field(title="Positie als we te weinig weten")
    priority: Priority = Field(title="Prioriteit")
    types: dict[str, dict[str, PlanType]] = Field(title="Type per antwoord")
    cases: CaseMatching = Field(title="Voorbeelden kiezen")

    @property
    def solid_band(self) -> str:
        """The highest band: nothing is advised there."""
        return list(self.bands)[-1]

    @property
    def all_bands(self) -> list[str]:
        """Every band a theme can be in."""
        return [*self.bands, self.unknown_band]
