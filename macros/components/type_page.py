"""One type of process innovation as a page: its cases, its support today, and what to watch."""

from macros.components import component
from macros.library import by_title
from macros.models import Case, Instrument
from macros.rendering import Context, Fragment, UnknownNameError, render, search_words
from macros.taxonomy import taxonomy

OBTAINABLE = ("open", "periodiek-open")


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
    suitable: dict[str, list[Instrument]] = {"ja": [], "deels": []}
    others = 0
    for instrument in by_title(context.library.all(Instrument)):
        judgement = instrument.suitability.get(type_)
        if judgement and judgement.verdict in suitable and instrument.status in OBTAINABLE:
            suitable[judgement.verdict].append(instrument)
        else:
            others += 1
    return render(
        "type_page",
        context,
        type=type_,
        found=types[type_],
        cases=[case for case in cases if case.yamamoto_type == type_],
        second=[case for case in cases if case.secondary_type == type_],
        suitable=suitable,
        others=others,
        search_words=search_words(types[type_], context.library),
    )
