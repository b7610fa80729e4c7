"""The words of the forms on GitHub and of a new file, from `contribution.yml`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.forms.fields import FieldShape
from macros.models import KINDS, Entry
from macros.source.program_yaml import values_in

_FILE = Path(__file__).with_name("contribution.yml")


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """All of them, as the file has them."""
    said: Mapping[str, Any] = values_in(_FILE)
    return said


def kinds_with_form() -> list[type[Entry]]:
    """The kinds for which there is a form on GitHub."""
    return [kind for kind in KINDS if kind.name() in words()["forms"]]


def length_of(field: FieldShape) -> str:
    """How long a text may be, in words; empty when nobody is likely to notice the limit."""
    if field.is_date or field.terms or field.refers_to:
        return ""
    hints = words()["hints"]
    most = f"{field.most:,}".replace(",", ".")
    if field.least > 1:
        return str(hints["length"].format(least=field.least, most=most))
    return str(hints["most"].format(most=most)) if field.is_long else ""
