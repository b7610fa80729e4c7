"""The small values that fields are made of: what is checked in code, and its JSON Schema."""

import datetime
import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, PlainSerializer
from pydantic_core import core_schema

from macros.models.terms import TermOf
from macros.models.words import Words
from macros.source.diagnostics import shown
from macros.source.messages import refusal_of
from macros.source.phrases import all_phrases

SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG = re.compile(SLUG_PATTERN.replace("$", r"\Z"))
MAX_SLUG = 60
MAX_URL = 500
RESERVED = frozenset(
    {"index", "404", "assets", "search", "pagefind", "tags", "readme"}
    # names that Windows keeps for itself
    | {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
# The last part of a name that only means something within one network, or nowhere: RFC 6761, 6762.
_NOT_PUBLIC = r"(?!(?:local|localhost|internal|test|invalid|example|arpa)\b)"
_HOST_NAME = rf"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+{_NOT_PUBLIC}[a-z]{{2,}}\.?"
_HOST = re.compile(_HOST_NAME + r"\Z")


def _date(value: str) -> str:
    match = _DATE.match(value)
    if not match:
        raise refusal_of("datum", shown=shown(value))
    try:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        datetime.date(year, month, day)
        if 1900 <= year <= 2100:
            return value
    except ValueError:
        pass
    raise refusal_of("datum-bestaat-niet", shown=shown(value))


def _day(value: str) -> str:
    if len(_date(value)) == 10:
        return value
    raise refusal_of("dag", shown=shown(value))


def _year(value: str) -> str:
    if re.fullmatch(r"(19|20)[0-9][0-9]", value):
        return value
    raise refusal_of("jaar", shown=shown(value))


def is_slug(name: str) -> bool:
    """Whether `name` can be the name of a file, and so the address of a page."""
    return bool(SLUG.match(name)) and len(name) <= MAX_SLUG


def _slug(value: str) -> str:
    if is_slug(value):
        return value
    raise refusal_of("slug", shown=shown(value))


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
    if fits and len(value) <= MAX_URL:
        return value
    raise refusal_of("adres", shown=shown(value))


def _of_organisation(value: str) -> str:
    if re.match(_PROFILE, value):
        raise refusal_of("adres-van-een-persoon", shown=shown(value))
    return value


def _yes(value: object) -> object:
    known = {"ja": True, "true": True, "nee": False, "false": False}
    if isinstance(value, str) and value.lower() in known:
        return known[value.lower()]
    raise refusal_of("ja-of-nee", shown=shown(str(value)))


class Shape:
    """What a JSON Schema says of a value that is checked in code here.

    `x-messages` gives, per keyword that may fail, the name of the phrase in `messages.yml`; the
    first keyword that fails is the one to tell, and an editor tells its remedy. A text of digits
    is a number to other YAML readers.
    """

    def __init__(self, **keywords: Any) -> None:
        self.keywords = {name.replace("x_", "x-"): value for name, value in keywords.items()}

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        told = self.keywords.get("x-messages", {})
        remedy = all_phrases()[next(iter(told.values()))].remedy if told else "{"
        said = {} if "{" in remedy else {"errorMessage": remedy}
        return {**handler(schema), **said, **self.keywords}


class RefersTo:
    """Marks a slug that must be the name of a file: `Annotated[Slug, RefersTo("instruments", …)]`.

    `phrase` is the name in `messages.yml` of what is said when there is no such file.
    """

    def __init__(self, folder: str, phrase: str) -> None:
        self.folder = folder
        self.phrase = phrase

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        shape = handler(schema)
        messages = {**shape["x-messages"], "x-refers-to": self.phrase}
        return {**shape, "x-refers-to": self.folder, "x-messages": messages}


_ANY_HOST = _HOST_NAME.replace("a-z", "a-zA-Z")
_ADDRESS_REST = r"[!#-&(-;=?-\[\]_a-z~]"  # printable ASCII but for " ' < > \ ^ ` { | }
_PROFILE = r"^[hH][tT][tT][pP][sS]?://([a-zA-Z0-9-]+\.)*linkedin\.com/(in|pub)/"
_TYPED = ["string", "number"]
_PARTIAL = r"^\d{4}(-\d{2}(-\d{2})?)?$"

PartialDate = Annotated[
    str,
    AfterValidator(_date),
    Shape(
        type=["string", "integer"],
        pattern=_PARTIAL,
        anyOf=[
            {"type": "string", "format": "date"},
            {"type": "string", "pattern": r"^(19\d\d|20\d\d|2100)(-(0[1-9]|1[0-2]))?$"},
            {"type": "integer", "minimum": 1900, "maximum": 2100},
        ],
        x_messages={"pattern": "datum", "anyOf": "datum-bestaat-niet"},
    ),
]
Day = Annotated[
    str,
    AfterValidator(_day),
    Shape(
        pattern=_PARTIAL,
        minLength=10,
        format="date",
        x_messages={"pattern": "datum", "minLength": "dag", "format": "datum-bestaat-niet"},
    ),
]
Year = Annotated[
    str,
    AfterValidator(_year),
    Shape(
        type=["string", "integer"],
        pattern=r"^(19|20)\d\d$",
        minimum=1900,
        maximum=2099,
        x_messages={"pattern": "jaar", "minimum": "jaar", "maximum": "jaar"},
    ),
]
Slug = Annotated[
    str,
    AfterValidator(_slug),
    Shape(
        pattern=SLUG_PATTERN,
        maxLength=MAX_SLUG,
        x_messages={"pattern": "slug", "maxLength": "slug"},
    ),
]
Url = Annotated[
    str,
    AfterValidator(_url),
    Shape(
        format="uri",
        pattern=rf"^[hH][tT][tT][pP][sS]?://{_ANY_HOST}(:(443)?)?([/?#]{_ADDRESS_REST}*)?$",
        maxLength=MAX_URL,
        x_messages={"pattern": "adres", "maxLength": "adres", "format": "adres"},
    ),
]
OrganisationUrl = Annotated[
    Url,
    AfterValidator(_of_organisation),
    Shape(
        x_messages={
            **dict.fromkeys(("pattern", "maxLength", "format"), "adres"),
            "not": "adres-van-een-persoon",
        },
        **{"not": {"type": "string", "pattern": _PROFILE}},
    ),
]
YesNo = Annotated[
    bool,
    BeforeValidator(_yes, json_schema_input_type=str),
    PlainSerializer(lambda yes: "ja" if yes else "nee", return_type=str, when_used="json"),
    Shape(
        type=["string", "boolean"],
        enum=["ja", "nee", True, False],
        x_messages={"enum": "ja-of-nee"},
    ),
]
Title = Annotated[str, Field(min_length=2, max_length=110), Words()]
Line = Annotated[str, Field(min_length=1, max_length=200), Words(), Shape(type=_TYPED)]
Unit = Annotated[str, Field(min_length=1, max_length=200), Words(also="%‰°€$£"), Shape(type=_TYPED)]
Note = Annotated[str, Field(min_length=1, max_length=800), Words(lines=True)]
Prose = Annotated[
    str,
    Field(min_length=1, max_length=4000),
    Words(lines=True),
    Shape(contentMediaType="text/markdown"),
]

Basis = Annotated[str, TermOf("bases")]
Certainty = Annotated[str, TermOf("certainties")]
