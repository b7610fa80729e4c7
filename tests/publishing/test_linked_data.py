"""What a page says as data is no more than what is known, and stays within the site."""

import json

import pytest

from macros.exports import Edition
from macros.models import Case, Instrument, Organisation
from macros.publication import Site
from macros.publishing.linked_data import Described, linked_data
from tests.conftest import CASE, INSTRUMENT, ORGANISATION

SITE = Site("Kenniscentrum", "https://voorbeeld.nl/repo/")


@pytest.fixture
def told(written):
    """What is told of the page of the only entry in a file."""

    def tell(kind, files):
        library = written(files)
        (entry,) = library.with_withdrawn().all(kind)
        page = Described(f"{entry.address}/{entry.slug}/", entry.title, entry.summary, (), entry)
        (main,) = linked_data(Edition(library, SITE), page)["@graph"]
        return main

    return tell


def case(*lines):
    return {"cases/lasrobot.yml": CASE + "".join(f"{line}\n" for line in lines)}


def instrument(**fields):
    text = INSTRUMENT
    for name, value in fields.items():
        old = next((line for line in text.splitlines() if line.startswith(f"{name}:")), "")
        text = text.replace(f"{old}\n", "") if old else text
        text += f"{name}: {value}\n"
    return {"instruments/bon.yml": text}


def test_a_company_that_does_not_exist_is_not_told_as_one(told):
    named = CASE.replace("company:\n", "company:\n  name: Verzonnen BV\n")

    assert "about" not in told(Case, {"cases/lasrobot.yml": named})


def test_an_anonymous_company_stays_so(told):
    assert "Organization" not in json.dumps(told(Case, case()).get("about", ""))


def test_what_was_withdrawn_is_a_page_and_nothing_more(told):
    main = told(Case, case("withdrawn: {date: 2024-06-01, reason: Het klopte niet.}"))

    assert main["@type"] == "WebPage"
    assert "author" not in main


@pytest.mark.parametrize(
    ("fields", "type_"),
    [
        ({"kind": "fiscaal"}, "GovernmentService"),
        ({"kind": "voucher"}, "Service"),
        ({"kind": "fiscaal", "status": "vervallen"}, "WebPage"),
        ({"kind": "voorstel", "status": "voorstel"}, "WebPage"),
        ({"kind": "voucher", "status": "onbekend"}, "WebPage"),
    ],
)
def test_support_is_called_by_what_is_certain_of_it(told, fields, type_):
    assert told(Instrument, instrument(**fields))["@type"] == type_


def test_what_a_public_body_carries_out_is_of_the_government(told):
    files = instrument(kind="voucher", provider_organisation="loket")
    public = ORGANISATION.replace("kind: netwerk", "kind: uitvoeringsorganisatie")
    main = told(Instrument, {**files, "organisations/loket.yml": public})

    assert main["@type"] == "GovernmentService"
    assert main["provider"]["url"] == "https://voorbeeld.nl/repo/loketten/loket/"


def test_an_area_is_told_only_where_it_is_known(told):
    somewhere = ORGANISATION + "region: Oost-Nederland\n"
    everywhere = ORGANISATION + "nationwide: ja\n"

    assert "areaServed" not in told(Organisation, {"organisations/loket.yml": somewhere})
    assert told(Organisation, {"organisations/loket.yml": everywhere})["areaServed"] == {
        "@type": "Country",
        "name": "Nederland",
    }
