"""A small GitHub on this machine: it keeps what it is told, and answers as the real one does."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

BOT = {"login": "github-actions[bot]"}
TOKEN = "geheim"


class FakeGitHub:
    """The repository `eigenaar/kenniscentrum`: comments, issues, proposals, branches, artefacts."""

    def __init__(self) -> None:
        self.api = ""
        self.comments: list[dict[str, Any]] = []
        self.issues: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.branches = {"main": "start"}
        self.commits: dict[str, dict[str, Any]] = {"start": {"tree": {"sha": "boom-0"}}}
        self.trees: dict[str, Any] = {"boom-0": {}}
        self.artefacts: dict[str, bytes] = {}
        self.sizes: dict[str, int] = {}
        self.permissions: dict[str, str] = {}
        self.tokens_at_storage: list[str | None] = []
        self.requests: list[str] = []

    def leave(self, name: str, files: dict[str, bytes]) -> None:
        """Keep files as an artefact of a run."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
            for file, content in files.items():
                opened.writestr(file, content)
        self.artefacts[name] = archive.getvalue()

    def answer(self, method: str, address: str, data: Any) -> tuple[int, Any]:
        """What GitHub says to a request below the repository."""
        parts = urlsplit(address)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        for verb, pattern, respond in self._routes():
            if verb == method and (match := re.fullmatch(pattern, parts.path)):
                return respond(query, data, *match.groups())
        return 404, {"message": "Not Found"}

    def _routes(self) -> Any:
        return [
            ("GET", "", lambda q, d: (200, {"default_branch": "main"})),
            ("GET", r"/issues/(\d+)/comments", self._list_comments),
            ("POST", r"/issues/(\d+)/comments", self._add_comment),
            ("PATCH", r"/issues/comments/(\d+)", self._change_comment),
            ("GET", r"/issues", self._list_issues),
            ("POST", r"/issues", self._add_issue),
            ("PATCH", r"/issues/(\d+)", self._change_issue),
            ("GET", r"/pulls", self._list_pulls),
            ("POST", r"/pulls", self._add_pull),
            ("PATCH", r"/pulls/(\d+)", self._change_pull),
            ("GET", r"/git/ref/heads/(.+)", self._branch),
            ("PATCH", r"/git/refs/heads/(.+)", self._move_branch),
            ("POST", r"/git/refs", self._add_branch),
            ("GET", r"/git/commits/(.+)", lambda q, d, sha: (200, self.commits[sha])),
            ("POST", r"/git/trees", self._add_tree),
            ("POST", r"/git/commits", self._add_commit),
            ("GET", r"/actions/runs/(\d+)/artifacts", self._list_artefacts),
            ("GET", r"/actions/artifacts/(\d+)/zip", self._artefact),
            ("GET", r"/collaborators/([^/]+)/permission", self._permission),
        ]

    @staticmethod
    def _page(found: list[Any], query: dict[str, str]) -> tuple[int, Any]:
        size, page = int(query["per_page"]), int(query["page"])
        return 200, found[(page - 1) * size : page * size]

    def _list_comments(self, query: Any, _: Any, number: str) -> Any:
        return self._page([one for one in self.comments if one["number"] == int(number)], query)

    def _add_comment(self, _: Any, data: Any, number: str) -> Any:
        one = {"id": len(self.comments) + 1, "number": int(number), "user": BOT, **data}
        self.comments.append(one)
        return 201, one

    def _change_comment(self, _: Any, data: Any, id_: str) -> Any:
        self.comments[int(id_) - 1] |= data
        return 200, self.comments[int(id_) - 1]

    def _list_issues(self, query: Any, _: Any) -> Any:
        found = [one for one in self.issues if one["state"] == query["state"]]
        return self._page([one for one in found if query["labels"] in one["labels"]], query)

    def _add_issue(self, _: Any, data: Any) -> Any:
        one = {"number": len(self.issues) + 1, "user": BOT, "state": "open", **data}
        self.issues.append(one)
        return 201, one

    def _change_issue(self, _: Any, data: Any, number: str) -> Any:
        self.issues[int(number) - 1] |= data
        return 200, self.issues[int(number) - 1]

    def _list_pulls(self, query: Any, _: Any) -> Any:
        found = [one for one in self.pulls if one["state"] == query["state"]]
        return self._page([one for one in found if one["label"] == query["head"]], query)

    def _add_pull(self, _: Any, data: Any) -> Any:
        number = len(self.pulls) + 1
        one = {"number": number, "state": "open", "label": f"eigenaar:{data['head']}", **data}
        one["html_url"] = f"https://github.com/eigenaar/kenniscentrum/pull/{number}"
        self.pulls.append(one)
        return 201, one

    def _change_pull(self, _: Any, data: Any, number: str) -> Any:
        self.pulls[int(number) - 1] |= data
        return 200, self.pulls[int(number) - 1]

    def _branch(self, _: Any, __: Any, name: str) -> Any:
        if name not in self.branches:
            return 404, {}
        return 200, {"object": {"sha": self.branches[name]}}

    def _move_branch(self, _: Any, data: Any, name: str) -> Any:
        if name not in self.branches:
            return 422, {"message": "Reference does not exist"}
        self.branches[name] = data["sha"]
        return 200, {}

    def _add_branch(self, _: Any, data: Any) -> Any:
        self.branches[data["ref"].removeprefix("refs/heads/")] = data["sha"]
        return 201, {}

    def _add_tree(self, _: Any, data: Any) -> Any:
        old = self.trees[data["base_tree"]]
        new = old | {blob["path"]: blob["content"] for blob in data["tree"]}
        sha = next((sha for sha, files in self.trees.items() if files == new), None)
        sha = sha or f"boom-{len(self.trees)}"
        self.trees[sha] = new
        return 201, {"sha": sha}

    def _add_commit(self, _: Any, data: Any) -> Any:
        sha = f"wijziging-{len(self.commits)}"
        self.commits[sha] = {"tree": {"sha": data["tree"]}, **data}
        return 201, {"sha": sha}

    def _list_artefacts(self, query: Any, _: Any, __: str) -> Any:
        name = query["name"]
        if name not in self.artefacts:
            return 200, {"artifacts": []}
        size = self.sizes.get(name, len(self.artefacts[name]))
        return 200, {"artifacts": [{"id": 1, "name": name, "size_in_bytes": size}]}

    def _artefact(self, _: Any, __: Any, ___: str) -> Any:
        return 302, f"{self.api}/opslag"

    def _permission(self, _: Any, __: Any, name: str) -> Any:
        return 200, {"role_name": self.permissions.get(unquote(name), "none")}

    def files_on(self, branch: str) -> Any:
        """Every file on a branch."""
        commit = self.commits[self.branches[branch]]
        return self.trees[commit["tree"] if isinstance(commit["tree"], str) else "boom-0"]


class _Handler(BaseHTTPRequestHandler):
    github: FakeGitHub

    def _respond(self) -> None:
        self.github.requests.append(f"{self.command} {self.path}")
        token = self.headers["Authorization"]
        if self.path == "/opslag":
            self.github.tokens_at_storage.append(token)
            return self._send(200, next(iter(self.github.artefacts.values())))
        if token != f"Bearer {TOKEN}":
            return self._send(401, b"{}")
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        data = json.loads(body) if body else None
        address = self.path.removeprefix("/repos/eigenaar/kenniscentrum")
        status, said = self.github.answer(self.command, address, data)
        if status == 302:
            self.send_response(302)
            self.send_header("Location", said)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return self._send(status, json.dumps(said).encode())

    do_GET = do_POST = do_PATCH = _respond

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: the tests do."""


@contextmanager
def fake_github() -> Iterator[FakeGitHub]:
    """Run it; `api` is where."""
    github = FakeGitHub()
    handler = type("Handler", (_Handler,), {"github": github})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        github.api = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield github
        finally:
            server.shutdown()
            thread.join()
