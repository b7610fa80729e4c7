"""The content folders become a Library, or every reason why not."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from macros.checks import all_checks, all_tips
from macros.library import Key, Library
from macros.models import KINDS, Entry
from macros.models.values import MAX_SLUG, RESERVED, is_slug
from macros.source.diagnostics import Position, Problem, shown, told
from macros.source.document import Document
from macros.source.files import bytes_of, files_in, misnamed, no_file
from macros.source.messages import problems_of
from macros.source.yaml_source import read


class InvalidContentError(Exception):
    """Content that cannot be published; carries every problem."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(root: Path) -> Library:
    """Read and check all content below `root`.

    Raises:
        InvalidContentError: when anything in it is wrong.
    """
    library, problems = examine(root, advise=False)
    if problems:
        raise InvalidContentError(problems)
    return library


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Python does not look for what can go: reading content makes nothing that can."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def examine(root: Path, *, advise: bool = True) -> tuple[Library, list[Problem]]:
    """Read all content below `root`: the valid entries, and all problems in the order of the files.

    Tips are among the problems if you want to `advise`; nothing stops at those, and at thousands of
    entries they take a while.

    Raises:
        BrokenTaxonomyError: when a vocabulary of the program itself cannot be read.
    """
    with _without_collecting():
        return _examined(root, advise=advise)


def _examined(root: Path, *, advise: bool) -> tuple[Library, list[Problem]]:
    entries: dict[Key, Entry] = {}
    documents: dict[Key, Document] = {}
    known: set[Key] = set()
    problems: list[Problem] = []
    for kind in KINDS:
        for path in files_in(root / kind.folder):
            file = path.relative_to(root).as_posix()
            refused = _refusal(path, file)
            if path.suffix == ".yml":
                known.add((kind, path.stem))
            if refused:
                problems.append(refused)
                continue
            document, entry, found = _understood(kind, path.stem, file, bytes_of(path))
            if document and entry:
                entries[kind, path.stem] = entry
                documents[kind, path.stem] = document
            problems += found
    library = Library(entries, documents, frozenset(known))
    everything = library.with_withdrawn()
    for run in [*all_checks().values(), *(all_tips().values() if advise else ())]:
        problems += run(everything)
    return library, sorted(problems)


def _refusal(path: Path, file: str) -> Problem | None:
    """Why a name in a content folder cannot be an entry."""
    here = Position(file)
    if refused := no_file(path, file, ".yml"):
        return refused
    if path.suffix != ".yml":
        wanted = f"{path.stem}.yml" if path.suffix == ".yaml" else "een naam die eindigt op .yml"
        return misnamed(path, file, ".yml", f"gebruik {wanted}")
    slug = path.stem
    if not is_slug(slug):
        return told(here, "bestandsnaam", shown=shown(path.name), limit=MAX_SLUG)
    if slug in RESERVED:
        return told(here, "naam-in-gebruik", shown=shown(slug))
    return None


@lru_cache(maxsize=20_000)  # a server reads everything again when one file changed
def _understood(
    kind: type[Entry], slug: str, file: str, content: bytes
) -> tuple[Document | None, Entry | None, Sequence[Problem]]:
    """What stands in one file, and what is wrong with it."""
    document, problems = read(content, file)
    if document is None:
        return None, None, tuple(problems)
    entry, problems = _entry(kind, slug, document)
    return document.without_values(), entry, tuple(problems)


def _entry(kind: type[Entry], slug: str, document: Document) -> tuple[Entry | None, list[Problem]]:
    problems = []
    if "slug" in document.data:
        problems.append(
            Problem(
                document.key_position(("slug",)),
                "onbekend veld ‘slug’",
                "haal het weg; de bestandsnaam is het adres",
                "onbekend-veld",
            )
        )
    try:
        return kind.model_validate({**document.data, "slug": slug}), problems
    except ValidationError as error:
        return None, problems + problems_of(error, document, kind)
