"""A page becomes data that search engines and other programs read: JSON-LD, as on schema.org.

It says only what the page says. What the editors concluded is not told here, and a scheme of which
no source says that it can be had is no service.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from macros.exports import Edition, Export, all_exports
from macros.models import Case, Entry, Instrument, Organisation
from macros.models.base import Source
from macros.publication import LICENCE_URL, NOTE, Site
from macros.taxonomy import label

DATA_PAGE = "gegevens/"
_GOVERNMENT = "uitvoeringsorganisatie"
_TAX = "fiscaal"
_OFFERED = ("open", "periodiek-open")

Node = dict[str, Any]


@dataclass(frozen=True)
class Described:
    """What there is to say of a page; `trail` has the title and address of each page above it."""

    address: str
    title: str
    description: str
    trail: Sequence[tuple[str, str]] = ()
    entry: Entry | None = None


def linked_data(edition: Edition, page: Described) -> Node:
    """Everything about one page, as one graph."""
    graph = [_main(edition, page)]
    if page.trail:
        graph.append(_breadcrumbs(edition.site, page))
    return {"@context": "https://schema.org", "@graph": graph}


def _main(edition: Edition, page: Described) -> Node:
    site = edition.site
    url = site.url_of(page.address)
    about: Node = {"name": page.title, "description": page.description, "url": url}
    if page.entry is not None and not page.entry.withdrawn:
        return about | _of(page.entry, edition)
    if not page.address:
        return about | {"@type": "WebSite", "name": site.name, "inLanguage": "nl"} | _by(site)
    if page.address == DATA_PAGE:
        return about | _catalogue(edition)
    part = {"isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url_of("")}}
    return about | {"@type": "WebPage", "inLanguage": "nl"} | part


def _by(site: Site) -> Node:
    publisher = {"@type": "Organization", "name": site.name, "url": site.url_of("")}
    return {"publisher": publisher, "license": LICENCE_URL, "isAccessibleForFree": True}


def _breadcrumbs(site: Site, page: Described) -> Node:
    steps = [*page.trail, (page.title, page.address)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": site.url_of(address)}
        for place, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


@singledispatch
def _of(entry: Entry, edition: Edition) -> Node:
    raise NotImplementedError(type(entry))


@_of.register
def _(case: Case, edition: Edition) -> Node:
    by = _by(edition.site)
    words = [("sectors", case.company.sector)]
    words += [("technologies", term) for term in case.technologies]
    words += [("working_methods", term) for term in case.working_methods]
    return by | {
        "@type": "Article",
        "headline": case.title,
        "author": by["publisher"],
        "inLanguage": "nl",
        "dateModified": case.checked_on,
        "keywords": [label(term, name) for name, term in words],
        "citation": [_source(source) for source in case.sources],
        **_company(case),
    }


def _company(case: Case) -> Node:
    company = case.company
    if not company.name or case.evidence == "illustratief":
        return {}
    place: Node = {"@type": "PostalAddress"}
    if company.place:
        place["addressLocality"] = company.place
    if company.province:
        place |= {"addressRegion": label(company.province, "provinces"), "addressCountry": "NL"}
    about: Node = {"@type": "Organization", "name": company.name}
    return {"about": about | ({"address": place} if len(place) > 1 else {})}


def _source(source: Source) -> Node:
    node: Node = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
    }
    if source.url:
        node["url"] = source.url
    return node | ({"datePublished": source.date} if source.date else {})


@_of.register
def _(instrument: Instrument, edition: Edition) -> Node:
    if instrument.status not in _OFFERED:
        return {"@type": "WebPage", "inLanguage": "nl", "dateModified": instrument.checked_on}
    library, slug = edition.library, instrument.provider_organisation
    provider = library.get(Organisation, slug) if slug else None
    is_public = instrument.kind == _TAX or bool(provider and provider.kind == _GOVERNMENT)
    node: Node = {
        "@type": "GovernmentService" if is_public else "Service",
        "serviceType": label(instrument.kind, "instrument_kinds"),
    }
    if instrument.abbreviation:
        node["alternateName"] = instrument.abbreviation
    if provider:
        url = edition.site.url_of(f"{provider.address}/{provider.slug}/")
        node["provider"] = {"@type": "Organization", "name": provider.title, "url": url}
    return node | _area(instrument.level == "landelijk", instrument.eligibility.provinces)


@_of.register
def _(organisation: Organisation, edition: Edition) -> Node:
    page = edition.site.url_of(f"{organisation.address}/{organisation.slug}/")
    node: Node = {"@type": "Organization", "name": organisation.title, "mainEntityOfPage": page}
    if organisation.abbreviation:
        node["alternateName"] = organisation.abbreviation
    if organisation.website:
        node["url"] = organisation.website
    if organisation.place:
        node["address"] = {"@type": "PostalAddress", "addressLocality": organisation.place}
    return node | _area(organisation.nationwide, organisation.provinces)


def _area(nationwide: bool, provinces: Sequence[str]) -> Node:
    if provinces:
        names = [label(province, "provinces") for province in provinces]
        return {"areaServed": [{"@type": "AdministrativeArea", "name": name} for name in names]}
    return {"areaServed": {"@type": "Country", "name": "Nederland"}} if nationwide else {}


def _catalogue(edition: Edition) -> Node:
    exports = [one for one in all_exports().values() if one.group == "data"]
    return (
        _by(edition.site)
        | {"@type": "DataCatalog", "inLanguage": "nl", "dateModified": edition.checked_on}
        | {"dataset": [_dataset(edition, one) for one in exports]}
    )


def _dataset(edition: Edition, one: Export) -> Node:
    by = _by(edition.site)
    return by | {
        "@type": "Dataset",
        "name": one.title,
        "description": f"{one.description} {NOTE}",
        "creator": by["publisher"],
        "dateModified": edition.checked_on,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": file.media_type,
                "contentUrl": edition.site.url_of(file.path),
            }
            for file in edition.files_of(one)
        ],
    }
