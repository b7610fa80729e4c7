"""A page is judged by the rules of axe; only what is wrong is reported."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()

# Nothing else that axe looks at changes with the colours.
RULES_ON_COLOUR = ["color-contrast", "link-in-text-block"]


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds wrong by `rules`, or by all of them: one line per element."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({node['failureSummary']})"
        for rule in _AXE.run(page, options=options).response["violations"]
        for node in rule["nodes"]
    ]
