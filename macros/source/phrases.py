"""The name of a problem becomes its message, its remedy and its code, as `messages.yml` has them.

The form in the browser reads the same file, so a mistake is told in the same words everywhere. Only
what a field is called differs: here by its key in the file, there by its label on the screen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.source.program_yaml import values_in

_FILE = Path(__file__).with_name("messages.yml")
_PLACE = re.compile(r"\{(?:field\.(?:[a-z_]+\.)?(?P<key>[a-z_-]+)|(?P<name>[a-z]+))\}")


@dataclass(frozen=True)
class Phrase:
    """What is wrong, what to write instead, and the code of both."""

    message: str
    remedy: str
    code: str

    def filled(self, **values: object) -> "Phrase":
        """The phrase with `values` in the places between braces."""
        return Phrase(_filled(self.message, values), _filled(self.remedy, values), self.code)


@lru_cache(maxsize=1)
def _texts() -> Any:
    return values_in(_FILE)


@lru_cache(maxsize=1)
def all_phrases() -> Mapping[str, Phrase]:
    """Every phrase by its name."""
    return {
        name: Phrase(text["message"], text["remedy"], text.get("code", name))
        for name, text in _texts()["problems"].items()
    }


def all_words() -> Mapping[str, str]:
    """The pieces that are filled in, by their name."""
    words: dict[str, str] = _texts()["words"]
    return words


def phrase(name: str, /, **values: object) -> Phrase:
    """The phrase called `name`, with `values` filled in."""
    return all_phrases()[name].filled(**values)


def word(name: str, /, **values: object) -> str:
    """The piece called `name`, with `values` filled in."""
    return _filled(all_words()[name], values)


def _filled(template: str, values: Mapping[str, object]) -> str:
    """What is filled in is never looked at again, so a value may hold braces."""
    return _PLACE.sub(lambda place: place["key"] or str(values[place["name"]]), template)
