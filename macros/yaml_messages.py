"""PyYAML's finding about a broken file becomes one Problem in Dutch, at the place to mend."""

import re
from typing import Any

from macros.diagnostics import Position, Problem

# PyYAML's text (a part of it), whether the place of its context is the better one, and ours.
_KNOWN: list[tuple[str, bool, str, str, str]] = [
    (
        r"found character.*that cannot start any token",
        False,
        "hier staat een teken waarmee een waarde niet mag beginnen",
        "zet de hele waarde tussen aanhalingstekens",
        "aanhalingsteken-nodig",
    ),
    (
        r"unexpected end of stream",
        True,
        "het aanhalingsteken dat hier opent, wordt nergens gesloten",
        "sluit de tekst af met hetzelfde aanhalingsteken",
        "aanhalingsteken-open",
    ),
    (
        r"mapping values are not allowed",
        False,
        "hier staat een dubbele punt die YAML als nieuw veld leest",
        "zet de hele tekst tussen aanhalingstekens, of controleer het inspringen",
        "dubbele-punt",
    ),
    (
        r"could not find expected ':'",
        True,
        "hier hoort een veld te staan, maar de dubbele punt ontbreekt",
        "schrijf ‘veld: waarde’, of spring de regel in als hij bij de tekst erboven hoort",
        "dubbele-punt-ontbreekt",
    ),
    (
        r"unknown escape character|hexadecimal|invalid Unicode character code",
        False,
        "na ‘\\’ staat een teken dat tussen dubbele aanhalingstekens niet kan",
        "gebruik enkele aanhalingstekens, of schrijf ‘\\\\’",
        "schuine-streep",
    ),
    (
        r"did not find expected ',' or '\]'|expected ',' or '\]'",
        True,
        "de lijst die hier met ‘[’ begint, wordt niet goed gesloten",
        "zet komma's tussen de waarden en sluit af met ‘]’",
        "haak-open",
    ),
    (
        r"did not find expected ',' or '}'|expected ',' or '}'",
        True,
        "de groep die hier met ‘{’ begint, wordt niet goed gesloten",
        "zet tekst met accolades tussen aanhalingstekens",
        "accolade-open",
    ),
    (
        r"block sequence entries are not allowed",
        False,
        "hier kan geen lijst beginnen",
        "zet het streepje op een nieuwe, ingesprongen regel",
        "lijst-hier-niet",
    ),
    (
        r"did not find expected key|expected <block end>|did not find expected '-' indicator",
        False,
        "deze regel past niet bij de regels erboven",
        "spring even ver in als de velden waar hij bij hoort, "
        "en zet tekst na een aanhalingsteken binnen de aanhalingstekens",
        "inspringen",
    ),
    (
        r"expected (the node content|a single document|<document start>)|"
        r"did not find expected (node content|<document start>)",
        False,
        "hier staat iets wat YAML niet kan lezen",
        "zet de waarde tussen aanhalingstekens, of begin de regel met een veldnaam",
        "onleesbaar",
    ),
    (
        r"anchor|alias",
        False,
        "‘&’ en ‘*’ hebben aan het begin van een waarde een eigen betekenis",
        "zet de tekst tussen aanhalingstekens",
        "verwijzing",
    ),
    (
        r"tag",
        False,
        "‘!’ heeft aan het begin van een waarde een eigen betekenis",
        "zet de tekst tussen aanhalingstekens",
        "tag",
    ),
    (
        r"directive|%",
        False,
        "een regel kan niet met ‘%’ beginnen",
        "zet de tekst tussen aanhalingstekens",
        "yaml",
    ),
]


def problem_of(error: Any, text: str, file: str) -> Problem:
    """Say in Dutch what PyYAML found wrong in `text`, and where."""
    said = str(getattr(error, "problem", None) or error)
    at = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or at
    if tab := _tab(text, at):
        return Problem(
            Position(file, *tab),
            "hier staat een tab",
            "spring in met spaties (twee per niveau)",
            "tab",
        )
    for pattern, use_context, message, remedy, code in _KNOWN:
        if re.search(pattern, said):
            return Problem(_place(context if use_context else at, file), message, remedy, code)
    return Problem(
        _place(at, file),
        "deze regel kan YAML niet lezen",
        "controleer inspringen, dubbele punten en aanhalingstekens",
        "onleesbaar",
    )


def _tab(text: str, mark: Any) -> tuple[int, int] | None:
    """The place of a tab in the indentation at or just above `mark`, if that is the cause."""
    if mark is None:
        return None
    lines = text.split("\n")
    for number in (mark.line, mark.line - 1):
        if 0 <= number < len(lines):
            match = re.match(r" *(- *)*\t", lines[number])
            if match:
                return number + 1, match.end()
    return None


def _place(mark: Any, file: str) -> Position:
    return Position(file, mark.line + 1, mark.column + 1) if mark else Position(file)
