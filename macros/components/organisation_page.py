"""An organisation as a page: what it is for, what to ask, its cases and its instruments."""

from macros.components import component
from macros.library import by_title
from macros.models import Organisation
from macros.rendering import Context, Fragment, render, search_words


@component
def organisation_page(context: Context, slug: str) -> Fragment:
    """Toon alles over één loket.

    Args:
        slug: De bestandsnaam in `organisations/`, zonder `.yml`.

    Example:
        {{ organisation_page("rvo") }}
    """
    organisation: Organisation = context.entry(Organisation, slug)
    return render(
        "organisation_page",
        context,
        organisation=organisation,
        cases=context.library.cases_of(organisation),
        instruments=context.library.instruments_of(organisation),
        contributions=by_title(context.library.contributions(organisation)),
        search_words=search_words(organisation, context.library),
        source=f"{organisation.folder}/{slug}.yml",
    )
