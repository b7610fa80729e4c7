"""The feed is Atom, names each entry for good, and takes its dates from the content."""

from pathlib import Path

import pytest
from lxml import etree

from macros.exports import Edition
from macros.exports.feed import NEWEST
from macros.models import Case, Instrument
from macros.publication import Site
from tests.conftest import CASE
from tests.exports.conftest import HOSTILE, SITE, file_called

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def grammar():
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


def feed_of(edition):
    return etree.fromstring(file_called(edition, "feed.xml").content)


def texts(root, path):
    return root.xpath(path, namespaces=ATOM)


def test_the_feed_follows_the_grammar_of_atom(edition, hostile, grammar):
    for one in (edition, hostile):
        feed = feed_of(one)
        grammar.assertValid(feed)
        links = texts(feed, "/atom:feed/atom:link")
        assert {link.get("rel"): link.get("href") for link in links} == {
            "self": f"{SITE.url}feed.xml",
            "alternate": SITE.url,
        }
        assert len(links) == 2


@pytest.mark.parametrize("lost", ["id", "updated", "title", "link"])
def test_the_grammar_would_find_what_is_missing(edition, grammar, lost):
    feed = feed_of(edition)
    (first, *_) = texts(feed, f"//atom:entry/atom:{lost}")
    first.getparent().remove(first)

    assert not grammar.validate(feed)


def test_every_entry_has_its_own_id_which_no_host_changes(edition):
    ids = texts(feed_of(edition), "//atom:id/text()")
    moved = feed_of(Edition(edition.library, Site("Anders", "https://anders.example/")))

    assert len(set(ids)) == len(ids)
    assert texts(moved, "//atom:id/text()") == ids


def test_the_newest_cases_and_instruments_are_in_it_with_the_day_of_their_check(edition):
    feed = feed_of(edition)
    entries = [*edition.library.all(Case), *edition.library.all(Instrument)]
    checked = {f"{SITE.url}{one.address}/{one.slug}/": one.checked_on for one in entries}
    told = [
        (
            entry.xpath("atom:link/@href", namespaces=ATOM)[0],
            entry.xpath("string(atom:updated)", namespaces=ATOM)[:10],
        )
        for entry in texts(feed, "//atom:entry")
    ]

    assert len(told) == min(NEWEST, len(entries))
    assert all(checked[link] == day for link, day in told)
    assert [day for _, day in told] == sorted((day for _, day in told), reverse=True)
    assert told[0][1] == max(checked.values())


def test_a_changed_entry_comes_first_under_the_id_it_had(written):
    before = Edition(written({"cases/a.yml": CASE, "cases/b.yml": CASE}), SITE)
    changed = CASE.replace("checked_on: 2024-05-17", "checked_on: 2024-06-01")
    after = Edition(written({"cases/a.yml": CASE, "cases/b.yml": changed}), SITE)
    first, second = (texts(feed_of(one), "//atom:entry/atom:id/text()") for one in (before, after))

    assert second == list(reversed(first))
    assert texts(feed_of(after), "string(/atom:feed/atom:updated)") == "2024-06-01T00:00:00Z"


def test_hostile_words_stay_words(hostile):
    feed = feed_of(hostile)

    assert texts(feed, "//atom:entry/atom:title/text()") == [HOSTILE, HOSTILE]
    assert {element.tag.rpartition("}")[2] for element in feed.iter()} == {
        *("feed", "id", "title", "subtitle", "updated", "author", "name", "rights", "link"),
        *("entry", "summary", "category"),
    }
