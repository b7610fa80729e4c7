"""The style sheets of the site become one file: a page asks for its look once, not twenty times."""

from collections.abc import Iterable
from pathlib import Path

STYLES = "assets/css/all.css"  # beside its parts, so that what they point at stays where it is


def joined(docs: Path, paths: Iterable[str]) -> str:
    """The sheets at `paths` below `docs`, in order, as one."""
    return "\n".join((docs / path).read_text("utf-8").strip() for path in paths) + "\n"
