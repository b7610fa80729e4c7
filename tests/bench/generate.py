"""A number becomes that many fictional cases, in a root with the real pages and instruments.

The sentences are those of the real content, without names. Each is used once before any is used
again: text that repeats itself would compress better than a thousand real cases do.
"""

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.language.compounds import texts_in
from macros.library import Library
from macros.loading import load
from macros.models import Instrument, Organisation
from macros.taxonomy import taxonomy
from tests.conftest import ROOT

SEED = 2026
COPIED = ("docs", "macros", "instruments", "organisations")
TITLES = (
    "Met {technology} naar {goal}, en waarom dat in {sector} langer duurde",
    "{technology} in {sector}: zo ging het in het eerste jaar",
    "Een bedrijf in {sector} leert werken met {technology}",
    "Kleine series zonder omstellen: {technology} en {method} samen",
    "{goal} door {method}, zonder nieuwe machines",
    "Waarom {technology} pas na {method} iets opleverde",
)
METRICS = (("doorlooptijd", "dagen"), ("uitval", "%"), ("omsteltijd", "minuten"), ("omzet", "%"))

_NAME_INSIDE = re.compile(r"(?<!^)\b[A-Z][a-zé]")


class _Text(str):
    """A long text, written in YAML as a folded block."""


class _Dumper(yaml.CSafeDumper):
    """Writes long texts the way contributors do."""


_Dumper.add_representer(
    _Text,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=">"),
)


def write_root(root: Path, number: int) -> Path:
    """Make `root` a project with `number` fictional cases; gives `root`."""
    root.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, root / name, ignore=ignored, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    write_cases(root / "cases", number)
    return root


def write_cases(folder: Path, number: int) -> None:
    """Write `number` fictional cases into `folder`; always the same ones."""
    folder.mkdir(parents=True)
    writer = _Writer(load(ROOT))
    for index in range(1, number + 1):
        text = yaml.dump(
            writer.case(index), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
        )
        (folder / f"voorbeeldbedrijf-{index:05}.yml").write_text(text, "utf-8")


class _Writer:
    """Makes up one case after another."""

    def __init__(self, library: Library) -> None:
        self.random = random.Random(SEED)
        self.instruments = [entry.slug for entry in library.all(Instrument)]
        self.organisations = [entry.slug for entry in library.all(Organisation)]
        pool = sorted(_nameless(library))
        self.summaries = self._cycle(pool)
        self.sentences = self._cycle(pool)

    def case(self, index: int) -> dict[str, Any]:
        """The fields of the case with this number, about 300 words."""
        type_ = self._term("yamamoto")
        start = self.random.randint(1, 7)
        technologies, methods = self._terms("technologies", 3), self._terms("working_methods", 2)
        sector, goals = self._term("sectors"), self._terms("goals", 2)
        case: dict[str, Any] = {
            "title": self._title(index, sector, technologies[0], methods[0], goals[0]),
            "summary": _Text(self._summary()),
            "evidence": "illustratief",
            "company": {
                "name": f"Voorbeeldbedrijf {index:05}",
                "place": "Voorbeeldstad",
                "province": self._term("provinces"),
                "sector": sector,
                "size": self._term("sizes"),
                "chain_role": self._term("chain_roles"),
            },
            "yamamoto_type": type_,
            "mrl": {"start": start, "now": self.random.randint(start, 9)},
            "period": f"{2010 + index % 14}-{2012 + index % 14}",
            "goals": goals,
            "forms": self._terms("forms", 2),
            "technologies": technologies,
            "working_methods": methods,
            "problem": self._text(4),
            "approach": self._text(7),
            "outcome": self._text(4),
            "results": [self._result() for _ in range(self.random.randint(0, 3))],
        }
        if index % 3:
            case["setbacks"] = self._text(3)
        case["obstacles"] = [
            {"obstacle": term, "phase": self._term("obstacle_phases"), "note": self._text(1)}
            for term in self._terms("obstacles", 3)
        ]
        case["lessons"] = [{"text": self._text(1), "basis": "redactie"} for _ in range(2)]
        case |= self._support(index)
        case["organisations"] = self.random.sample(self.organisations, 2)
        return {**case, "checked_on": f"2025-{1 + index % 12:02}-17", "checked_by": "redactie"}

    def _support(self, index: int) -> dict[str, Any]:
        if index % 4 == 0:
            return {"no_support": self._term("no_support_reasons")}
        chosen = self.random.sample(self.instruments, self.random.randint(1, 2))
        return {
            "support": [
                {"instrument": slug, "outcome": self._term("support_outcomes")} for slug in chosen
            ]
        }

    def _result(self) -> dict[str, Any]:
        metric, unit = self.random.choice(METRICS)
        before = self.random.randint(10, 90)
        after = self.random.randint(1, before)
        return {"metric": metric, "before": before, "after": after, "unit": unit}

    def _title(self, index: int, sector: str, technology: str, method: str, goal: str) -> str:
        words = {
            "sector": taxonomy("sectors")[sector].label,
            "technology": taxonomy("technologies")[technology].label,
            "method": taxonomy("working_methods")[method].label,
            "goal": taxonomy("goals")[goal].label,
        }
        small = {name: word if word.isupper() else word.lower() for name, word in words.items()}
        title = self.random.choice(TITLES).format(**small)
        return f"{title[0].upper()}{title[1:]}"[:104] + f" {index:05}"

    def _summary(self) -> str:
        first = next(self.summaries)
        both = f"{first} {next(self.summaries)}"
        return both if len(both) <= 300 else first

    def _text(self, sentences: int) -> _Text:
        half = (sentences + 1) // 2
        found = [next(self.sentences) for _ in range(sentences)]
        paragraphs = [found] if sentences < 4 else [found[:half], found[half:]]
        return _Text("\n\n".join(" ".join(paragraph) for paragraph in paragraphs))

    def _term(self, name: str) -> str:
        return self.random.choice(list(taxonomy(name).terms))

    def _terms(self, name: str, most: int) -> list[str]:
        return self.random.sample(list(taxonomy(name).terms), self.random.randint(1, most))

    def _cycle(self, pool: list[str]) -> Iterator[str]:
        while True:
            yield from self.random.sample(pool, len(pool))


def _nameless(library: Library) -> set[str]:
    """The sentences of the content that name nobody."""
    parts = library.everything()
    texts = [text for part in parts for text in texts_in(part.model_dump(exclude={"sources"}))]
    sentences = {sentence for text in texts for sentence in re.split(r"(?<=[.?!])\s+", text)}
    small = set(re.findall(r"\b[a-zéëïü]+\b", " ".join(texts)))
    return {
        sentence
        for sentence in sentences
        if 25 < len(sentence) < 200
        and sentence.endswith(".")
        and not _NAME_INSIDE.search(sentence)
        and sentence.split()[0].lower() in small
        and not re.search(r"[\\`*_#<>\[\]|{}]|https?:", sentence)
    }
