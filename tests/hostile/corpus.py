"""The hostile and awkward files below this folder, each with what must become of it.

Every `.yml` here describes one file of content. What is in it is one of

- `everywhere`: this text in each field of a kind that takes text, so in new fields too;
- `fields`: these fields on top of the smallest entry there is;
- `append`: these lines below the smallest entry there is;
- `text` or `base64`: exactly this;
- `repeat`: a text so many times, for what would be too large to keep; in each of its `fields`, or
  as the file itself, in which `{n}` counts.

`expect` says what must become of it:

- `refused`: never an entry; `says` gives the line, column and code of every error;
- `inert`: accepted, and its page shows the texts as they were written (or `shown`);
- `exact`: the same, for what is odd and right; also in every list, in the search and in all data.
"""

import base64
import json
import os
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import yaml
from pydantic.fields import FieldInfo

from macros.models import KINDS, Case, Entry, Instrument, Organisation
from macros.models.base import Part
from macros.models.terms import TermOf
from macros.taxonomy import taxonomy

HERE = Path(__file__).parent

# Terms that no real entry has, so that these entries are related to none.
SMALLEST: dict[type[Entry], dict[str, Any]] = {
    Case: {
        "title": "Een voorbeeld dat niet bestaat",
        "summary": "Een verzonnen bedrijf deed iets wat niemand hoeft na te doen.",
        "evidence": "illustratief",
        "company": {"sector": "overig", "size": "micro"},
        "yamamoto_type": "4",
        "problem": "Er was niets aan de hand.",
        "approach": "Het bedrijf deed niets.",
        "no_support": "niet-nodig",
        "checked_on": "2024-05-17",
        "checked_by": "redactie",
    },
    Instrument: {
        "title": "Een regeling die niet bestaat",
        "kind": "voorstel",
        "level": "europees",
        "status": "vervallen",
        "summary": "Een verzonnen regeling waar niemand iets aan heeft.",
        "sources": [{"title": "Bron", "publisher": "Uitgever"}],
        "checked_on": "2024-05-17",
        "checked_by": "redactie",
    },
    Organisation: {
        "title": "Een loket dat niet bestaat",
        "kind": "topsector",
        "status": "beeindigd",
        "summary": "Een verzonnen loket waar niemand iets aan heeft.",
        "sources": [{"title": "Bron", "publisher": "Uitgever"}],
        "checked_on": "2024-05-17",
        "checked_by": "redactie",
    },
}
# What a text is not put into: names of files, and what only a fixed list of words fits.
_LEFT_ALONE = {"support", "organisations", "former_slugs", "withdrawn", "needs"}


