"""While serving, a page is made when a browser asks for it, and not before.

One changed file can change every page. Making them all takes longer than a person waits for one.
"""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from watchdog.observers.polling import PollingObserver

from macros.exports import Edition
from macros.publishing.search import build_index
from macros.publishing.tripwire import alarms_in

_log = logging.getLogger("mkdocs.kenniscentrum")
_INDEX = "pagefind"
_LOOKING = 0.25  # seconds between two looks at the files, so the most that a change waits
_FAILED = (
    "Deze pagina kon niet worden gemaakt. De reden staat in het venster waarin de server draait."
)


class Waiting:
    """The pages and other files of one build that nobody has asked for yet."""

    def __init__(
        self, config: MkDocsConfig, files: Files, nav: Navigation, edition: Edition
    ) -> None:
        """Keep MkDocs from making the pages, until `release`."""
        self._config, self._files, self._nav = config, files, nav
        self._site = Path(config.site_dir)
        self._pages = {file.dest_uri: file for file in files.documentation_pages()}
        self._levels = {file: file.inclusion for file in self._pages.values()}
        for file in self._levels:
            file.inclusion = InclusionLevel.EXCLUDED
        self._exports: Edition | None = edition

    def take(self, env: Environment) -> None:
        """Take the templates to make pages with, which MkDocs loads anew for each build."""
        self._env = env

    def release(self) -> None:
        """MkDocs is done: from now on pages can be made."""
        for file, level in self._levels.items():
            file.inclusion = level
            if _is_written(file) and file.page:
                file.page.read_source(self._config)  # the menu tells its title on every page
        self._documents = self._files.documentation_pages()

    def make(self, path: str) -> None:
        """Make what is at `path` in the site, if it is not there yet."""
        for place in (path, str(PurePosixPath(path, "index.html"))):
            if file := self._pages.pop(place, None):
                self._make_page(file)
                return
        if (self._site / path).exists():
            return
        self._make_exports()
        if PurePosixPath(path).parts[:1] == (_INDEX,):
            self._make_index()

    def _make_page(self, file: File) -> None:
        assert file.page is not None
        if _is_written(file):  # it may link to an export
            self._make_exports()
        try:
            _populate_page(file.page, self._config, self._files)
            _build_page(file.page, self._config, self._documents, self._nav, self._env)
            made = self._site / file.dest_uri
            if found := list(alarms_in(made.read_text("utf-8"))):
                made.unlink()
                raise RuntimeError("\n".join(found))
        except BaseException:
            self._pages[file.dest_uri] = file
            raise

    def _make_exports(self) -> None:
        edition, self._exports = self._exports, None
        for made in edition.files() if edition else ():
            file = File.generated(self._config, made.path, content=made.content)
            self._files.append(file)
            file.copy_file()

    def _make_index(self) -> None:
        while self._pages:
            self._make_page(self._pages.popitem()[1])
        build_index(self._site)


def _is_written(file: File) -> bool:
    """Whether someone wrote the page; all others are generated."""
    return file.generated_by is None


class Server:
    """What stands between the browser and the server of MkDocs: it has a page made in time."""

    def __init__(self, waiting: Callable[[], Waiting]) -> None:
        """`waiting` gives what waits since the last build."""
        self._waiting = waiting
        self._lock = Lock()
        self._builds = 0

    def attach(self, server: LiveReloadServer, watched: Iterable[str]) -> LiveReloadServer:
        """Let `server` ask here first, tell when it builds, and look at `watched` more often."""
        build = server.builder
        answer: WSGIApplication = server.serve_request

        def builder() -> None:
            with self._lock:
                self._builds += 1
                build()

        def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            path = _path_in_site(environ, server.mount_path)
            while path is not None:
                try:
                    before = self._make(path)
                except Exception as error:
                    _log.error("%s: %s", path, error, exc_info=not isinstance(error, BuildError))
                    start(
                        "500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")]
                    )
                    return [_FAILED.encode()]
                told: list[Any] = []
                body = answer(environ, _recorder(told))
                if self._builds == before:  # else a build came between, and took the page away
                    start(*told)
                    return body
            return answer(environ, start)

        server.builder = builder
        server.set_app(app)
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserver(timeout=_LOOKING)
        for path in watched:
            server.watch(path)
        return server

    def _make(self, path: str) -> int:
        with self._lock:
            self._waiting().make(path)
            return self._builds


def _recorder(told: list[Any]) -> StartResponse:
    """What an application starts its answer with is written to `told`."""

    def start(*said: Any) -> Any:
        told[:] = said

    return start


def _path_in_site(environ: WSGIEnvironment, mount: str) -> str | None:
    """`voorbeelden/index.html` for the address of the examples; None for what is not the site."""
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    if not path.startswith(mount):
        return None
    inside = path.removeprefix(mount)
    parts = PurePosixPath(f"{inside}index.html" if inside[-1:] in ("", "/") else inside).parts
    return None if ".." in parts else "/".join(parts)
