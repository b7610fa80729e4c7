"""The vocabularies as data and as a table: what every fixed word in the other files means."""

from collections.abc import Iterator
from typing import Any, get_origin

from macros.exports import Edition, File, csv_file, export, json_file
from macros.tables import Column
from macros.taxonomy import Term, TermId, all_taxonomies


def _type(annotation: Any) -> str:
    if annotation == list[TermId]:
        return "list"
    return {list: "array", dict: "object"}.get(get_origin(annotation), "string")


_COLUMNS = (
    Column("taxonomy", "Woordenlijst"),
    Column("taxonomy.title", "Naam van de woordenlijst"),
    Column("term", "Vast woord", "Zoals het in de andere bestanden staat"),
    *(
        Column(name, info.title or name, info.description or "", _type(info.annotation))
        for name, info in Term.model_fields.items()
    ),
)


@export(
    "taxonomies",
    "Woordenlijsten",
    "Elk vast woord in de andere bestanden, zoals ‘capaciteit’ of ‘deels’, met de uitleg.",
    "data",
)
def taxonomies(edition: Edition) -> Iterator[File]:
    """Every vocabulary with its terms, in the order in which they are shown."""
    rows = (
        {"taxonomy": name, "taxonomy.title": vocabulary.title, "term": term}
        | one.model_dump(mode="json", exclude_defaults=True)
        for name, vocabulary in all_taxonomies().items()
        for term, one in vocabulary.terms.items()
    )
    yield csv_file("taxonomies", _COLUMNS, rows, "taxonomy", "term")
    yield json_file(
        edition,
        "taxonomies",
        {
            name: vocabulary.model_dump(mode="json", exclude_unset=True)
            for name, vocabulary in all_taxonomies().items()
        },
    )
