"""A text that says something: a letter or a digit at least, and its JSON Schema."""

import re
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from macros.source.phrases import all_phrases

# Anything but white space, marks and signs. Not every reader of JSON Schema knows what a letter
# is, so this leaves out only what surely is none.
_SAYS = (
    r"[^\s!-/:-@\[-`{-©\u0300-\u036f\u2000-\u206f\u20a0-\u20ff\u2190-\u245f\u2500-\u2775"
    r"\u2794-\u2bff]"
)
_ENDS = re.compile(r"[\n\t\x85]")


class Words:
    """Marks a text that says something: it has a letter, a digit or one of the signs in `also`.

    It stands on one line, unless it may have `lines`.
    """

    def __init__(self, *, lines: bool = False, also: str = "") -> None:
        self.lines = lines
        self.also = also
        # As `str.isalnum`, in one look: thousands of files have tens of texts each.
        self._word = re.compile(rf"[^\W_]|[{re.escape(also)}]" if also else r"[^\W_]")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._said, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        known = f"[{re.escape(self.also)}]|{_SAYS}" if self.also else _SAYS
        shape = {
            **handler(schema),
            "pattern": known,
            "patternErrorMessage": all_phrases()["geen-woorden"].remedy,
            "x-messages": {"pattern": "geen-woorden"},
        }
        if not self.lines:
            shape["not"] = {"type": "string", "pattern": r"[\t\x85]|\n\s*\S"}
            shape["x-messages"]["not"] = "meer-regels"
        return shape

    def _said(self, value: str) -> str:
        if not self._word.search(value):
            raise PydanticCustomError("no_words", "no letter or digit")
        if not self.lines and _ENDS.search(value):
            raise PydanticCustomError("several_lines", "a line end or a tab")
        return value
