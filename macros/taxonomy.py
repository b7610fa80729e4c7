"""The vocabularies in `taxonomies/*.yml` become terms with Dutch labels, or reasons why not."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
)

from macros.source.diagnostics import Position, Problem, nearest, shown
from macros.source.messages import problems_of
from macros.source.yaml_source import read

FOLDER = Path(__file__).parent / "taxonomies"

TermId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Watch(BaseModel):
    """One thing to watch with a term, as the editors see it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    topic: str = Field(title="Onderwerp", min_length=1, max_length=60)
    text: str = Field(title="Tekst", min_length=1, max_length=600)


class Term(BaseModel):
    """One permitted value, with the words a visitor reads.

    `synonyms` are other words people search with, and the parts of compound words; they are
    indexed and never shown. `group` places the term in a phase, row or column of its vocabulary.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    label: str = Field(title="Label", min_length=1, max_length=80)
    description: str = Field(title="Uitleg", min_length=1, max_length=600)
    synonyms: list[str] = Field(default=[], title="Zoekwoorden")
    source: str = Field(default="", title="Bron", max_length=300)
    group: str = Field(default="", title="Groep", max_length=80)
    novelty: str = Field(default="", title="Nieuw voor wie", max_length=80)
    subject: str = Field(default="", title="Waar het over gaat", max_length=80)
    needs: list[TermId] = Field(default=[], title="Gebruikelijke behoeften")
    watch: list[Watch] = Field(default=[], title="Waar je op let", description="Door de redactie")
    answered_by: dict[str, list[TermId]] = Field(
        default={},
        title="Wie hierbij helpt",
        description="Per woordenlijst de termen die erbij horen",
    )


class Taxonomy(BaseModel):
    """One vocabulary: its terms in the order in which they are shown.

    A vocabulary with a `path` gets a page per term under that address.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    title: str = Field(title="Naam", min_length=1)
    singular: str = Field(title="Naam in enkelvoud", min_length=1)
    description: str = Field(title="Uitleg", min_length=1)
    source: str = Field(default="", title="Bron")
    path: str | None = Field(default=None, title="Adres", pattern=r"^[a-z-]+/[a-z-]+$")
    terms: dict[TermId, Term] = Field(title="Termen", min_length=1)

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        return iter(self.terms)

    def __getitem__(self, term: str) -> Term:
        return self.terms[term]


class BrokenTaxonomyError(Exception):
    """A vocabulary cannot be read; carries the problems, because no content can be judged."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_taxonomies(folder: Path) -> tuple[dict[str, Taxonomy], list[Problem]]:
    """Read every vocabulary in `folder`; the readable ones, and what is wrong with the others."""
    taxonomies: dict[str, Taxonomy] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        file = f"macros/taxonomies/{path.name}"
        document, found = read(path.read_bytes(), file)
        problems += found
        if document is None:
            continue
        try:
            taxonomies[path.stem] = Taxonomy.model_validate(document.data)
        except ValidationError as error:
            problems += problems_of(error, document, Taxonomy)
    problems += _unknown_terms(taxonomies)
    return taxonomies, sorted(problems)


def _unknown_terms(taxonomies: Mapping[str, Taxonomy]) -> Iterator[Problem]:
    """Terms of one vocabulary that point at terms of another which do not exist."""
    for name, taxonomy in taxonomies.items():
        for term in taxonomy.terms.values():
            for other, pointed in {"needs": term.needs, **term.answered_by}.items():
                known = taxonomies[other].terms if other in taxonomies else {}
                for value in pointed:
                    if value not in known:
                        yield Problem(
                            Position(f"macros/taxonomies/{name}.yml"),
                            f"{shown(value)} is geen term van {other}",
                            nearest(value, known),
                            "onbekende-term",
                        )


@lru_cache(maxsize=1)
def _all() -> dict[str, Taxonomy]:
    taxonomies, problems = read_taxonomies(FOLDER)
    if problems:
        raise BrokenTaxonomyError(problems)
    return taxonomies


def forget() -> None:
    """Read the vocabularies again at the next use."""
    _all.cache_clear()


def all_taxonomies() -> Mapping[str, Taxonomy]:
    """Every vocabulary by its name.

    Raises:
        BrokenTaxonomyError: when one of them cannot be read.
    """
    return _all()


def taxonomy(name: str) -> Taxonomy:
    """The vocabulary called `name`."""
    return _all()[name]


def label(term: str, name: str) -> str:
    """The Dutch words for `term` of the vocabulary `name`."""
    return taxonomy(name)[term].label
