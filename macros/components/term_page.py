"""One term of a vocabulary as a page: what it means, and everything that carries it."""

from macros.components import component
from macros.library import Library, by_title
from macros.models import KINDS
from macros.rendering import Context, Fragment, UnknownNameError, render, search_words
from macros.taxonomy import all_taxonomies, taxonomy


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
    vocabulary = vocabularies[name]
    carrying = context.library.carrying(name, term)
    return render(
        "term_page",
        context,
        name=name,
        term_id=term,
        vocabulary=vocabulary,
        found=vocabulary[term],
        search_words=search_words(vocabulary[term], context.library),
        groups=[
            (kind, by_title(entry for entry in carrying if isinstance(entry, kind)))
            for kind in KINDS
        ],
        near=[] if carrying else _nearest_used(context.library, name, term),
    )


def _nearest_used(library: Library, name: str, term: str) -> list[str]:
    """The terms just before and just after `term`, in their order, that something carries."""
    terms = list(taxonomy(name))
    place = terms.index(term)
    sides = (reversed(terms[:place]), terms[place + 1 :])
    found = (next((one for one in side if library.carrying(name, one)), None) for side in sides)
    return [one for one in found if one]
