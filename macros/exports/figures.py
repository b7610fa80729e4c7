"""The survey figures, with their source and the words they stand in, as a table and as data."""

from collections.abc import Iterator
from typing import Any

from macros.exports import Edition, File, csv_file, export, json_file
from macros.figures import all_figures
from macros.models.figure import Figure, Row
from macros.tables import Column

_COLUMNS = (
    Column("figure", "Cijfer", "De naam van het cijfer"),
    Column("number", "Volgnummer", "Het hoeveelste getal van dit cijfer", "integer"),
    Column("title", "Titel"),
    Column("question", "Vraag", "Zoals in de enquête"),
    Column("statement", "Uitspraak", "Uit de tekst, als er geen vraag bekend is"),
    Column("label", "Antwoord"),
    Column("series", "Reeks"),
    Column("base", "Van wie", "Als het getal niet over alle deelnemers gaat"),
    Column("value", "Getal", "Zoals in de bron, met een komma"),
    Column("unit", "Eenheid"),
    Column("n", "Aantal deelnemers", "Of: onbekend"),
    Column("respondents", "Wie antwoordden"),
    Column("year", "Jaar", type="year"),
    Column("quote", "Citaat", "De woorden van de bron"),
    Column("source.publisher", "Bron: uitgever"),
    Column("source.title", "Bron: titel"),
    Column("source.date", "Bron: datum"),
    Column("place", "Plaats in de bron"),
    Column("certainty", "Zekerheid", "Of de bron zegt welk getal bij welk antwoord hoort"),
    Column("whole", "Samen 100%", type="boolean"),
    Column("note", "Toelichting"),
)


@export(
    "figures",
    "Cijfers uit enquêtes",
    "Elk getal op de pagina Cijfers, met de vraag, het aantal deelnemers, het jaar en de woorden "
    "van de bron.",
    "data",
)
def figures(edition: Edition) -> Iterator[File]:
    """Every figure whose pairing is certain."""
    found = dict(sorted(all_figures().items()))
    rows = (
        _row(name, number, figure, row)
        for name, figure in found.items()
        for number, row in enumerate(figure.rows, 1)
    )
    yield csv_file("figures", _COLUMNS, rows, "figure", "number")
    yield json_file(
        edition,
        "figures",
        {name: figure.model_dump(mode="json", exclude_none=True) for name, figure in found.items()},
    )


def _row(name: str, number: int, figure: Figure, row: Row) -> dict[str, Any]:
    source = {f"source.{key}": value for key, value in figure.source.model_dump().items()}
    return (
        figure.model_dump(mode="json")
        | row.model_dump()
        | source
        | {"figure": name, "number": number}
    )
