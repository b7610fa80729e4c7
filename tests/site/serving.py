"""A built site is served below a sub-path, the way GitHub Pages serves a project's site."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

SUB_PATH = "/repo/"


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes; else the body waits 40 ms
    folder: Path

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, directory=str(self.folder), **named)

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(self.folder / "outside the sub-path")
        return super().translate_path(path[len(SUB_PATH) - 1 :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a wrong address with the site's own page for it."""
        if code != HTTPStatus.NOT_FOUND or not urlsplit(self.path).path.startswith(SUB_PATH):
            return super().send_error(code, message, explain)
        body = (self.folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: the tests do."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up half-way is no error."""


@contextmanager
def serve(folder: Path, kind: type[Handler] = Handler) -> Iterator[str]:
    """Serve `folder` for as long as the context lasts; gives its address, with a `/` at the end."""
    handler = type("Handler", (kind,), {"folder": folder})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        finally:
            server.shutdown()
            thread.join()
