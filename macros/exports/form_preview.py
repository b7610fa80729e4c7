"""What the contribution form needs to show a page before it exists: templates, terms and names."""

import json
from collections.abc import Iterator
from typing import Any, get_origin

from pydantic import BaseModel

from macros.exports import Edition, File, export
from macros.models import KINDS, Entry, Instrument
from macros.source.messages import model_in
from macros.taxonomy import all_taxonomies
from macros.template_tree import trees_of

PATH = "meedoen/formulier/weergave.json"
_PAGES = ["case_page.html.jinja", "instrument_page.html.jinja", "organisation_page.html.jinja"]
# Computed from all content together, so it cannot be known before the entry is among it.
_COMPUTED = ["adequacy_block.html.jinja"]
_SUCCESSION = ("status", "runs", "succeeded_by")
_ABOUT_A_KIND = ("folder", "address", "singular", "plural", "review_months")


@export(
    "weergave",
    "Weergave in het formulier",
    "De sjablonen van de pagina's, met woorden en namen. Hiermee toont het formulier een pagina "
    "die er nog niet is.",
)
def form_preview(edition: Edition) -> Iterator[File]:
    """The preview's data as one file, which the form loads when somebody asks for a preview."""
    data = {
        "templates": trees_of(_PAGES, without=_COMPUTED),
        "taxonomies": {name: _vocabulary(name) for name in all_taxonomies()},
        "kinds": {kind.folder: _kind(kind) for kind in KINDS},
        "entries": {
            kind.folder: {entry.slug: _entry(entry) for entry in edition.library.all(kind)}
            for kind in KINDS
        },
    }
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    yield File(PATH, f"{text}\n")


def _vocabulary(name: str) -> dict[str, Any]:
    vocabulary = all_taxonomies()[name]
    fields = {"label", "description", "group"}
    terms = [[key, term.model_dump(include=fields)] for key, term in vocabulary.terms.items()]
    return {"title": vocabulary.title, "path": vocabulary.path, "terms": terms}


def _kind(kind: type[Entry]) -> dict[str, Any]:
    about = {name: getattr(kind, name) for name in _ABOUT_A_KIND if hasattr(kind, name)}
    return {"about": about, **_blank(kind)}


def _blank(model: type[BaseModel]) -> dict[str, Any]:
    """The values of a model of which nothing is filled in, and the same for what is inside."""
    inside = {
        name: {**_blank(part), "by_term": get_origin(info.annotation) is dict}
        for name, info in model.model_fields.items()
        if (part := model_in(info.annotation))
    }
    values: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        value = info.get_default(call_default_factory=True) if not info.is_required() else None
        if value is None and get_origin(info.annotation) is list:
            value = []
        values[name] = value.model_dump() if isinstance(value, BaseModel) else value
    return {"values": values, "inside": inside}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "slug": entry.slug,
        "title": entry.title,
        "address": entry.address,
        "kind": getattr(entry, "kind", None),
        **(
            {name: getattr(entry, name) for name in _SUCCESSION}
            if isinstance(entry, Instrument)
            else {}
        ),
    }
