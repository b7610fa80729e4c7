"""What every kind of entry shares: the Entry itself, its sources, and groups of fields."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from sys import intern
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema

from macros.language.compounds import texts_in, words_in
from macros.models.carried import terms_in
from macros.models.values import Day, Line, Note, OrganisationUrl, PartialDate, Slug, Title, Url

FIRST: JsonDict = {"x-first": True}  # what a short form asks


class Part(BaseModel):
    """A group of fields; unknown keys are errors and nothing is converted."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @classmethod
    @lru_cache  # thousands of entries are asked for them
    def fields(cls) -> Mapping[str, FieldInfo]:
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
    title: Title = Field(
        title="Titel",
        description="Eén zin of naam die zegt waar het om gaat",
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
        return terms_in(self)

    @property
    def terms(self) -> frozenset[tuple[str, str]]:
        """Every (vocabulary, term) that this entry carries."""
        return self.written_terms

    @cached_property
    def words(self) -> Sequence[str]:
        """Every word that this entry tells in its own words, so not the titles of its sources."""
        return tuple(map(intern, words_in(texts_in(self.model_dump(exclude={"sources"})))))
