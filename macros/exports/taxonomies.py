"""The vocabularies as data and as a table: what every fixed word in the other files means."""

from collections.abc import Iterator

from macros.exports import Edition, File, csv_file, export, json_file
from macros.tables import Column
from macros.taxonomy import all_taxonomies

_COLUMNS = (
    Column("taxonomy", "Woordenlijst"),
    Column("taxonomy.title", "Naam van de woordenlijst"),
    Column("term", "Vast woord", "Zoals het in de andere bestanden staat"),
    Column("label", "Label", "Zoals het op de site staat"),
    Column("description", "Uitleg"),
    Column("group", "Groep"),
    Column("needs", "Gebruikelijke soorten steun", type="list"),
    Column("synonyms", "Zoekwoorden", type="array"),
    Column("source", "Bron"),
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
        {**one.model_dump(), "taxonomy": name, "taxonomy.title": vocabulary.title, "term": term}
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
