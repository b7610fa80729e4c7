"""One type of process innovation as a page: its cases, its support today, and what to watch."""

from macros.components import component
from macros.insight.matrix import checked_on, support_now
from macros.library import by_title
from macros.models import Case, Instrument
from macros.rendering import Context, Fragment, UnknownNameError, render, search_words
from macros.taxonomy import taxonomy


@component
def type_page(context: Context, type_: str) -> Fragment:
    """Toon alles over één type procesinnovatie.

    Args:
        type_: Het type, `1` tot en met `4`.

    Example:
        {{ type_page("1") }}
    """
    types = taxonomy("yamamoto")
    if type_ not in types.terms:
        raise UnknownNameError("type", type_, list(types))
    cases = by_title(context.library.all(Case))
    support = support_now(context.library, type_)
    total = len(context.library.all(Instrument))
    return render(
        "type_page",
        context,
        type=type_,
        found=types[type_],
        cases=[case for case in cases if case.yamamoto_type == type_],
        second=[case for case in cases if case.secondary_type == type_],
        support=support,
        others=total - sum(map(len, support.values())),
        checked_on=checked_on(context.library),
        search_words=search_words(types[type_], context.library),
    )
