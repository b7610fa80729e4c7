"""Drive yaml-language-server, the program behind YAML in most editors, as an editor would.

Run as `python -m tests.language_server` it makes sure that the server is there.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import npm

PACKAGE = "yaml-language-server"
_SERVER = npm.MODULES / PACKAGE / "bin" / PACKAGE
_ABLE = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
    }
}


def missing() -> str | None:
    """What keeps the server from running; None when nothing does."""
    if not npm.node():
        return "er is geen Node"
    return None if npm.is_installed(PACKAGE) else f"{PACKAGE} is niet geïnstalleerd"


@contextmanager
def editor() -> Iterator["Editor"]:
    """A running server, asked as an editor asks it."""
    command = [str(npm.node()), str(_SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            opened = Editor(process)
            opened.ask("initialize", {"processId": None, "rootUri": None, "capabilities": _ABLE})
            opened.tell("initialized", {})
            yield opened
        finally:
            process.kill()


class Editor:
    """Opens files, and asks what may be written at a place and what stands there."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout
        self._asked = 0
        self._problems: dict[str, list[Any]] = {}

    def open(self, path: Path) -> str:
        """Open a file; gives the name by which the rest is asked."""
        uri = path.as_uri()
        text = path.read_text("utf-8")
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def completions(self, uri: str, line: int, column: int) -> dict[str, str]:
        """What may be written at a place, each with its explanation."""
        found = self._at("completion", uri, line, column)
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: _text(item.get("documentation")) for item in items}

    def hover(self, uri: str, line: int, column: int) -> str:
        """What is told of the word at a place."""
        return _text(self._at("hover", uri, line, column)["contents"])

    def problems(self, uri: str) -> list[Any]:
        """What is wrong with a file, as soon as the server says it."""
        while uri not in self._problems:
            self._answer(self._read())
        return self._problems[uri]

    def ask(self, method: str, params: Any) -> Any:
        """Send a question and wait for the answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._answer(message)

    def tell(self, method: str, params: Any) -> None:
        """Send what needs no answer."""
        self._send({"method": method, "params": params})

    def _at(self, question: str, uri: str, line: int, column: int) -> Any:
        place = {"line": line, "character": column}
        return self.ask(
            f"textDocument/{question}", {"textDocument": {"uri": uri}, "position": place}
        )

    def _answer(self, message: Any) -> None:
        """The server asks things too: for settings, of which we have none."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._problems[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            items = message.get("params", {}).get("items", [])
            self._send({"id": message["id"], "result": [{} for _ in items]})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._in.flush()

    def _read(self) -> Any:
        length = 0
        while line := self._out.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self._out.read(length))


def _text(content: Any) -> str:
    return str(content["value"] if isinstance(content, dict) else content or "")


def main() -> int:
    """Make sure that the server runs; 1 when even installing did not help and this is CI."""
    if missing():
        print("De hulp voor editors (yaml-language-server) wordt geïnstalleerd …", flush=True)
        npm.install(PACKAGE)
    if reason := missing():
        print(f"{reason}: de test van de hulp in een editor wordt overgeslagen.", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
