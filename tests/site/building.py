"""A root with content becomes a built site and the warnings that came with it."""

import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config

EDIT_BASE = "https://github.com/voorbeeld/kenniscentrum/edit/main/"
SITE_URL = "https://voorbeeld.github.io/repo/"
CONTACT = "redactie@voorbeeld.nl"
ENVIRONMENT: Mapping[str, str] = {
    "EDIT_URI": f"{EDIT_BASE}docs/",
    "SITE_URL": SITE_URL,
    "CONTACT": CONTACT,
    "SOURCE_DATE_EPOCH": "1764547200",
    "SOURCE_COMMIT": "0123456789abcdef0123456789abcdef01234567",
    "NO_MKDOCS_2_WARNING": "1",
}


@dataclass(frozen=True)
class BuiltSite:
    """Where the site is, and what the build warned about."""

    folder: Path
    warnings: list[str]


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def build_here(root: Path, folder: Path) -> BuiltSite:
    """Build the site of `root` into `folder`, strictly, in this process.

    A thread of its own, because Pagefind starts an event loop and Playwright may have one running.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_build, root, folder).result()


def _build(root: Path, folder: Path) -> BuiltSite:
    heard = _Warnings()
    logging.getLogger("mkdocs").addHandler(heard)
    try:
        with patch.dict(os.environ, ENVIRONMENT):
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
    finally:
        logging.getLogger("mkdocs").removeHandler(heard)
    return BuiltSite(folder, heard.texts)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` in `root`, as a contributor would; gives the exit code and the words."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=root,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
