"""The first steps with the files, with real addresses: spreadsheet, command line and Python."""

from macros.components import component
from macros.exports import DATA
from macros.rendering import Context, Fragment, render


@component
def data_examples(context: Context) -> Fragment:
    """Toon hoe je de bestanden ophaalt en gebruikt.

    Example:
        {{ data_examples() }}
    """
    return render("data_examples", context, base=context.site.url_of(f"{DATA}/"))
