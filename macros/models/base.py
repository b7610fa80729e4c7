"""What every kind of entry shares: the Entry itself, its sources, and groups of fields."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from sys import intern
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema

from macros.compounds import texts_in, words_in
from macros.models.values import Day, Line, Note, OrganisationUrl, PartialDate, Slug, Url
from macros.taxonomy import TermOf

FIRST: JsonDict = {"x-first": True}  # what a short form asks


class Part(BaseModel):
    """A group of fields; unknown keys are errors and nothing is converted."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @classmethod
    def fields(cls) -> dict[str, FieldInfo]:
        """The fields a contributor writes, in the order in which they are written."""
        own = [name for name in cls.__annotations__ if name in cls.model_fields]
        inherited = [name for name in cls.model_fields if name not in own and name != "slug"]
        return {name: cls.model_fields[name] for name in [*own, *inherited]}


class Source(Part):
    """Where a fact was read."""

    model_config = ConfigDict(title="Bron")

    title: Line = Field(
        title="Titel",
        description="De titel van het stuk, zoals het daar staat",
        examples=["Lascobot neemt de lange naden over"],
        json_schema_extra=FIRST,
    )
    publisher: Line = Field(
        title="Uitgever",
        description="Wie het publiceerde",
        examples=["Voorbeeldkrant"],
        json_schema_extra=FIRST,
    )
    url: Url | None = Field(
        default=None,
        title="Adres",
        description="Het volledige webadres",
        examples=["https://www.voorbeeldkrant.nl/lascobot"],
        json_schema_extra=FIRST,
    )
    archive: Url | None = Field(
        default=None,
        title="Bewaarde kopie",
        description="Het adres van een kopie in een webarchief, voor als de bron verdwijnt",
        examples=["https://web.archive.org/web/2024/https://www.voorbeeldkrant.nl/lascobot"],
    )
    section: Line | None = Field(
        default=None,
        title="Plaats",
        description="Hoofdstuk, tabel of bijlage waar het staat",
        examples=["hoofdstuk 3"],
    )
    date: PartialDate | None = Field(
        default=None,
        title="Datum",
        description="Datum van het stuk",
        examples=["2024-05"],
        json_schema_extra=FIRST,
    )
    accessed: Day | None = Field(
        default=None,
        title="Gelezen op",
        description="De dag waarop het is gelezen",
        examples=["2024-06-03"],
        json_schema_extra=FIRST,
    )
    note: Note | None = Field(
        default=None,
        title="Toelichting",
        description="Wat een lezer over deze bron moet weten",
        examples=["De leverancier schreef dit stuk zelf."],
    )


class Withdrawal(Part):
    """That an entry no longer counts, and why; its page stays, with the reason on top."""

    model_config = ConfigDict(title="Ingetrokken")

    date: Day = Field(
        title="Datum",
        description="De dag waarop het is ingetrokken",
        examples=["2024-06-03"],
    )
    reason: Note = Field(
        title="Reden",
        description="Waarom; dit staat bovenaan de pagina",
        examples=["Het bedrijf vroeg ons het voorbeeld weg te halen."],
    )


