"""The scan computed a second time, from the words of the specification and not from the data.

Slow and plain on purpose: fractions instead of whole numbers, no tables. What the engine in the
browser gives for a code must be what this gives.
"""

import re
from fractions import Fraction
from typing import Any

CODE = re.compile(
    r"v1\.[0-4x-]{21}\.[0-4x]{4}\.[0-4][0-8][0-4][0-2-][0-2-][0-8-][0-3-]\Z", re.ASCII
)
OBSTACLES = {
    "A": "urgentie",
    "B": "keten",
    "C": "kennis",
    "D": "techniek",
    "E": "organisatie",
    "G": "financien",
}
BEFORE, AFTER = ["geen", "idee"], ["besluit", "bezig", "klaar"]
PHASES = BEFORE + AFTER
CHAIN_PARTNER = 7
TIES = "ACFEGDB"


def is_code(text: str) -> bool:
    """Whether `text` is a code: of the right form, with `-` only as the seventeenth sign."""
    return bool(CODE.match(text)) and "-" not in text[3:19] + text[20:24]


def mean(signs: str, fewest: int) -> Fraction | None:
    """The mean of the digits among `signs`."""
    digits = [int(sign) for sign in signs if sign in "01234"]
    return Fraction(sum(digits), len(digits)) if len(digits) >= fewest else None


def band(score: Fraction | None) -> str:
    """The band of a theme."""
    if score is None:
        return "onbekend"
    return "begin" if score < 1.5 else "op weg" if score < 2.75 else "stevig"


def expected(code: str) -> dict[str, Any]:
    """What the scan must give for a code."""
    _, answers, need_signs, rest = code.split(".")
    size, goal, phase = int(rest[0]), int(rest[1]), PHASES[int(rest[2])]
    signs = {theme: answers[3 * i : 3 * i + 3] for i, theme in enumerate("ABCDEFG")}
    score = {theme: mean(part, 2) for theme, part in signs.items()}
    bands = {theme: band(one) for theme, one in score.items()}
    known = [one for one in score.values() if one is not None]
    average = sum(known) / Fraction(len(known)) if known else None
    lowest = min(known, default=None)
    ready = None
    if len(known) >= 5 and average is not None and lowest is not None:
        ready = min(average, lowest + Fraction(1, 2))
    need = mean(need_signs, 3)
    position = "onvoldoende beeld"
    if ready is not None and need is not None:
        position = {
            (True, False): "basis-snel",
            (True, True): "doorpakken",
            (False, False): "rustig",
            (False, True): "voorlopen",
        }[need >= 2, ready >= 2]
    demanding = need_signs[1] in "34"
    priority = {}
    for theme in TIES:
        if bands[theme] != "stevig":
            raised = (
                phase in BEFORE
                if theme in "ACG"
                else phase in AFTER
                if theme in "DEF"
                else demanding or goal == CHAIN_PARTNER
            )
            value = score[theme]
            distance = 4 - (Fraction(1) if value is None else value)
            priority[theme] = distance * (Fraction(5, 4) if raised else 1)
    ranked = sorted(priority, key=lambda theme: (-priority[theme], TIES.index(theme)))
    plan = _plan(rest[3:], phase)
    found = {
        "score": {theme: _rounded(one) for theme, one in score.items()},
        "band": bands,
        "gemiddelde": _rounded(average),
        "laagste": _rounded(lowest),
        "gereedheid": _rounded(ready),
        "noodzaak": _rounded(need),
        "kwadrant": position,
        "prioriteit": {theme: _rounded(priority[theme]) for theme in ranked},
        "top3": ranked[:3],
        "knelpunten": [_obstacle(theme, signs) for theme in ranked[:3]],
        **plan,
    }
    type_, mrl = plan["type"], plan["mrl"]
    money_is_open = bands["G"] != "stevig"
    routes = {
        "beeld": "begin" in (bands["A"], bands["C"]) or phase == "geen",
        "risico": phase in ("idee", "besluit", "bezig")
        and (money_is_open or (mrl or 9) <= 6 or type_ in (3, 4)),
        "verbinden": bands["B"] == "begin" or (demanding and bands["B"] != "stevig"),
        "voorbeeld": ready is not None
        and ready >= 2.75
        and ((need is not None and need < 2) or phase == "klaar"),
    }
    rules = {
        "X1": (score["D"] or 0) >= 2 and "begin" in (bands["E"], bands["F"]),
        "X2": need is not None and need >= 2 and signs["F"][0] in "01",
        "X3": type_ in (1, 2) and not plan["combinatieNieuw"],
        "X4": type_ in (1, 2) and plan["combinatieNieuw"],
        "X5": type_ in (3, 4),
        "X6": phase in ("besluit", "bezig") and mrl is not None and mrl <= 4,
        "X7": phase in ("bezig", "klaar") and (mrl or 0) >= 5 and signs["E"][2] in "01",
        "X8": size == 0 and money_is_open,
        "X9": position == "voorlopen",
        "X10": need is not None and need < 2 and bands["A"] == "begin",
        "X11": mrl is not None and mrl < plan["mrlGezegd"],
    }
    found["routes"] = [name for name, holds in routes.items() if holds] or ["verbinden"]
    found["regels"] = [name for name, holds in rules.items() if holds]
    return found


def _plan(signs: str, phase: str) -> dict[str, Any]:
    subject, novelty, level, joined = ["-"] * 4 if phase == "geen" else signs
    said = None if level == "-" else int(level) + 1
    most = {"2": 7, "3": 5}.get(joined, 9) if said and said >= 5 else 9
    type_, second = None, None
    if "-" not in (subject, novelty):
        own = novelty == "2"
        type_ = 2 * own + (2 if subject == "1" else 1)
        second = type_ + 1 if subject == "2" else None
    return {
        "type": type_,
        "neventype": second,
        "combinatieNieuw": type_ is not None and novelty == "1",
        "mrlGezegd": said,
        "mrl": said and min(said, most),
    }


def _obstacle(theme: str, signs: dict[str, str]) -> str:
    if theme != "F":
        return OBSTACLES[theme]
    time, change, _ = signs["F"]
    told = time.isdigit() and change.isdigit() and change < time
    return "acceptatie" if told else "capaciteit"


def _rounded(value: Fraction | None) -> float | None:
    """To two decimals, a half upwards."""
    return None if value is None else int(value * 100 + Fraction(1, 2)) / 100
