"""The files that people write, met with distrust: how they are called, what is one, their bytes."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.source.diagnostics import Position, Problem, on_one_line, shown
from macros.source.encoding import MAX_BYTES, decode

_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # what MkDocs takes for a page


def name_below(root: Path, path: Path) -> str:
    """What messages call `path`."""
    return on_one_line(path.relative_to(root).as_posix())


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; of one that is too large no more than shows that it is."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def no_file(path: Path, name: str, extension: str) -> Problem | None:
    """What is wrong if `path` is a folder, a link, a pipe: it could lead or hold on to anything."""
    if "/" not in name:  # it stands where a folder with such files should
        remedy = f"maak er een map van, met {extension}-bestanden erin"
        return Problem(Position(name), f"{shown(name)} is geen gewone map", remedy, "bestand")
    if not stat.S_ISREG(os.lstat(path).st_mode):
        remedy = f"zet er een {extension}-bestand neer"
        return Problem(Position(name), "dit is geen gewoon bestand", remedy, "bestand")
    return None


def misnamed(path: Path, name: str, extension: str, remedy: str) -> Problem:
    """That a file is not called as all others in its place are."""
    message = f"{shown(path.name)} is geen {extension}-bestand"
    return Problem(Position(name), message, remedy, "bestand")


def read_pages(docs: Path) -> Iterator[tuple[str, str | None, list[Problem]]]:
    """Each page below `docs`: its name, its text if that can be read, and what is wrong with it."""
    for path in pages_below(docs):
        name = name_below(docs.parent, path)
        refused = no_file(path, name, path.suffix or ".md")
        if not refused and path.suffix != ".md":
            refused = misnamed(path, name, ".md", f"noem het {path.stem}.md")
        if refused:
            yield name, None, [refused]
        else:
            yield name, *decode(bytes_of(path), name)


def everything_below(root: Path, folders: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file in `folders` and of each page, links and such aside."""
    paths = [path for folder in folders for path in files_in(root / folder)]
    for path in [*paths, *pages_below(root / "docs")]:
        name = name_below(root, path)
        if not no_file(path, name, ""):
            yield name, bytes_of(path)


def files_in(folder: Path) -> list[Path]:
    """What is in `folder`, in order; whatever else stands in its place is given as it is."""
    if _is_no_folder(folder):
        return [folder]
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if not path.name.startswith("."))


def pages_below(docs: Path) -> list[Path]:
    """Everything below `docs` that MkDocs makes pages of, in order.

    MkDocs follows links, to folders too. Here none is followed, and each is among what is given.
    """
    if _is_no_folder(docs):
        return [docs]
    found = []
    waiting = [docs] if docs.is_dir() else []
    for folder in waiting:  # grows while we go, so that no depth is too much for Python
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            if entry.name.endswith(_PAGES) or entry.is_symlink():
                found.append(Path(entry.path))
    return sorted(found)


def _is_no_folder(path: Path) -> bool:
    """Whether something else stands there; a link could lead anywhere."""
    return path.is_symlink() or (path.exists() and not path.is_dir())