@dataclass(frozen=True)
class Hostile:
    """One file of the corpus; `stem` is its name there."""

    group: str
    stem: str
    why: str
    expect: str
    kind: str = "cases"
    path: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    everywhere: str = ""
    append: str = ""
    text: str | None = None
    base64: str | None = None
    repeat: dict[str, Any] = field(default_factory=dict)
    link: str = ""
    special: str = ""
    also: str = ""
    says: tuple[str, ...] = ()
    shown: tuple[str, ...] | None = None
    word: str = ""

    @property
    def id(self) -> str:
        return f"{self.group}/{self.stem}"

    @property
    def model(self) -> type[Entry]:
        return next(kind for kind in KINDS if kind.folder == self.kind)

    @property
    def file(self) -> str:
        """Where it goes, below the root of the content."""
        return self.path or f"{self.kind}/hostile-{self.stem}.yml"

    @property
    def address(self) -> str:
        """Where its page is, below the root of the site."""
        folder, _, name = self.file.partition("/")
        model = next(kind for kind in KINDS if kind.folder == folder)
        return f"{model.address}/{name.removesuffix('.yml')}/"

    @cached_property
    def values(self) -> dict[str, Any]:
        """What its fields say, for what is made of fields."""
        filled = _filled(self.model, self.everywhere) if self.everywhere else {}
        found = SMALLEST[self.model] | filled | self.fields
        for name in self.repeat.get("fields", []):
            found[name] = self.repeat["text"] * self.repeat["times"] + self.repeat.get("after", "")
        if found.get("other_support"):  # who was supported needs no reason for the opposite
            found.pop("no_support")
        return {name: value for name, value in found.items() if value is not None}

    @cached_property
    def meant(self) -> dict[str, Any]:
        """What its fields say once an accent is part of its letter, as the reader gives it."""
        text = json.dumps(self.values, ensure_ascii=False)
        found: dict[str, Any] = json.loads(unicodedata.normalize("NFC", text))
        return found

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file."""
        if self.base64 is not None:
            return base64.b64decode(self.base64)
        if self.text is not None:
            return self.text.encode("utf-8")
        smallest = _yaml(SMALLEST[self.model])
        if self.append:
            return (smallest + self.append).encode("utf-8")
        if self.repeat and "fields" not in self.repeat:
            part, times = self.repeat["text"], self.repeat["times"]
            before = self.repeat.get("before", "").replace("<basis>", smallest)
            repeated = "".join(part.replace("{n}", str(number)) for number in range(times))
            return (before + repeated + self.repeat.get("after", "")).encode("utf-8")
        return _yaml(self.values).encode("utf-8")

    @property
    def texts(self) -> list[str]:
        """What its page must show."""
        if self.shown is not None:
            return list(self.shown)
        names = ["title"] if self.everywhere else ["title", *self.fields]
        return [text for name in names if isinstance(text := self.meant.get(name), str)]

    def put(self, root: Path) -> None:
        """Make the file below `root`."""
        path = root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.link:
            path.symlink_to(self.link)
        elif self.special == "folder":
            path.mkdir()
        elif self.special == "pipe":
            os.mkfifo(path)
        else:
            path.write_bytes(self.content)
        if self.also:
            (root / self.also).write_bytes(self.content)


def corpus(*expected: str) -> list[Hostile]:
    """Every file of the corpus of which one of `expected` is expected."""
    found = []
    for path in sorted(HERE.glob("*/*.yml")):
        told = yaml.safe_load(path.read_text("utf-8"))
        lists = {key: tuple(told.pop(key)) for key in ("says", "shown") if key in told}
        found.append(Hostile(path.parent.name, path.stem, **told, **lists))
    return [one for one in found if one.expect in expected]


def _yaml(values: dict[str, Any]) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)


def _filled(model: type[Part], text: str) -> dict[str, Any]:
    """Values for every field of `model` in which `text` can stand."""
    values = {}
    for name, info in model.fields().items():
        if name not in _LEFT_ALONE:
            value = _value(_annotation(info), text)
            if value not in (None, [], {}):
                values[name] = value
    return values


def _annotation(info: FieldInfo) -> Any:
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _value(annotation: Any, text: str) -> Any:
    """`text`, as far as it fits; None for what takes no text."""
    bare, markers = annotation, ()
    if get_origin(annotation) is Annotated:
        bare, *markers = get_args(annotation)
        if get_origin(bare) is Annotated:
            return _value(Annotated[get_args(bare)[0], *get_args(bare)[1:], *markers], text)
    alternatives = [one for one in get_args(bare) if one is not type(None)]
    if type(None) in get_args(bare):
        return _value(Annotated[alternatives[0], *markers] if markers else alternatives[0], text)
    if isinstance(bare, type) and issubclass(bare, Part):
        return _part(bare, text)
    if get_origin(bare) is list:
        inner = _value(alternatives[0], text)
        return [] if inner is None else [inner]
    if get_origin(bare) is dict:
        (term,) = [one for one in get_args(alternatives[0]) if isinstance(one, TermOf)]
        inner = _value(alternatives[1], text)
        return {} if inner is None else {list(taxonomy(term.name))[-1]: inner}
    if bare is str and not any(_is_checked(marker) for marker in markers):
        return text
    return None


def _part(model: type[Part], text: str) -> dict[str, Any] | None:
    values = _filled(model, text)
    for name, info in model.fields().items():
        if name not in values and info.is_required():
            term = next((m for m in info.metadata if isinstance(m, TermOf)), None)
            if term is None:
                return None
            values[name] = list(taxonomy(term.name))[-1]
    if model.__name__ == "Result":
        values |= {"before": "4", "after": "2"}
    return values


def _is_checked(marker: object) -> bool:
    """Whether a value must be more than a text: a term, a date, an address, a name of a file."""
    return isinstance(marker, TermOf) or type(marker).__name__.endswith("Validator")
