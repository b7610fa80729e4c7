"""A tab that can import the scripts of the site, to run a twin of a rule in the browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.site.serving import serve


@pytest.fixture(scope="session")
def scripts(browser: Browser) -> Iterator[Page]:
    """A tab beside the scripts: `scripts.evaluate("import('./rules.mjs')…")`."""
    with serve(ROOT / "docs/assets/js") as base:
        tab = browser.new_page()
        tab.goto(f"{base}main.mjs")
        yield tab
        tab.close()
