"""One web address is looked at from outside: it works, it is gone, or that is not sure.

Only addresses on the public internet are visited, and the connection goes to the very address that
was judged, so that neither a redirect nor a name that changes its mind leads inside.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Timer
from urllib.parse import quote, urljoin, urlsplit

from macros.links.report import GONE, UNSURE, WORKS, Outcome

AGENT = "Kenniscentrum-linkcontrole/1"
HOPS = 6
_SAFE = "%/:=&?~+!$,;'@()*[]"
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}
_NOT_THERE = {404, 410}
_BUSY = {429, 503}


class TooBusyError(Exception):
    """The other side asks not to come back for now."""


@dataclass(frozen=True)
class _Answer:
    status: int
    location: str


def is_public(address: str, port: int) -> bool:
    """Whether an IP address and port may be visited: the public internet, where websites are."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if inner := found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]:
            found = inner
        elif found in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return found.is_global and not found.is_multicast and port in _PORTS.values()


@dataclass(frozen=True)
class Visitor:
    """Looks at addresses. `may_visit` judges where a name leads; only tests go inside."""

    may_visit: Callable[[str, int], bool] = is_public
    patience: float = 20.0
    agent: str = AGENT
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def look(self, address: str) -> Outcome:
        """Look at one address, and where it leads; never raises but for a side that is too busy.

        Raises:
            TooBusyError: when the other side answers that it has had too many visits.
        """
        try:
            return self._follow(address)
        except _Refused as error:
            return _unsure(str(error))
        except socket.gaierror as error:
            if error.errno == socket.EAI_NONAME:
                return Outcome(outcome=GONE, why="de website bestaat niet")
            return _unsure("de naam van de website was niet op te zoeken")
        except ssl.SSLError:
            return _unsure("de beveiliging (TLS) klopt niet")
        except TimeoutError:
            return _unsure("er kwam geen antwoord op tijd")
        except (OSError, http.client.HTTPException, UnicodeError, ValueError):
            return _unsure("de verbinding brak af")

    def _follow(self, address: str) -> Outcome:
        place, seen = address, {address}
        for _ in range(HOPS):
            answer = self._ask("HEAD", place)
            if answer.status >= 400 and answer.status not in _BUSY:  # many know no HEAD
                answer = self._ask("GET", place)
            if answer.status not in _REDIRECTS:
                return _judged(answer.status, address, place)
            place = urljoin(place, answer.location)
            if place in seen or not answer.location:
                return _unsure("het adres stuurt in een kring door")
            seen.add(place)
        return _unsure("het adres stuurt te vaak door")

    def _ask(self, method: str, address: str) -> _Answer:
        parts = urlsplit(address)
        if parts.scheme not in _PORTS or not parts.hostname or "@" in parts.netloc:
            raise _Refused("het adres stuurt door naar iets dat geen website is")
        port = parts.port or _PORTS[parts.scheme]
        connection = http.client.HTTPConnection(parts.hostname, port)
        stop = Timer(self.patience, _hang_up, [connection])
        stop.daemon = True
        until = time.monotonic() + self.patience  # before the timer: it never fires too early
        stop.start()
        try:
            self._connect(connection, parts.scheme)
            target = quote(parts.path or "/", _SAFE) + (
                f"?{quote(parts.query, _SAFE)}" * bool(parts.query)
            )
            headers = {"User-Agent": self.agent, "Accept": "*/*", "Connection": "close"}
            connection.request(method, target, headers=headers)
            response = connection.getresponse()  # the body is never read
        except (OSError, http.client.HTTPException):
            if time.monotonic() < until:
                raise
            raise TimeoutError from None
        finally:
            stop.cancel()
            connection.close()
        if time.monotonic() >= until:  # what came in may have been cut off
            raise TimeoutError
        return _Answer(response.status, response.getheader("Location") or "")

    def _connect(self, connection: http.client.HTTPConnection, scheme: str) -> None:
        host, port = connection.host, connection.port
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        places = [str(place[4][0]) for place in found]
        if not all(self.may_visit(place, port) for place in places):
            raise _Refused("het adres leidt niet naar het openbare internet")
        connection.sock = self._reached(places, port)
        if scheme == "https":
            connection.sock = self.tls.wrap_socket(connection.sock, server_hostname=host)

    def _reached(self, places: list[str], port: int) -> socket.socket:
        """A connection to the first of the judged places that answers."""
        for place in places[:-1]:
            with contextlib.suppress(OSError):
                return socket.create_connection((place, port), self.patience)
        return socket.create_connection((places[-1], port), self.patience)


class _Refused(Exception):
    """An address that is not visited; the message says why."""


def _hang_up(connection: http.client.HTTPConnection) -> None:
    with contextlib.suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _judged(status: int, asked: str, reached: str) -> Outcome:
    if status in _BUSY:
        raise TooBusyError(str(status))
    if status in _NOT_THERE:
        return Outcome(outcome=GONE, why=f"de pagina bestaat niet ({status})")
    if not 200 <= status < 300:
        return _unsure(f"de website geeft antwoord {status}")
    if urlsplit(asked).path.strip("/") and not urlsplit(reached).path.strip("/"):
        return _unsure("het adres leidt naar de voorpagina")
    return Outcome(outcome=WORKS, why="")


def _unsure(why: str) -> Outcome:
    return Outcome(outcome=UNSURE, why=why)
