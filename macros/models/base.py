"""What every kind of entry shares: the Entry itself, and the small types its fields are made of."""

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic.json_schema import SkipJsonSchema

from macros.diagnostics import shown
from macros.messages import refusal
from macros.taxonomy import TermOf

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
MAX_SLUG = 60
RESERVED = frozenset(
    {"index", "404", "assets", "search", "pagefind", "tags", "readme"}
    | {"con", "prn", "aux", "nul", "com1", "lpt1"}  # names that Windows keeps for itself
)

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\.?\Z")


def _date(value: str) -> str:
    match = _DATE.match(value)
    if not match:
        raise refusal("datum", shown=shown(value))
    try:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        datetime.date(year, month, day)
        if 1900 <= year <= 2100:
            return value
    except ValueError:
        pass
    raise refusal("datum-bestaat-niet", shown=shown(value))


def _day(value: str) -> str:
    if len(_date(value)) == 10:
        return value
    raise refusal("dag", shown=shown(value))


def _year(value: str) -> str:
    if re.fullmatch(r"(19|20)\d\d", value):
        return value
    raise refusal("jaar", shown=shown(value))


def _slug(value: str) -> str:
    if SLUG.match(value) and len(value) <= MAX_SLUG:
        return value
    raise refusal("slug", shown=shown(value))


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    fits = (
        parts.scheme in ("https", "http")
        and "@" not in parts.netloc
        and _HOST.match(host)
        and port in (None, 443)
        and re.fullmatch(r"[!-~]+", value)
        and not re.search(r"[\"'<>\\^`{|}]", value)
    )
    if fits and len(value) <= 500:
        return value
    raise refusal("adres", shown=shown(value))


def _yes(value: object) -> object:
    known = {"ja": True, "true": True, "nee": False, "false": False}
    if isinstance(value, str) and value.lower() in known:
        return known[value.lower()]
    raise refusal("ja-of-nee", shown=shown(str(value)))


PartialDate = Annotated[str, AfterValidator(_date)]
Day = Annotated[str, AfterValidator(_day)]
Year = Annotated[str, AfterValidator(_year)]
Slug = Annotated[str, AfterValidator(_slug)]
Url = Annotated[str, AfterValidator(_url)]
YesNo = Annotated[
    bool,
    BeforeValidator(_yes, json_schema_input_type=str),
    PlainSerializer(lambda yes: "ja" if yes else "nee", return_type=str, when_used="json"),
    Field(json_schema_extra={"enum": ["ja", "nee"]}),
]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Note = Annotated[str, Field(min_length=1, max_length=800)]
Prose = Annotated[
    str,
    Field(min_length=1, max_length=4000, json_schema_extra={"contentMediaType": "text/markdown"}),
]

Basis = Annotated[str, TermOf("bases")]
Certainty = Annotated[str, TermOf("certainties")]


class Part(BaseModel):
    """A group of fields; unknown keys are errors and nothing is converted."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Source(Part):
    """Where a fact was read."""

    title: Line = Field(title="Titel", description="De titel van het stuk, zoals het daar staat")
    publisher: Line = Field(title="Uitgever", description="Wie het publiceerde")
    url: Url | None = Field(default=None, title="Adres", description="Het volledige webadres")
    archive: Url | None = Field(
        default=None,
        title="Bewaarde kopie",
        description="Het adres van een kopie in een webarchief, voor als de bron verdwijnt",
    )
    section: Line | None = Field(
        default=None, title="Plaats", description="Hoofdstuk, tabel of bijlage waar het staat"
    )
    date: PartialDate | None = Field(default=None, title="Datum", description="Datum van het stuk")
    accessed: Day | None = Field(
        default=None, title="Gelezen op", description="De dag waarop het is gelezen"
    )
    note: Note | None = Field(
        default=None, title="Toelichting", description="Wat een lezer over deze bron moet weten"
    )


class Withdrawal(Part):
    """That an entry no longer counts, and why; its page stays, with the reason on top."""

    date: Day = Field(title="Datum", description="De dag waarop het is ingetrokken")
    reason: Note = Field(title="Reden", description="Waarom; dit staat bovenaan de pagina")


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
    sources: list[Source] = Field(default=[], title="Bronnen", description="Waar het is gelezen")
    checked_on: Day = Field(title="Gecontroleerd op", description="Wanneer iemand het nakeek")
    checked_by: Line = Field(
        title="Gecontroleerd door", description="Een organisatie, geen persoon"
    )
    contributed_by: Line | None = Field(
        default=None,
        title="Aangedragen door",
        description="De organisatie die dit schreef, als zij genoemd wil worden; geen persoon",
    )
    contact_url: Url | None = Field(
        default=None,
        title="Contactpagina",
        description="De webpagina van die organisatie waar een lezer met vragen terechtkan",
    )
    former_slugs: list[Slug] = Field(
        default=[],
        title="Vroegere bestandsnamen",
        description="Zonder .yml; wie een oud adres opent, komt op de nieuwe pagina",
    )
    withdrawn: Withdrawal | None = Field(
        default=None, title="Ingetrokken", description="Als dit niet meer meetelt; de pagina blijft"
    )

    def terms(self) -> set[tuple[str, str]]:
        """Every (vocabulary, term) that this entry carries, at any depth."""
        return set(_terms(self))


def _terms(part: BaseModel) -> Iterator[tuple[str, str]]:
    for name, info in type(part).model_fields.items():
        yield from _terms_in(getattr(part, name), info.annotation, tuple(info.metadata))


def _terms_in(value: Any, annotation: Any, metadata: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if isinstance(value, BaseModel):
        yield from _terms(value)
    elif isinstance(value, str):
        for marker in (*metadata, *_markers(annotation)):
            if isinstance(marker, TermOf):
                yield marker.name, value
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
