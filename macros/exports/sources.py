"""The content as it was written: every file itself, which the form opens to improve an entry."""

from collections.abc import Iterator

from macros.exports import DATA, Edition, File, export

FOLDER = f"{DATA}/bron"


@export(
    "bron",
    "Bronbestanden",
    "Elk voorbeeld, instrument en loket zoals het geschreven is, in YAML.",
)
def sources(edition: Edition) -> Iterator[File]:
    """The text of every file with content, letter by letter."""
    for entry in edition.library.everything():
        document = edition.library.document(entry)
        yield File(f"{FOLDER}/{document.file}", document.source)
