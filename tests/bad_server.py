"""A web server on this machine that plays every part a website can play, good and bad."""

import socket
import ssl
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_HEAD(self) -> None:
        self._play()

    def do_GET(self) -> None:
        self._play()

    def _play(self) -> None:
        self.server.seen.append((self.command, self.path, self.headers["User-Agent"]))
        part = self.path.partition("?")[0].strip("/") or "voorpagina"
        if part.isdigit():
            self._answer(int(part))
        else:
            getattr(self, f"_play_{part.replace('-', '_')}")()

    def _answer(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _play_voorpagina(self) -> None:
        self._answer(200)

    def _play_goed(self) -> None:
        self._answer(200)

    def _play_verhuisd(self) -> None:
        self._answer(301, Location="/goed")

    def _play_naar_weg(self) -> None:
        self._answer(302, Location="/404")

    def _play_naar_voorpagina(self) -> None:
        self._answer(302, Location="/")

    def _play_kring(self) -> None:
        self._answer(302, Location="/kring-terug")

    def _play_kring_terug(self) -> None:
        self._answer(302, Location="/kring")

    def _play_eindeloos(self) -> None:
        number = int(self.path.partition("?")[2] or 0) + 1
        self._answer(302, Location=f"/eindeloos?{number}")

    def _play_nergens(self) -> None:
        self._answer(302)

    def _play_naar_bestand(self) -> None:
        self._answer(302, Location="file:///etc/passwd")

    def _play_naar_naam(self) -> None:
        self._answer(302, Location="http://iemand:geheim@127.0.0.1/")

    def _play_naar_binnen(self) -> None:
        self._answer(302, Location="http://169.254.169.254/latest/meta-data/")

    def _play_geen_head(self) -> None:
        self._answer(405 if self.command == "HEAD" else 200)

    def _play_head_liegt(self) -> None:
        self._answer(404 if self.command == "HEAD" else 200)

    def _play_traag(self) -> None:
        time.sleep(6)

    def _play_druppelt(self) -> None:
        """Keep sending a little, so that no single read takes long."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(1200):
            self.wfile.write(f"X-{number}: x\r\n".encode())
            self.wfile.flush()
            time.sleep(0.05)
        self.wfile.write(b"\r\n")

    def _play_breekt(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.connection.close()

    def _play_onzin(self) -> None:
        self.wfile.write(b"\x00\xff geen http\r\n\r\n")
        self.close_connection = True

    def _play_enorm(self) -> None:
        """Send without end, once asked for more than the headers."""
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        while self.command == "GET":
            self.wfile.write(b"x" * 65536)

    def _play_enorme_kop(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n")
        self.close_connection = True

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: the tests do."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[tuple[str, str, str]] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor that hangs up is no error here."""


class BadServer:
    """The server while it runs: where it is, and what it was asked."""

    def __init__(self, server: _Server, scheme: str, host: str) -> None:
        self._server = server
        self.base = f"{scheme}://{host}:{server.server_port}"

    @property
    def seen(self) -> list[tuple[str, str, str]]:
        """Every method, path and user agent."""
        return self._server.seen

    @property
    def methods(self) -> Counter[str]:
        """How often each method was used."""
        return Counter(method for method, _, _ in self.seen)


@contextmanager
def bad_server(tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[BadServer]:
    """Run the server, behind TLS when a context is given."""
    with _Server() as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield BadServer(server, "https" if tls else "http", host)
        finally:
            server.shutdown()
            thread.join()
