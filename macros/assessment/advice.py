"""What the scan says: texts per position, theme, route, rule and type, and kinds of support."""

from typing import Annotated

from pydantic import Field

from macros.assessment.conditions import Conditions, TypeId
from macros.assessment.quantities import Count
from macros.assessment.questions import ThemeId
from macros.models.base import Part
from macros.models.terms import TermOf
from macros.models.values import Line, Note

SupportId = Annotated[str, Field(pattern=r"^S[1-9]\d?$")]
RuleId = Annotated[str, Field(pattern=r"^X[1-9]\d?$")]


class PositionText(Part):
    """What a position means."""

    title: Line = Field(title="Kop")
    text: Note = Field(title="Tekst")


class Step(Part):
    """The advice for one theme: what we see, and two steps."""

    seen: Note = Field(title="Wat we zien")
    week: Note = Field(title="Deze week")
    months: Note = Field(title="Binnen 3 maanden")
    support: list[SupportId] = Field(default=[], title="Steun")


class MoreSupport(Part):
    """Support that only some are pointed at."""

    support: list[SupportId] = Field(title="Steun", min_length=1)
    when: Conditions


class Route(Part):
    """A way on, and when it applies."""

    title: Line = Field(title="Kop")
    text: Note = Field(title="Tekst")
    support: list[SupportId] = Field(default=[], title="Steun")
    more_support: MoreSupport | None = Field(default=None, title="Soms ook")
    when: Conditions


class CrossRule(Part):
    """A warning over more than one part, and when it applies."""

    text: Note = Field(title="Tekst")
    support: list[SupportId] = Field(default=[], title="Steun")
    when: Conditions


class MrlText(Part):
    """What a range of levels means for the next step."""

    lowest: Count = Field(title="Vanaf")
    highest: Count = Field(title="Tot en met")
    risk: Line = Field(title="Risico")
    next: Note = Field(title="Volgende stap")
    support: list[SupportId] = Field(default=[], title="Steun")


class Advice(Part):
    """Every text of the result."""

    positions: dict[str, PositionText] = Field(title="Posities")
    readiness_text: Note = Field(title="Zin over gereedheid")
    themes: dict[ThemeId, dict[str, Step]] = Field(title="Per thema en band")
    unknown_theme: Step = Field(title="Thema zonder score")
    solid_text: Note = Field(title="Thema dat stevig staat")
    routes: dict[str, Route] = Field(title="Routes", min_length=1)
    fallback_route: str = Field(title="Route als geen andere past")
    rules: dict[RuleId, CrossRule] = Field(title="Let op")
    rules_first: list[RuleId] = Field(title="Volgorde van tonen")
    rules_shown: Count = Field(title="Hoeveel eerst")
    types: dict[TypeId, Note] = Field(title="Per type")
    mrl: list[MrlText] = Field(title="Per MRL", min_length=1)


class SupportKind(Part):
    """A kind of support, and which instruments are of that kind."""

    label: Line = Field(title="Naam")
    caution: Note | None = Field(default=None, title="Let op")
    needs: list[Annotated[str, TermOf("needs")]] = Field(title="Behoeften", min_length=1)
    instrument_kinds: list[Annotated[str, TermOf("instrument_kinds")]] = Field(
        title="Soorten instrumenten", min_length=1
    )
    questions: list[Annotated[str, TermOf("questions")]] = Field(
        title="Vragen",
        description="Waarmee je voor deze steun bij een loket aanklopt",
        min_length=1,
    )
    none_known: Note | None = Field(default=None, title="Als we geen instrument kennen")
    grounds: Note = Field(title="Grond in de bronnen")


class Support(Part):
    """Every kind of support that an advice can point at."""

    kinds: dict[SupportId, SupportKind] = Field(title="Soorten steun", min_length=1)
