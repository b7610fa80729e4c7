"""All vocabularies with their terms, and how many entries carry each."""

from macros.components import component
from macros.rendering import Context, Fragment, render
from macros.taxonomy import all_taxonomies


@component
def topic_index(context: Context) -> Fragment:
    """Toon alle onderwerpen met het aantal pagina's per onderwerp.

    Example:
        {{ topic_index() }}
    """
    vocabularies = []
    for name, vocabulary in all_taxonomies().items():
        counted = [(term, len(context.library.carrying(name, term))) for term in vocabulary]
        used = [(term, number) for term, number in counted if number]
        if vocabulary.path and used:
            vocabularies.append((name, vocabulary, used))
    vocabularies.sort(key=lambda item: item[1].title)
    return render("topic_index", context, vocabularies=vocabularies)
