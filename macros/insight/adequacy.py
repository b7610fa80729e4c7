"""The verdicts on all cases of a library, made once, with what is needed to show and count them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.insight.facts import facts_of, subject_of, year_of_end
from macros.library import Library
from macros.models import Case, Instrument
from macros.rules.adequacy import Adequacy, NeedJudged, Offer, judge


@dataclass(frozen=True)
class JudgedCase:
    """A case with its verdict."""

    case: Case
    adequacy: Adequacy

    @property
    def verdict(self) -> str:
        """The verdict on the whole."""
        return self.adequacy.verdict

    @property
    def needs(self) -> tuple[NeedJudged, ...]:
        """The verdict on each need."""
        return self.adequacy.needs

    @property
    def ended(self) -> str | None:
        """The year in which the case ended, where that is known."""
        return year_of_end(self.case.period)

    def needs_with(self, moment: str, verdict: str) -> list[str]:
        """The needs with a verdict at a moment, `then` or `now`."""
        return [need.need for need in self.needs if getattr(need, moment).verdict == verdict]


class Adequacies(Mapping[str, JudgedCase]):
    """The verdict on every case by its slug, each made when it is first asked for.

    *Now* is the day on which the facts were last checked.
    """

    def __init__(self, library: Library) -> None:
        instruments = library.all(Instrument)
        self._offer = Offer(facts_of(instrument) for instrument in _relevant_first(instruments))
        self.today = max((instrument.checked_on for instrument in instruments), default="1900")
        self._cases = {case.slug: case for case in library.all(Case)}
        self._judged: dict[str, JudgedCase] = {}

    def __getitem__(self, slug: str) -> JudgedCase:
        if slug not in self._judged:
            case = self._cases[slug]
            adequacy = judge(subject_of(case), self._offer, self.today)
            self._judged[slug] = JudgedCase(case, adequacy)
        return self._judged[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cases)

    def __len__(self) -> int:
        return len(self._cases)

    def __contains__(self, slug: object) -> bool:
        return slug in self._cases

    @cached_property
    def verdicts(self) -> Counter[str]:
        """How many cases have each verdict."""
        return Counter(judged.verdict for judged in self.values())

    def by(self, of: Callable[[Case], str]) -> dict[str, Counter[str]]:
        """How many cases have each verdict, by what `of` gives for a case."""
        counted: dict[str, Counter[str]] = {}
        for judged in self.values():
            counted.setdefault(of(judged.case), Counter())[judged.verdict] += 1
        return counted

    def by_need(self, moment: str) -> dict[str, Counter[str]]:
        """How many cases have each verdict on each need, at a moment, `then` or `now`."""
        counted: dict[str, Counter[str]] = {}
        for judged in self.values():
            for need in judged.needs:
                verdict = getattr(need, moment).verdict
                counted.setdefault(need.need, Counter())[verdict] += 1
        return counted


def _relevant_first(instruments: list[Instrument]) -> list[Instrument]:
    """Instruments of a region before the others: where both fit, that is the news."""
    return sorted(
        instruments, key=lambda one: (one.level != "regionaal", one.title.casefold(), one.slug)
    )


def adequacies(library: Library) -> Adequacies:
    """The verdicts on the cases of `library`, made once."""
    return library.once(Adequacies)
