"""Find a Chromium for the browser tests, and install one when there is none.

Run as `python -m tests.browser` it makes sure that there is one. Debian also has a Chromium without
windows and menus around its pages, as Playwright's own is. The same page costs a third of the time
in it: the whole browser makes two pages of its own for every tab, for a list below an address bar.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests import debian

BARE = "chromium-headless-shell"
FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# Without this the bare browser rounds the width of every letter, which the whole one does not
FLAGS += ["--font-render-hinting=none"]


def launch(playwright: Playwright, bare: bool = False) -> Browser | None:
    """Start the first browser of the ladder that starts, or give None.

    The whole browser is what a visitor has; `bare` asks for the quick one where there is one.
    """
    for choice in _choices(bare):
        try:
            return playwright.chromium.launch(args=flags(), **choice)
        except PlaywrightError:
            continue
    return None


def flags() -> list[str]:
    """How a browser is started; as root it cannot make its sandbox."""
    return [*FLAGS, "--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else FLAGS


def place(playwright: Playwright) -> str | None:
    """Where the program of the browser is that `launch` starts, for who starts it otherwise."""
    named = [choice["executable_path"] for choice in _choices() if "executable_path" in choice]
    own = playwright.chromium.executable_path
    return next((place for place in [*named, own] if Path(place).exists()), None)


def _choices(bare: bool = False) -> list[dict[str, str]]:
    named = os.environ.get("CHROMIUM")
    whole = [{"channel": "chrome"}, {"channel": "msedge"}]
    whole += _found("chromium", "chromium-browser", "google-chrome")
    return [
        *([{"executable_path": named}] if named else []),
        {},
        *(_found(BARE) + whole if bare else whole + _found(BARE)),
    ]


def _found(*names: str) -> list[dict[str, str]]:
    return [{"executable_path": place} for name in names if (place := shutil.which(name))]


def _install() -> None:
    if debian.can_install():
        debian.install("chromium")
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make sure that a browser starts; 1 when even installing did not help and this is CI."""
    if debian.can_install() and not shutil.which(BARE) and "CHROMIUM" not in os.environ:
        print("De browser voor de tests wordt geïnstalleerd …", flush=True)
        debian.install(BARE)
    with sync_playwright() as playwright:
        for attempt in ("find", "install"):
            if browser := launch(playwright):
                browser.close()
                return 0
            if attempt == "find":
                print("Er is geen browser gevonden; Chromium wordt geïnstalleerd …", flush=True)
                _install()
        if browser := launch(playwright):
            browser.close()
            return 0
    print("Geen browser: de browsertests worden overgeslagen.", file=sys.stderr)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
