"""The scan as a whole: what it asks, how it computes, what it says and where it points."""

from dataclasses import dataclass

from macros.assessment.advice import Advice, Support
from macros.assessment.quantities import in_words
from macros.assessment.questions import Questions
from macros.assessment.scoring import Scoring


@dataclass(frozen=True)
class Assessment:
    """The scan: what it asks, how it computes, what it says and which support it points at."""

    questions: Questions
    scoring: Scoring
    advice: Advice
    support: Support

    @property
    def readiness_text(self) -> str:
        """The sentence about readiness, with the margin of the scoring in it."""
        margin = in_words(self.scoring.readiness.margin)
        return self.advice.readiness_text.replace("{margin}", margin)
