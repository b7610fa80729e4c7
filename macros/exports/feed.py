"""New and changed cases and instruments as an Atom feed, dated by when they were checked."""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from macros.exports import MEDIA_TYPES, Edition, File, export
from macros.language.text import plain
from macros.library import Library
from macros.models import Case, Entry, Instrument
from macros.publication import LICENCE, lasting_id

PATH = "feed.xml"
NEWEST = 100
_NAMESPACE = "http://www.w3.org/2005/Atom"


@export(
    "feed",
    "Nieuws als feed",
    f"De {NEWEST} voorbeelden en instrumenten die het laatst zijn nagekeken. Met een feedlezer "
    "(een programma dat websites voor je volgt) zie je vanzelf wat er nieuw of veranderd is.",
    "news",
)
def feed(edition: Edition) -> Iterator[File]:
    """The newest entries, newest first."""
    site = edition.site
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "nl"})
    _text(root, "id", f"urn:uuid:{lasting_id('feed')}")
    _text(root, "title", site.name)
    _text(root, "subtitle", "Nieuwe en nagekeken voorbeelden en instrumenten")
    _text(root, "updated", _moment(edition.checked_on))
    _text(SubElement(root, "author"), "name", site.name)
    _text(root, "rights", LICENCE)
    _link(root, "self", MEDIA_TYPES[".xml"], site.url_of(PATH))
    _link(root, "alternate", "text/html", site.url_of(""))
    for entry in newest(edition.library):
        root.append(_entry(edition, entry))
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, "unicode")
    yield File(PATH, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')


def newest(library: Library) -> list[Case | Instrument]:
    """The entries that were checked last; those of one day by kind and name."""
    entries: list[Case | Instrument] = [*library.all(Case), *library.all(Instrument)]
    return sorted(entries, key=lambda entry: entry.checked_on, reverse=True)[:NEWEST]


def _entry(edition: Edition, entry: Case | Instrument) -> Element:
    made = Element("entry")
    _text(made, "id", f"urn:uuid:{lasting_id(entry.folder, entry.slug)}")
    _text(made, "title", entry.title)
    _text(made, "updated", _moment(entry.checked_on))
    _link(made, "alternate", "text/html", edition.site.url_of(_address(entry)))
    _text(made, "summary", plain(entry.summary))
    SubElement(made, "category", {"term": entry.singular, "label": entry.singular.capitalize()})
    return made


def _address(entry: Entry) -> str:
    return f"{entry.address}/{entry.slug}/"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _link(parent: Element, relation: str, media_type: str, address: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": media_type, "href": address})
