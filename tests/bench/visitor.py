"""A built site becomes a place to visit with a real browser."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import launch
from tests.conftest import ROOT

T = TypeVar("T")
PATIENCE = 120_000  # milliseconds; a page with ten thousand cards takes a while to wake up


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser."""

    browser: Browser
    base: str

    def visit(self, work: Callable[[Page], T]) -> T:
        """Do `work` in a tab that has seen nothing yet."""
        size = {"width": 1280, "height": 800}
        context = self.browser.new_context(base_url=self.base, viewport=size)
        context.set_default_timeout(PATIENCE)
        try:
            return work(context.new_page())
        finally:
            context.close()


@contextmanager
def _served(site: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.server", str(site)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, encoding="utf-8", **pipes) as server:
        assert server.stdin
        assert server.stdout
        yield server.stdout.readline().strip()
        server.stdin.close()


@contextmanager
def visitor(site: Path) -> Iterator[Visitor]:
    """Serve `site` and open a browser, for as long as the context lasts."""
    with _served(site) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            raise RuntimeError("er is geen browser; draai eerst: python -m tests.browser")
        expect.set_options(timeout=PATIENCE)
        try:
            yield Visitor(browser, base)
        finally:
            browser.close()
