"""The summary of a proposal becomes Markdown for GitHub, in which no value is more than its words.

Every value that someone may have chosen stands in code: there GitHub makes no link, no mention,
no picture and no HTML of it.
"""

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.language.text import count
from macros.proposal import Summary

TEMPLATES = Path(__file__).parent
TWIN = "lijkt-op-ander"

# What is not seen, or turns the direction of what follows.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
)


def code(value: str) -> str:
    """A value as code within a line; whatever is in it, it stays in there."""
    line = " ".join(_UNSEEN.sub(" ", value).split())
    if not line:
        return "` `"
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_checked,
    )
    environment.filters["code"] = lambda value: _Safe(code(value))
    environment.filters["codes"] = lambda values: _Safe(", ".join(map(code, values)))
    environment.filters["known"] = _Safe
    environment.globals["count"] = lambda *arguments: _Safe(count(*arguments))
    return environment


class _Safe(str):
    """Words that may stand in the Markdown as they are."""

    __slots__ = ()


def _checked(value: object) -> object:
    """Refuse a value that did not pass through `code`: a template cannot forget it."""
    if isinstance(value, int | _Safe):
        return value
    raise TypeError(f"a value outside code: {value!r}")


def as_markdown(summary: Summary) -> str:
    """The summary as the text of a comment."""
    template = _environment().get_template("proposal.md.jinja")
    return template.render(
        summary=summary,
        counts=defaultdict(int, summary.counts),
        twins=[one for one in summary.findings if one.code == TWIN],
        others=[one for one in summary.findings if one.code != TWIN],
    )
