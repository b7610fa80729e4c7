"""Measure pages with Lighthouse, as on a telephone: `python -m tests.lighthouse` prints the marks.

The site is served below a sub-path, with gzip, as GitHub Pages does. Marks for speed vary with what
else the machine does, so each page is measured several times; the middle one counts.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

from playwright.sync_api import sync_playwright

from tests import browser
from tests.conftest import ROOT
from tests.site import building, serving
from tests.site.visiting import CASE

VERSION = "12.8.2"  # the next one needs Node 22
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = {
    "start": "",
    "voorbeelden": "voorbeelden/",
    "voorbeeld": CASE,
    "instrumentenwijzer": "instrumentenwijzer/",
    "scan": "scan/",
}
TEXT = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml")


@lru_cache
def _compressed(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6, mtime=0)


class _Handler(serving.Handler):
    """Serves text compressed to who can read it."""

    def do_GET(self) -> None:
        path = self.translate_path(self.path)
        path += "index.html" if path.endswith("/") else ""
        if not path.endswith(TEXT) or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().do_GET()
        if not Path(path).is_file():
            return super().do_GET()
        body = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def served() -> Iterator[tuple[str, Path]]:
    """Build the site for the address at which it is then served; gives that and the folder."""
    with TemporaryDirectory(prefix="lighthouse-") as name:
        folder = Path(name)
        with serving.serve(folder / "site", _Handler) as base:
            with patch.dict(building.ENVIRONMENT, {"SITE_URL": base}):
                building.build_here(ROOT, folder / "site")
            yield base, folder


def marks(url: str, chrome: str, folder: Path) -> dict[str, int]:
    """One visit: the mark from 0 to 100 in every category."""
    report = folder / "report.json"
    flags = " ".join(["--headless=new", *browser.flags()])
    subprocess.run(
        [
            *("npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json"),
            *(f"--output-path={report}", f"--chrome-flags={flags}"),
            f"--only-categories={','.join(LEAST)}",
        ],
        check=True,
        env={**os.environ, "CHROME_PATH": chrome, "PUPPETEER_SKIP_DOWNLOAD": "1"},
    )
    found = json.loads(report.read_text("utf-8"))["categories"]
    return {name: round(100 * found[name]["score"]) for name in LEAST}


def main() -> int:
    """Print a line for every page and category; 1 when one is below what it must be."""
    parser = argparse.ArgumentParser(prog="python -m tests.lighthouse", description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="hoe vaak elke pagina")
    # argparse looks up an empty list too, when no page is named.
    parser.add_argument("pages", nargs="*", choices=[*PAGES, []], help="welke; anders alle")
    options = parser.parse_args()
    if not shutil.which("npx"):
        sys.exit("Lighthouse heeft Node nodig, met npx; installeer dat eerst")
    with sync_playwright() as playwright:
        chrome = browser.place(playwright)
    if not chrome:
        sys.exit("er is geen browser; draai eerst: python -m tests.browser")
    below = 0
    with served() as (base, folder):
        for name in options.pages or PAGES:
            if not (folder / "site" / PAGES[name] / "index.html").exists():
                print(f"{name:20} bestaat niet", flush=True)
                continue
            runs = [marks(base + PAGES[name], chrome, folder) for _ in range(options.times)]
            for category, least in LEAST.items():
                found = sorted(run[category] for run in runs)
                middle = median(found)
                below += middle < least
                spread = f"{found[0]} tot {found[-1]}"
                verdict = "" if middle >= least else f"  te laag: minstens {least}"
                print(f"{name:20} {category:15} {middle:5g}  ({spread}){verdict}", flush=True)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
