"""One term of a vocabulary as a page: what it means, and everything that carries it."""

from macros.components import component
from macros.library import by_title
from macros.models import KINDS
from macros.rendering import Context, Fragment, UnknownNameError, render, search_words
from macros.taxonomy import all_taxonomies


@component
def term_page(context: Context, name: str, term: str) -> Fragment:
    """Toon wat een term betekent en waar hij bij staat.

    Args:
        name: De naam van de woordenlijst in `macros/taxonomies/`.
        term: De term in die lijst.

    Example:
        {{ term_page("technologies", "lasrobots") }}
    """
    vocabularies = all_taxonomies()
    if name not in vocabularies:
        raise UnknownNameError("woordenlijst", name, list(vocabularies))
    if term not in vocabularies[name].terms:
        raise UnknownNameError("term", term, list(vocabularies[name]))
    carrying = context.library.carrying(name, term)
    return render(
        "term_page",
        context,
        name=name,
        term_id=term,
        vocabulary=vocabularies[name],
        found=vocabularies[name][term],
        search_words=search_words(vocabularies[name][term], context.library),
        groups=[
            (kind, by_title(entry for entry in carrying if isinstance(entry, kind)))
            for kind in KINDS
        ],
    )
