"""A tab that can import the scripts of the site, to run a twin of a rule in the browser."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.site.serving import serve


def ask(scripts: Page, function: str, *given: Any) -> Any:
    """What a function of JavaScript gives.

    All goes as text: Playwright takes ten times as long to carry the parts one by one.
    """
    script = f"async (given) => JSON.stringify(await ({function})(...JSON.parse(given)))"
    return json.loads(scripts.evaluate(script, json.dumps(given)))


@pytest.fixture(scope="session")
def scripts(browser: Browser) -> Iterator[Page]:
    """A tab beside the scripts: `scripts.evaluate("import('./rules.mjs')…")`."""
    with serve(ROOT / "docs/assets/js") as base:
        tab = browser.new_page()
        tab.goto(f"{base}main.mjs")
        yield tab
        tab.close()
