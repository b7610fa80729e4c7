"""A root becomes a running `mkdocs serve`, as a contributor has it open while writing."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

from tests.site.building import ENVIRONMENT

PATIENCE = 120  # seconds


@contextmanager
def live(root: Path, log: Any = None) -> Iterator[str]:
    """Serve `root`; gives the address, with a `/` at the end. What it tells goes to `log`."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    environment = {**ENVIRONMENT, "SITE_URL": base, "PATH": "", "PYTHONUTF8": "1"}
    with subprocess.Popen(command, cwd=root, env=environment, stderr=log) as server:
        try:
            wait_for(base, "<html")
            yield base
        finally:
            server.terminate()


def wait_for(address: str, words: str) -> None:
    """Ask for `address` until `words` are in the answer."""

    def there() -> bool:
        with suppress(URLError):  # the server is not up yet
            return words in ask(address)[1]
        return False

    wait_until(there)


def wait_until(true: Callable[[], bool]) -> None:
    """Look whether something is `true`, until it is."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def ask(address: str) -> tuple[int, str]:
    """The status and the text of the answer at `address`."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode("utf-8")
    except HTTPError as error:
        return error.code, error.read().decode("utf-8")
