"""A look at a web address: what works, what is gone and what is not sure, and where it may go."""

import socket
import ssl
import time
from collections.abc import Iterator

import pytest
import trustme

from macros.links.visiting import TooBusyError, Visitor, is_public
from tests.bad_server import BadServer, bad_server


def anywhere(address: str, port: int) -> bool:
    """Let a test visit this machine."""
    return address == "127.0.0.1"


VISITOR = Visitor(may_visit=anywhere, patience=1.0)


@pytest.fixture(scope="module")
def website() -> Iterator[BadServer]:
    with bad_server() as server:
        yield server


@pytest.mark.parametrize(
    ("part", "outcome", "why"),
    [
        ("goed", "werkt", ""),
        ("", "werkt", ""),
        ("204", "werkt", ""),
        ("verhuisd", "werkt", ""),
        ("geen-head", "werkt", ""),
        ("head-liegt", "werkt", ""),
        ("enorm", "werkt", ""),
        ("goed?a=é&b=[1]", "werkt", ""),
        ("404", "weg", "de pagina bestaat niet (404)"),
        ("410", "weg", "de pagina bestaat niet (410)"),
        ("naar-weg", "weg", "de pagina bestaat niet (404)"),
        ("401", "onzeker", "de website geeft antwoord 401"),
        ("403", "onzeker", "de website geeft antwoord 403"),
        ("451", "onzeker", "de website geeft antwoord 451"),
        ("500", "onzeker", "de website geeft antwoord 500"),
        ("304", "onzeker", "de website geeft antwoord 304"),
        ("naar-voorpagina", "onzeker", "het adres leidt naar de voorpagina"),
        ("kring", "onzeker", "het adres stuurt in een kring door"),
        ("nergens", "onzeker", "het adres stuurt in een kring door"),
        ("eindeloos", "onzeker", "het adres stuurt te vaak door"),
        ("traag", "onzeker", "er kwam geen antwoord op tijd"),
        ("druppelt", "onzeker", "er kwam geen antwoord op tijd"),
        ("breekt", "onzeker", "de verbinding brak af"),
        ("onzin", "onzeker", "de verbinding brak af"),
        ("enorme-kop", "onzeker", "de verbinding brak af"),
        ("naar-bestand", "onzeker", "het adres stuurt door naar iets dat geen website is"),
        ("naar-naam", "onzeker", "het adres stuurt door naar iets dat geen website is"),
        ("naar-binnen", "onzeker", "het adres leidt niet naar het openbare internet"),
    ],
)
def test_every_part_a_website_can_play_has_one_outcome(
    website: BadServer, part: str, outcome: str, why: str
) -> None:
    begun = time.monotonic()
    found = VISITOR.look(f"{website.base}/{part}")

    assert (found.outcome, found.why) == (outcome, why)
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_website_asks_to_stay_away(website: BadServer, status: int) -> None:
    before = website.methods["GET"]
    with pytest.raises(TooBusyError, match=str(status)):
        VISITOR.look(f"{website.base}/{status}")

    assert website.methods["GET"] == before


def test_a_page_that_works_is_asked_for_its_headers_only_and_we_say_who_we_are() -> None:
    with bad_server() as website:
        VISITOR.look(f"{website.base}/goed")

        [(method, path, agent)] = website.seen
    assert (method, path) == ("HEAD", "/goed")
    assert agent.startswith("Kenniscentrum-linkcontrole/")


def test_a_website_that_does_not_answer_or_exist_is_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        refused = VISITOR.look(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    assert (refused.outcome, refused.why) == ("onzeker", "de verbinding brak af")

    for number, outcome in ((socket.EAI_NONAME, "weg"), (socket.EAI_AGAIN, "onzeker")):

        def fails(*_: object, number: int = number, **__: object) -> None:
            raise socket.gaierror(number, "")

        monkeypatch.setattr(socket, "getaddrinfo", fails)
        assert VISITOR.look("https://bestaat-niet.example/").outcome == outcome


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def serving(authority: trustme.CA, host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_tls_is_checked_for_who_signed_it_and_for_whom(authority: trustme.CA) -> None:
    with bad_server(serving(authority, "localhost"), "localhost") as website:
        address = f"{website.base}/goed"
        trusted = Visitor(may_visit=lambda *_: True, patience=1.0, tls=trusting(authority))

        assert trusted.look(address).outcome == "werkt"
        assert VISITOR_ANYWHERE.look(address).why == "de beveiliging (TLS) klopt niet"
        other_name = address.replace("localhost", "127.0.0.1")
        assert trusted.look(other_name).why == "de beveiliging (TLS) klopt niet"


VISITOR_ANYWHERE = Visitor(may_visit=lambda *_: True, patience=1.0)


def test_a_website_that_promises_tls_and_has_none_is_not_sure(website: BadServer) -> None:
    found = VISITOR.look(website.base.replace("http:", "https:") + "/goed")

    assert (found.outcome, found.why) == ("onzeker", "de beveiliging (TLS) klopt niet")


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_an_inside_address_is_never_visited(address: str) -> None:
    assert not is_public(address, 443)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_a_public_address_is_visited_where_websites_are(address: str) -> None:
    assert is_public(address, 443)
    assert is_public(address, 80)
    assert not is_public(address, 22)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/goed",
        "http://localhost:{port}/goed",
        "http://2130706433:{port}/goed",
        "http://0x7f000001:{port}/goed",
        "http://[::1]:{port}/goed",
        "http://[::ffff:127.0.0.1]:{port}/goed",
    ],
)
def test_no_way_of_writing_it_leads_a_real_visitor_inside(website: BadServer, address: str) -> None:
    before = len(website.seen)

    on_any_port = Visitor(may_visit=lambda place, _: is_public(place, 443), patience=1.0)
    found = on_any_port.look(address.format(port=website.base.rpartition(":")[2]))

    assert found.outcome == "onzeker"
    assert len(website.seen) == before


def test_the_name_is_looked_up_once_and_that_very_address_is_visited(
    website: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads outside first and inside later (DNS rebinding) gets one chance."""
    asked = []
    real = socket.getaddrinfo

    def changes(host: str, port: int, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return real("127.0.0.1", port, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "getaddrinfo", changes)
    judged = []
    visitor = Visitor(may_visit=lambda place, _: judged.append(place) or True, patience=1.0)
    visitor.look(f"http://draait.example:{website.base.rpartition(':')[2]}/goed")

    assert asked[0] == "draait.example"
    assert "draait.example" not in asked[1:]
    assert judged == ["127.0.0.1"]


def test_of_several_places_the_first_that_answers_is_visited_and_all_are_judged(
    website: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def several(host: str, port: int, *arguments: object, **named: object) -> list[object]:
        hosts = ["127.0.0.2", "127.0.0.1"] if host == "twee.example" else [host]
        return [found for one in hosts for found in real(one, port, type=socket.SOCK_STREAM)]

    monkeypatch.setattr(socket, "getaddrinfo", several)
    address = f"http://twee.example:{website.base.rpartition(':')[2]}/goed"

    assert VISITOR_ANYWHERE.look(address).outcome == "werkt"
    assert VISITOR.look(address).why == "het adres leidt niet naar het openbare internet"
