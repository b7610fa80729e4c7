"""Jinja is made ready for thousands of pages.

What it makes of a template is kept on disk, as Python keeps what it makes of a module.
"""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache

_ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = {".py", ".yml", ".json"}


def prepared(environment: Environment) -> Environment:
    """An environment before its first template, with all that makes thousands of pages quicker.

    It keeps what it translates; a line that holds only a tag leaves no empty one; and a template
    finds its globals in one dict, where Jinja looks through two of them for each part of a page.
    """

    def together(given: Mapping[str, Any] | None) -> dict[str, Any]:
        return {**environment.globals, **(given or {})}

    environment.bytecode_cache = compiled()
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.make_globals = together  # type: ignore[method-assign,assignment]
    return environment


@lru_cache(maxsize=1)  # while serving, an edit of the program reads this module again
def compiled() -> BytecodeCache | None:
    """The translated templates of this program."""
    return kept_in(_ROOT / ".cache" / "templates", _ROOT)


def kept_in(folder: Path, root: Path) -> BytecodeCache | None:
    """The templates that the program in `root` translated, kept in `folder`.

    Jinja itself sees when a template changed. But in translating it works out what is fixed, such
    as the word at a fixed term, so all is translated anew when anything of the program or of its
    libraries changed. What another program left is thrown away. None where nothing can be kept.
    """
    program = _digest(root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.iterdir():
            if not file.name.startswith(program):
                file.unlink(missing_ok=True)
        (folder / program).touch()
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder), f"{program}-%s")


def _digest(root: Path) -> str:
    """A short text that is another one after every change of the program or its libraries."""
    found = hashlib.sha256()
    files = (path for path in (root / "macros").rglob("*") if path.suffix in _PROGRAM)
    for path in [*root.glob("uv.lock"), *sorted(files)]:
        found.update(f"{path.relative_to(root)}\n".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]
