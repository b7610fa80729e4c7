"""The form with which anyone makes or improves an entry, in the browser; made from the models."""

from typing import Any

from macros.components import component
from macros.forms.fields import all_fields, fields_of
from macros.forms.form_fields import form_sections
from macros.library import by_title
from macros.models import KINDS
from macros.models.values import MAX_SLUG, RESERVED, SLUG_PATTERN
from macros.rendering import NOTHING, Context, Fragment, UnknownNameError, render


@component
def contribution_form(context: Context, folder: str) -> Fragment:
    """Toon het formulier voor een voorbeeld, instrument of loket.

    Args:
        folder: De map met de bestanden: `cases`, `instruments` of `organisations`.

    Example:
        {{ contribution_form("cases") }}
    """
    kinds = {kind.folder: kind for kind in KINDS}
    if folder not in kinds:
        raise UnknownNameError("map", folder, list(kinds))
    kind = kinds[folder]
    if context.trial:
        return NOTHING
    sections = form_sections(kind)
    pointed = {shape.refers_to for _, shape in all_fields(fields_of(kind))}
    return render(
        "contribution_form",
        context,
        kind=kind,
        sections=sections,
        keys=[shape.name for shape in fields_of(kind)],
        most=MAX_SLUG,
        pointed={
            name: by_title(context.library.all(kinds[name])) for name in sorted(pointed) if name
        },
        known=_known(context),
        site=context.site,
    )


def _known(context: Context) -> dict[str, Any]:
    """The files that there are, and how a new one may be called."""
    return {
        "isOffered": True,
        "names": {"pattern": SLUG_PATTERN, "limit": MAX_SLUG, "reserved": sorted(RESERVED)},
        **{
            kind.folder: {"slugs": context.library.slugs(kind), "singular": kind.singular}
            for kind in KINDS
        },
    }
