"""A case as a page of its own: why, what, result, setbacks, lessons, support and sources."""

from macros.components import component
from macros.components.adequacy_block import block_values
from macros.insight.likeness import cases_like
from macros.models import Case, Instrument, Organisation
from macros.rendering import Context, Fragment, render, search_words


@component
def case_page(context: Context, slug: str) -> Fragment:
    """Toon alles over één voorbeeld.

    Args:
        slug: De bestandsnaam in `cases/`, zonder `.yml`.

    Example:
        {{ case_page("thibo-lascobot-op-track") }}
    """
    case: Case = context.entry(Case, slug)
    library = context.library
    return render(
        "case_page",
        context,
        support=[
            (library.get(Instrument, support.instrument), support) for support in case.support
        ],
        related=[] if case.withdrawn else cases_like(library, case),
        organisations=[library.get(Organisation, name) for name in case.organisations],
        search_words=search_words(case, library),
        source=f"{case.folder}/{slug}.yml",
        **({"case": case} if case.withdrawn else block_values(context, case)),
    )
