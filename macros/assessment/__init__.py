"""The files in `questionnaires/assessment/` become one checked scan, or reasons why not."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.assessment.advice import Advice, Support
from macros.assessment.consistency import inconsistencies
from macros.assessment.questions import Questions
from macros.assessment.scan import Assessment
from macros.assessment.scoring import Scoring
from macros.questionnaire import BrokenQuestionnaireError
from macros.source.diagnostics import Problem
from macros.source.document import Document
from macros.source.reading import read_model

FOLDER = Path(__file__).parents[1] / "questionnaires" / "assessment"

_MODELS: Mapping[str, Any] = {
    "questions": Questions,
    "scoring": Scoring,
    "advice": Advice,
    "support": Support,
}


def read_assessment(folder: Path) -> tuple[Assessment | None, list[Problem]]:
    """Read the files of the scan in `folder`, or say everything that is wrong in them."""
    found: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name, model in _MODELS.items():
        file = f"macros/questionnaires/assessment/{name}.yml"
        read, document, wrong = read_model(folder / f"{name}.yml", file, model)
        problems += wrong
        if read is not None and document is not None:
            found[name], documents[name] = read, document
    if problems:
        return None, sorted(problems)
    assessment = Assessment(**found)
    return assessment, sorted(inconsistencies(assessment, documents))


@lru_cache(maxsize=1)
def _read() -> tuple[Assessment | None, list[Problem]]:
    return read_assessment(FOLDER)


def forget() -> None:
    """Read the scan again at the next use."""
    _read.cache_clear()


def assessment() -> Assessment:
    """The scan of the site.

    Raises:
        BrokenQuestionnaireError: when it cannot be read or does not fit together.
    """
    found, problems = _read()
    if found is None or problems:
        raise BrokenQuestionnaireError(problems)
    return found
