"""A survey figure becomes a table with a bar beside every number, and where it comes from."""

from dataclasses import dataclass

from macros.components import component
from macros.figures import all_figures
from macros.models.figure import PERCENT, Figure, Row
from macros.rendering import Context, Fragment, UnknownNameError, render

_STEP = 5  # charts of small numbers get the same full bar, so that they can be compared


@dataclass(frozen=True)
class Bar:
    """One number: the text, and the length of the bar as a part of the full width."""

    series: str | None
    value: str
    length: str
    is_open: bool


@component
def survey_chart(context: Context, name: str) -> Fragment:
    """Toon één cijfer uit een enquête als tabel met balken, met vraag, aantal, jaar en bron.

    Args:
        name: De bestandsnaam in `macros/figures/`, zonder `.yml`.

    Example:
        {{ survey_chart("eigen-vermogen") }}
    """
    figures = all_figures()
    if name not in figures:
        raise UnknownNameError("cijfer", name, list(figures))
    figure = figures[name]
    groups = [
        (label, rows[0].base, [_bar(figure, row) for row in rows])
        for label, rows in figure.groups.items()
    ]
    quotes = list(dict.fromkeys(row.quote for row in figure.rows))
    return render(
        "survey_chart", context, figure=figure, groups=groups, quotes=quotes, full=_full(figure)
    )


def _bar(figure: Figure, row: Row) -> Bar:
    unit = "%" if figure.unit == PERCENT else ""
    length = f"{100 * row.number / _full(figure):.4g}%"
    is_open = bool(row.series) and row.series == figure.series[0]
    return Bar(row.series, f"{row.value}{unit}", length, is_open)


def _full(figure: Figure) -> int:
    """The number at which a bar is full."""
    if figure.unit == PERCENT:
        return 100
    most = max(row.number for row in figure.rows)
    return max(_STEP, int(-(-most // _STEP) * _STEP))
