"""PyYAML's finding about a broken file becomes one Problem in Dutch, at the place to mend."""

import re
from typing import Any

from macros.source.diagnostics import Position, Problem

# A part of what PyYAML says, whether the place of its context is the better one, and our words.
_KNOWN: list[tuple[str, bool, str, str, str]] = [
    (
        r"found character.*that cannot start any token",
        False,
        "hier staat een teken waarmee een waarde niet mag beginnen",
        "zet de hele waarde tussen aanhalingstekens",
        "aanhalingsteken-nodig",
    ),
    (
        r"unexpected (end of stream|document indicator)",
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
        r"unknown escape character|hexa?decimal|invalid Unicode character",
        False,
        "na ‘\\’ staat een teken dat tussen dubbele aanhalingstekens niet kan",
        "gebruik enkele aanhalingstekens, of schrijf ‘\\\\’",
        "schuine-streep",
    ),
    (
        r"expected ',' or '\]'",
        True,
        "de lijst die hier met ‘[’ begint, wordt niet goed gesloten",
        "zet komma's tussen de waarden en sluit af met ‘]’",
        "haak-open",
    ),
    (
        r"expected ',' or '}'",
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
        r"block scalar",
        False,
        "achter ‘|’ of ‘>’ kan op dezelfde regel geen tekst staan",
        "begin de tekst op de volgende regel, ingesprongen",
        "onleesbaar",
    ),
    (
        r"anchor|alias",
        True,
        "‘&’ en ‘*’ hebben aan het begin van een waarde een eigen betekenis",
        "zet de tekst tussen aanhalingstekens",
        "verwijzing",
    ),
    (
        r"tag",
        True,
        "‘!’ heeft aan het begin van een waarde een eigen betekenis",
        "zet de tekst tussen aanhalingstekens",
        "tag",
    ),
    (
        r"directive",
        True,
        "een regel kan niet met ‘%’ beginnen",
        "zet de tekst tussen aanhalingstekens",
        "yaml",
    ),
]


_GOES_ON = re.compile(r" +(?! |[\w-]+:(?: |$))")  # and begins no field


def goes_on(text: str, problem: Problem) -> bool:
    """Whether a text goes on where `problem` is, below the comment that cut it off.

    That is one mistake, and the comment tells it.
    """
    line = "".join(text.split("\n")[problem.position.line - 1 : problem.position.line])
    return problem.code == "inspringen" and bool(_GOES_ON.match(line))


def problem_of(error: Any, text: str, file: str) -> Problem:
    """Say in Dutch what PyYAML found wrong in `text`, and where."""
    if tab := re.match(r" *(- *)*\t", f"{text}\n".split("\n")[error.problem_mark.line]):
        return Problem(
            Position(file, error.problem_mark.line + 1, tab.end()),
            "hier staat een tab",
            "spring in met spaties (twee per niveau)",
            "tab",
        )
    said = f"{error.context}: {error.problem}"
    for pattern, use_context, message, remedy, code in _KNOWN:
        if re.search(pattern, said):
            mark = (use_context and error.context_mark) or error.problem_mark
            return Problem(_place(mark, file), message, remedy, code)
    return Problem(
        _place(error.problem_mark, file),
        "deze regel kan YAML niet lezen",
        "controleer inspringen, dubbele punten en aanhalingstekens",
        "onleesbaar",
    )


def _place(mark: Any, file: str) -> Position:
    return Position(file, mark.line + 1, mark.column + 1)
