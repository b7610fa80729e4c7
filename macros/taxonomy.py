"""The vocabularies in `taxonomies/*.yml` become terms with Dutch labels, or reasons why not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
)
from pydantic_core import core_schema

from macros.source.diagnostics import Position, Problem, nearest, shown
from macros.source.messages import problems_of, refusal_of
from macros.source.phrases import word
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


def _enumerated(terms: list[str], said: list[str]) -> dict[str, Any]:
    """The permitted values, each with what an editor says of it, as JSON Schema.

    Terms that are digits are numbers to other readers of YAML, so both ways of writing are right.
    """
    if not all(term.isdigit() for term in terms):
        return {
            "enum": terms,
            "markdownEnumDescriptions": said,
            "x-messages": {"enum": "onbekende-term"},
        }
    numbers = {"type": "integer", "enum": [_typed(term) for term in terms]}
    texts = {"type": "string", "pattern": f"^({'|'.join(terms)})$"}
    return {
        "type": ["string", "integer"],
        "anyOf": [{**numbers, "markdownEnumDescriptions": said}, texts],
        "x-messages": {"anyOf": "onbekende-term"},
    }


def _typed(term: str) -> str | int:
    """`term` as another reader of YAML reads it."""
    return int(term) if term.isdigit() else term


@dataclass(frozen=True)
class TermOf:
    """Marks a field that holds a term: `Annotated[str, TermOf("obstacles")]`."""

    name: str
    example: str = field(default="", compare=False)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        vocabulary = taxonomy(self.name)
        said = [f"{term.label}: {term.description}" for term in vocabulary.terms.values()]
        words = {
            name: {"label": term.label, "description": term.description}
            for name, term in vocabulary.terms.items()
        }
        return {
            **handler(schema),
            **_enumerated(list(vocabulary), said),
            "description": vocabulary.description,
            "examples": [_typed(next(iter(vocabulary)))],
            "x-taxonomy": self.name,
            "x-taxonomy-title": vocabulary.title,
            "x-terms": words,
        }

    def _known(self, value: str) -> str:
        vocabulary = taxonomy(self.name)
        if value in vocabulary.terms:
            return value
        by_label = {term.label.casefold(): name for name, term in vocabulary.terms.items()}
        meant = by_label.get(value.casefold())
        raise refusal_of(
            "onbekende-term",
            shown=shown(value),
            title=vocabulary.title,
            nearest=word("meant", value=meant) if meant else nearest(value, vocabulary),
        )
