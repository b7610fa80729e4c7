"""What the workflows ask of GitHub: keep one comment, keep one issue, propose files, fetch a file.

Everything that was chosen by somebody goes as JSON; nothing of it becomes an address or a command.
"""

import io
import json
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

BOT = "github-actions[bot]"
PATIENCE = 30.0
_PAGES, _PER_PAGE = 10, 100
_RESTART = (
    "Sluit dit voorstel en open het weer om de controle te starten: "
    "GitHub begint die niet vanzelf bij een voorstel van een workflow."
)


class GitHubError(Exception):
    """GitHub refused, or could not be reached."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing by itself: the token may not travel to another host."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Give the redirect back as the answer."""


_opener = urllib.request.build_opener(_Stay)


@dataclass(frozen=True)
class GitHub:
    """One repository, and the right to change it that the job was given."""

    api: str
    repository: str
    token: str = field(repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "GitHub":
        """The repository of the job that runs."""
        names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
        if missing := [name for name in names if not environment.get(name)]:
            raise GitHubError(f"{', '.join(missing)} ontbreekt; dit is voor een workflow")
        return cls(*(environment[name] for name in names))

    def call(self, method: str, path: str, data: Any = None) -> Any:
        """One request below the address of the repository; gives what the answer says."""
        body = None if data is None else json.dumps(data).encode()
        with self._open(method, f"{self.api}/repos/{self.repository}{path}", body) as answer:
            said = answer.read()
        return json.loads(said) if said else None

    def all(self, path: str, **query: str) -> Iterator[Any]:
        """Everything in a list that comes in pages."""
        for page in range(1, _PAGES + 1):
            asked = urlencode({**query, "per_page": str(_PER_PAGE), "page": str(page)})
            found = self.call("GET", f"{path}?{asked}")
            yield from found
            if len(found) < _PER_PAGE:
                return

    def keep_comment(self, number: int, mark: str, body: str) -> None:
        """Write our one comment that begins with `mark`, or write it anew."""
        for comment in self.all(f"/issues/{number}/comments"):
            if _is_ours(comment) and comment["body"].startswith(mark):
                self.call("PATCH", f"/issues/comments/{comment['id']}", {"body": f"{mark}\n{body}"})
                return
        self.call("POST", f"/issues/{number}/comments", {"body": f"{mark}\n{body}"})

    def keep_issues(self, name: str, wanted: Mapping[str, tuple[str, str]]) -> None:
        """Have one open issue per mark, each with its title and body; close our others."""
        open_: dict[str, int] = {}
        for issue in self.all("/issues", state="open", labels=name):
            if _is_ours(issue) and "pull_request" not in issue:
                open_[(issue["body"] or "").partition("\n")[0]] = issue["number"]
        for mark, (title, body) in wanted.items():
            data = {"title": title, "body": f"{mark}\n{body}", "labels": [name]}
            if mark in open_:
                self.call("PATCH", f"/issues/{open_[mark]}", data)
            else:
                self.call("POST", "/issues", data)
        for mark in open_.keys() - wanted.keys():
            self.call("PATCH", f"/issues/{open_[mark]}", {"state": "closed"})

    def propose(self, branch: str, files: Mapping[str, str], title: str, body: str) -> str | None:
        """Put files on a branch of their own and ask to merge it; None when nothing differs."""
        body = f"{body.rstrip()}\n\n{_RESTART}\n"
        base = self.call("GET", "")["default_branch"]
        start = self.call("GET", f"/git/ref/heads/{quote(base)}")["object"]["sha"]
        before = self.call("GET", f"/git/commits/{start}")["tree"]["sha"]
        blobs = [
            {"path": path, "mode": "100644", "type": "blob", "content": text}
            for path, text in files.items()
        ]
        tree = self.call("POST", "/git/trees", {"base_tree": before, "tree": blobs})["sha"]
        if tree == before:
            return None
        commit = self.call(
            "POST", "/git/commits", {"message": title, "tree": tree, "parents": [start]}
        )["sha"]
        self._point(branch, commit)
        owner = self.repository.partition("/")[0]
        for pull in self.all("/pulls", state="open", head=f"{owner}:{branch}"):
            self.call("PATCH", f"/pulls/{pull['number']}", {"title": title, "body": body})
            return str(pull["html_url"])
        data = {"title": title, "body": body, "head": branch, "base": base}
        return str(self.call("POST", "/pulls", data)["html_url"])

    def _point(self, branch: str, commit: str) -> None:
        try:
            self.call("PATCH", f"/git/refs/heads/{branch}", {"sha": commit, "force": True})
        except GitHubError:
            self.call("POST", "/git/refs", {"ref": f"refs/heads/{branch}", "sha": commit})

    def artefact(self, run: int, name: str, file: str, most: int) -> bytes | None:
        """A file from what a run left behind; None when it is not there.

        Raises:
            GitHubError: when it is larger than `most` bytes, or no archive.
        """
        listed = self.call("GET", f"/actions/runs/{run}/artifacts?{urlencode({'name': name})}")
        if not listed["artifacts"]:
            return None
        found = listed["artifacts"][0]
        if found["size_in_bytes"] > most:
            raise GitHubError(f"wat de controle achterliet, is te groot: {found['size_in_bytes']}")
        archive = self._download(f"/actions/artifacts/{int(found['id'])}/zip", most)
        try:
            with zipfile.ZipFile(io.BytesIO(archive)) as opened, opened.open(file) as inside:
                content = inside.read(most + 1)
        except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError) as error:
            raise GitHubError("wat de controle achterliet, is niet te lezen") from error
        if len(content) > most:
            raise GitHubError("wat de controle achterliet, is uitgepakt te groot")
        return content

    def _download(self, path: str, most: int) -> bytes:
        """The bytes that an address leads to; where it leads, the token does not go along."""
        with self._open("GET", f"{self.api}/repos/{self.repository}{path}") as answer:
            place = answer.headers.get("Location", "")
            if answer.status != 302 or not place.startswith(("https://", self.api)):
                raise GitHubError("wat de controle achterliet, is niet op te halen")
        request = urllib.request.Request(place)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                content: bytes = answer.read(most + 1)
        except OSError as error:
            raise GitHubError(f"GitHub antwoordt niet: {error}") from error
        if len(content) > most:
            raise GitHubError("wat de controle achterliet, is te groot")
        return content

    def _open(self, method: str, address: str, body: bytes | None = None) -> Any:
        request = urllib.request.Request(address, body, method=method)
        request.add_header("Authorization", f"Bearer {self.token}")
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        request.add_header("Content-Type", "application/json")
        try:
            return _opener.open(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            if error.code == 302:
                return error
            raise GitHubError(f"GitHub weigert {method}: {error.code}") from error
        except OSError as error:
            raise GitHubError(f"GitHub antwoordt niet: {error}") from error


def _is_ours(thing: Mapping[str, Any]) -> bool:
    """Whether the workflows of this repository wrote it: a mark alone can be copied."""
    return bool(thing["user"] and thing["user"]["login"] == BOT)
