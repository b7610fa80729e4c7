"""The questions of the scan, in parts, with the answers and what an answer stands for."""

from typing import Annotated

from pydantic import Field, model_validator

from macros.assessment.quantities import Count
from macros.models.base import Part
from macros.models.terms import TermOf
from macros.models.values import Line, Note, YesNo
from macros.source.diagnostics import shown
from macros.source.reading import refusal
from macros.taxonomy import TermId

NOT_KNOWN, NOT_APPLICABLE = "x", "-"
# What the answers to these mean, the program has to know.
BY_NAME = ("P1", "P2", "P3", "Y1", "Y2", "M1", "M2", "M3")

QuestionId = Annotated[str, Field(pattern=r"^[A-Z][1-9]$")]
ThemeId = Annotated[str, Field(pattern=r"^[A-Z]$")]


class Answer(Part):
    """One answer; what the rest of the site calls it, and what it says of the plan."""

    label: Line = Field(title="Antwoord")
    wordings: dict[QuestionId, dict[str, Line]] = Field(
        default={}, title="Andere woorden", description="Na een ander antwoord op die vraag"
    )
    size: Annotated[str, TermOf("sizes")] | None = Field(default=None, title="Grootte")
    goal: Annotated[str, TermOf("goals")] | None = Field(default=None, title="Doel")
    after: str | None = Field(
        default=None, title="Hoort bij", description="Antwoord op de vraag ervoor"
    )
    mrl: Count | None = Field(default=None, title="MRL")
    mrl_to: Count | None = Field(default=None, title="MRL hooguit")


class Question(Part):
    """One question in the reader's words."""

    title: Line = Field(title="Vraag")
    titles: dict[str, Line] = Field(
        default={}, title="Vraag na een antwoord", description="Per antwoord op de vraag ervoor"
    )
    help: Note | None = Field(default=None, title="Uitleg")
    unknown: YesNo = Field(default=False, title="Met ‘Weet ik niet’")
    not_applicable: Line | None = Field(default=None, title="Antwoord als het niet speelt")
    asked_if: dict[QuestionId, list[str]] = Field(
        default={}, title="Alleen na", description="De antwoorden op eerdere vragen"
    )
    answers: dict[str, Answer] = Field(title="Antwoorden", min_length=2)

    @property
    def offered(self) -> dict[str, Answer]:
        """Every answer that can stand for this question, that it does not apply included."""
        own = dict(self.answers)
        if self.not_applicable:
            own[NOT_APPLICABLE] = Answer(label=self.not_applicable)
        return own


class QuestionPart(Part):
    """A part of the scan: a few questions, why we ask them, and which source that rests on."""

    title: Line = Field(title="Titel")
    theme: ThemeId | None = Field(default=None, title="Thema")
    questions: list[QuestionId] = Field(title="Vragen", min_length=1)
    intro: Note | None = Field(default=None, title="Inleiding")
    reason: Note = Field(title="Waarom vragen we dit?")
    grounds: Note = Field(title="Grond in de bronnen")


class Questions(Part):
    """All parts and questions, in the order in which they are asked."""

    unknown: Line = Field(title="Antwoord als je het niet weet")
    need_part: TermId = Field(title="Deel over de noodzaak")
    parts: dict[TermId, QuestionPart] = Field(title="Delen", min_length=1)
    questions: dict[QuestionId, Question] = Field(title="Vragen", min_length=1)

    @model_validator(mode="after")
    def _asks_what_the_program_knows_by_name(self) -> "Questions":
        for name in BY_NAME:
            if name not in self.questions:
                raise refusal(
                    "vraag-ontbreekt",
                    "vraag {shown} ontbreekt",
                    "zet haar terug; het programma rekent met haar antwoorden",
                    shown=shown(name),
                )
        return self

    @model_validator(mode="after")
    def _every_question_stands_in_one_part(self) -> "Questions":
        asked = [name for part in self.parts.values() for name in part.questions]
        if asked != list(self.questions):
            raise refusal(
                "vragen-in-delen",
                "de delen noemen niet precies alle vragen in hun volgorde",
                "noem elke vraag één keer bij ‘parts’, in de volgorde van ‘questions’",
            )
        return self

    @property
    def themes(self) -> dict[str, QuestionPart]:
        """The parts that are a theme, by its letter."""
        return {part.theme: part for part in self.parts.values() if part.theme}

    @property
    def need(self) -> list[str]:
        """The questions about how much it is needed."""
        return self.parts[self.need_part].questions if self.need_part in self.parts else []

    @property
    def names(self) -> dict[str, str]:
        """The part of each question."""
        return {name: part for part, found in self.parts.items() for name in found.questions}
