"""The questions in `questionnaires/*.yml` become questions with answers, or reasons why not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from macros.models.base import Part
from macros.models.terms import TermOf
from macros.models.values import Line, Note
from macros.source.diagnostics import Position, Problem, nearest, shown
from macros.source.reading import read_model, refusal
from macros.taxonomy import BrokenTaxonomyError, TermId, all_taxonomies, taxonomy

FOLDER = Path(__file__).parent / "questionnaires"
UNKNOWN = "weet-niet"

ONE, MORE, LIST = "keuze", "meer", "lijst"


def _form(value: str) -> str:
    if value in (ONE, MORE, LIST):
        return value
    remedy = f"kies uit {ONE}, {MORE} en {LIST}"
    raise refusal("keuze", "{shown} kan hier niet", remedy, shown=shown(value))


class Answer(Part):
    """One answer; `types` are the types of process innovation that it leaves possible."""

    label: Line = Field(title="Antwoord")
    help: Note | None = Field(default=None, title="Uitleg")
    types: list[Annotated[str, TermOf("yamamoto")]] = Field(default=[], title="Typen")


class Question(Part):
    """One question in the reader's words, and the criterion that its answer serves."""

    title: Line = Field(title="Vraag")
    help: Note | None = Field(default=None, title="Uitleg")
    criterion: TermId = Field(title="Waarvoor het antwoord dient")
    form: Annotated[str, AfterValidator(_form)] = Field(
        title="Soort", description="Eén antwoord, meer antwoorden of een lijst"
    )
    vocabulary: TermId | None = Field(
        default=None, title="Woordenlijst", description="Elke term hiervan is een antwoord"
    )
    without: list[TermId] = Field(default=[], title="Behalve deze termen")
    answers: dict[TermId, Answer] = Field(default={}, title="Antwoorden")

    @property
    def offered(self) -> Mapping[str, Answer]:
        """Every answer in the order in which it is shown: the terms first, then its own.

        Terms of which one may choose more are explained; elsewhere their label says all.
        """
        terms = taxonomy(self.vocabulary).terms if self.vocabulary else {}
        return {
            name: Answer(label=term.label, help=term.description if self.form == MORE else None)
            for name, term in terms.items()
            if name not in self.without
        } | self.answers


class Questionnaire(Part):
    """A set of questions, and what the page calls each criterion that they serve."""

    title: Line = Field(title="Naam")
    description: Note = Field(title="Uitleg")
    questions: dict[TermId, Question] = Field(title="Vragen", min_length=1)
    criteria: dict[TermId, Line] = Field(title="Namen van de criteria")

    @model_validator(mode="after")
    def _every_criterion_has_a_name(self) -> "Questionnaire":
        for question in self.questions.values():
            if question.criterion not in self.criteria:
                raise refusal(
                    "onbekend-criterium",
                    "{shown} heeft geen naam",
                    "zet het criterium met zijn naam bij ‘criteria’",
                    shown=shown(question.criterion),
                )
        return self


@dataclass(frozen=True)
class Questionnaires:
    """What a folder of questionnaires holds, and what is wrong in it."""

    found: Mapping[str, Questionnaire]
    problems: tuple[Problem, ...] = ()


class BrokenQuestionnaireError(BrokenTaxonomyError):
    """A questionnaire cannot be read. Told as a broken vocabulary is: it is the program's data."""


def read_questionnaires(folder: Path) -> Questionnaires:
    """Read every questionnaire in `folder`: the readable ones, and what is wrong."""
    found: dict[str, Questionnaire] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        file = f"macros/questionnaires/{path.name}"
        questionnaire, _, wrong = read_model(path, file, Questionnaire)
        problems += wrong
        if questionnaire is not None:
            found[path.stem] = questionnaire
            problems += _unknown_terms(file, questionnaire)
    return Questionnaires(found, tuple(sorted(problems)))


def _unknown_terms(file: str, questionnaire: Questionnaire) -> Iterator[Problem]:
    for question in questionnaire.questions.values():
        name = question.vocabulary
        if name and name not in all_taxonomies():
            said = f"{shown(name)} is geen woordenlijst"
            yield Problem(Position(file), said, nearest(name, all_taxonomies()), "onbekende-term")
            continue
        known = taxonomy(name).terms if name else {}
        for term in question.without:
            if term not in known:
                said = f"{shown(term)} is geen term van {name}"
                yield Problem(Position(file), said, nearest(term, known), "onbekende-term")


@lru_cache(maxsize=1)
def _all() -> Questionnaires:
    return read_questionnaires(FOLDER)


def forget() -> None:
    """Read the questionnaires again at the next use."""
    _all.cache_clear()


def all_questionnaires() -> Mapping[str, Questionnaire]:
    """Every questionnaire by its name.

    Raises:
        BrokenQuestionnaireError: when one of them cannot be read.
    """
    if problems := _all().problems:
        raise BrokenQuestionnaireError(list(problems))
    return _all().found


def questionnaire(name: str) -> Questionnaire:
    """The questionnaire called `name`."""
    return all_questionnaires()[name]
