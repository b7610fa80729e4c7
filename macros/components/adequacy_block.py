"""What would have fitted one case, per need, then and now, with the verdict on the whole."""

from collections.abc import Mapping
from typing import Any

from macros.components import component
from macros.insight.adequacy import adequacies
from macros.insight.facts import finder_fragment, profile_of
from macros.models import Case, Instrument
from macros.rendering import Context, Fragment, UnknownNameError, render

MARKS: Mapping[str, str] = {
    "ondersteund": "ja",
    "deels": "deels",
    "onbenut": "deels",
    "ontoereikend": "nee",
    "gedekt": "ja",
    "misschien": "deels",
    "niets": "nee",
}


@component
def adequacy_block(context: Context, slug: str, heading: int = 3) -> Fragment:
    """Toon wat bij een voorbeeld had gepast, toen en nu.

    Args:
        slug: De bestandsnaam in `cases/`, zonder `.yml`.
        heading: Het niveau van de kop.

    Example:
        {{ adequacy_block("thibo-lascobot-op-track") }}
    """
    case: Case = context.entry(Case, slug)
    return render("adequacy_block", context, level=heading, **block_values(context, case))


def block_values(context: Context, case: Case) -> dict[str, Any]:
    """What the template of the block needs; another template may include it with these."""
    found = adequacies(context.library)
    if case.slug not in found:  # withdrawn: it does not count
        raise UnknownNameError("toets", case.slug, list(found))
    return {
        "case": case,
        "judged": found[case.slug],
        "today": found.today,
        "marks": MARKS,
        "instrument": lambda name: context.library.get(Instrument, name),
        "finder": finder_fragment(profile_of(case)),
    }
