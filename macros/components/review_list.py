"""Every entry by the day before which it has to be checked again, and what else asks for care."""

from collections.abc import Iterator

from macros.components import component
from macros.library import Library
from macros.links.report import LinkRecord, gone, link_report
from macros.models import KINDS, Entry, Organisation
from macros.rendering import Context, Fragment, render
from macros.reviewing import by_review, review_by


@component
def review_list(context: Context) -> Fragment:
    """Toon wat wanneer opnieuw nagekeken moet worden, en welke bronnen niet meer bereikbaar zijn.

    Example:
        {{ review_list() }}
    """
    library = context.library
    return render(
        "review_list",
        context,
        kinds=KINDS,
        rows=[(review_by(entry), entry) for entry in by_review(library.everything())],
        broken=list(_broken(library)),
        looked_on=link_report().looked_on,
        withdrawn=library.withdrawn(),
    )


def _broken(library: Library) -> Iterator[tuple[Entry, str, str, LinkRecord]]:
    """Each address that is gone, with its entry, what it was called and what is known of it."""
    for entry in library.everything():
        addresses = [(source.title, source.url) for source in entry.sources]
        if isinstance(entry, Organisation):
            addresses.append(("website", entry.website))
        for title, address in addresses:
            if address and (record := gone(address)):
                yield entry, title, address, record
