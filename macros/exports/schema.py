"""What a file may hold, as JSON Schema per kind, and the texts of the problems, for programs."""

from collections.abc import Iterator

from macros.exports import DATA, Edition, File, export
from macros.forms.json_schema import as_text, messages, schema_of
from macros.models import KINDS


@export(
    "schema",
    "Schema’s",
    "Per soort welke velden een bestand mag hebben en wat daarin mag, als JSON Schema. Met de "
    "teksten van de meldingen.",
)
def schema(_: Edition) -> Iterator[File]:
    """A schema per kind, and `messages.json`."""
    for kind in KINDS:
        yield File(f"{DATA}/schema/{kind.name()}.json", as_text(schema_of(kind)))
    yield File(f"{DATA}/schema/messages.json", as_text(messages()))