class Entry(Part):
    """One file of content. The file name is the slug and is never written inside the file."""

    folder: ClassVar[str]
    address: ClassVar[str]
    singular: ClassVar[str]
    plural: ClassVar[str]
    # After this many months an entry has to be checked again.
    review_months: ClassVar[int] = 12

    slug: SkipJsonSchema[Slug] = Field(exclude=True)
    title: str = Field(
        title="Titel",
        description="Eén zin of naam die zegt waar het om gaat",
        min_length=2,
        max_length=110,
    )
    sources: list[Source] = Field(
        default=[],
        title="Bronnen",
        description="Waar het is gelezen",
        json_schema_extra=FIRST,
    )
    checked_on: Day = Field(
        title="Gecontroleerd op",
        description="De dag waarop iemand alles nakeek",
        examples=["2024-06-03"],
        json_schema_extra=FIRST,
    )
    checked_by: Line = Field(
        title="Gecontroleerd door",
        description="Een organisatie, geen persoon",
        examples=["Voorbeeld Brancheorganisatie"],
        json_schema_extra=FIRST,
    )
    contributed_by: Line | None = Field(
        default=None,
        title="Aangedragen door",
        description="De organisatie die dit schreef, als zij genoemd wil worden; geen persoon",
        examples=["Voorbeeld Brancheorganisatie"],
    )
    contact_url: OrganisationUrl | None = Field(
        default=None,
        title="Contactpagina",
        description="De webpagina van die organisatie waar een lezer met vragen terechtkan",
        examples=["https://www.voorbeeldbranche.nl/contact"],
    )
    former_slugs: list[Slug] = Field(
        default=[],
        title="Vroegere bestandsnamen",
        description="Zonder .yml; wie een oud adres opent, komt op de nieuwe pagina",
        examples=[["lasserij-met-lascobot"]],
    )
    withdrawn: Withdrawal | None = Field(
        default=None, title="Ingetrokken", description="Als dit niet meer meetelt; de pagina blijft"
    )

    @classmethod
    def name(cls) -> str:
        """The word for this kind in commands and addresses of data: `case`."""
        return cls.__name__.lower()

    @cached_property
    def written_terms(self) -> frozenset[tuple[str, str]]:
        """Every (vocabulary, term) in a field of this entry, at any depth."""
        return frozenset(map(_one_for_all, _terms(self)))

    @property
    def terms(self) -> frozenset[tuple[str, str]]:
        """Every (vocabulary, term) that this entry carries."""
        return self.written_terms

    @cached_property
    def words(self) -> Sequence[str]:
        """Every word that this entry tells in its own words, so not the titles of its sources."""
        return tuple(map(intern, words_in(texts_in(self.model_dump(exclude={"sources"})))))


@cache
def _one_for_all(term: tuple[str, str]) -> tuple[str, str]:
    """The same pair for every entry that carries it: there are few, and thousands of entries."""
    return term


def _terms(part: BaseModel) -> Iterator[tuple[str, str]]:
    for name, annotation, metadata in _carriers(type(part)):
        yield from _terms_in(getattr(part, name), annotation, metadata)


@cache
def _carriers(model: type[BaseModel]) -> tuple[tuple[str, Any, tuple[Any, ...]], ...]:
    """The fields of `model` in which a term can stand, at any depth."""
    return tuple(
        (name, info.annotation, tuple(info.metadata))
        for name, info in model.model_fields.items()
        if _can_carry(info.annotation) or _vocabularies(info.metadata)
    )


def _can_carry(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_carriers(annotation))
    inner = get_args(annotation)
    return bool(_vocabularies(inner)) or any(map(_can_carry, inner))


def _vocabularies(metadata: Iterable[Any]) -> list[str]:
    return [marker.name for marker in metadata if isinstance(marker, TermOf)]


def _terms_in(value: Any, annotation: Any, metadata: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if isinstance(value, BaseModel):
        yield from _terms(value)
    elif isinstance(value, str):
        for name in _vocabularies((*metadata, *_markers(annotation))):
            yield name, value
    elif isinstance(value, list):
        (inner,) = get_args(annotation) or (Any,)
        for item in value:
            yield from _terms_in(item, inner, getattr(inner, "__metadata__", ()))
    elif isinstance(value, dict):
        for key, item in value.items():
            key_type = get_args(annotation)[0]
            yield from _terms_in(key, key_type, ())
            yield from _terms_in(item, type(item), ())


def _markers(annotation: Any) -> Iterator[Any]:
    """The markers on `annotation` itself or on one of the alternatives of `X | None`."""
    yield from getattr(annotation, "__metadata__", ())
    for alternative in get_args(annotation):
        yield from getattr(alternative, "__metadata__", ())
