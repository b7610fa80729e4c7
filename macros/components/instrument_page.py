"""An instrument as a page: what it pays for, for whom, how to apply, and what it does not do."""

from macros.components import component
from macros.exports.calendar import address_of, has_days_to_come
from macros.insight.likeness import cases_fitting
from macros.models import Instrument, Organisation
from macros.rendering import Context, Fragment, render, search_words


@component
def instrument_page(context: Context, slug: str) -> Fragment:
    """Toon alles over één instrument.

    Args:
        slug: De bestandsnaam in `instruments/`, zonder `.yml`.

    Example:
        {{ instrument_page("wbso") }}
    """
    instrument: Instrument = context.entry(Instrument, slug)
    library = context.library
    fitting, many = cases_fitting(library, instrument)
    provider = instrument.provider_organisation
    came_after, successor = library.successors(instrument)
    return render(
        "instrument_page",
        context,
        instrument=instrument,
        provider=library.get(Organisation, provider) if provider else None,
        came_after=came_after,
        successor=successor,
        predecessors=library.predecessors(instrument),
        cases=library.cases_with(instrument),
        fitting=fitting,
        fitting_in_all=many,
        types=sorted(instrument.suited_types),
        calendar=address_of(instrument) if has_days_to_come(instrument) else None,
        titles={source.url: source.title for source in instrument.sources if source.url},
        search_words=search_words(instrument, library),
        source=f"{instrument.folder}/{slug}.yml",
    )
