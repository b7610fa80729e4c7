"""Find the HTML checker of the W3C and a Java to run it, and install them where they are missing.

Run as `python -m tests.validator` it makes sure that they are there. The checker is an npm package,
locked in `tests/tools/`.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests import debian, npm

PACKAGE = "vnu-jar"
JAR = npm.MODULES / PACKAGE / "build" / "dist" / "vnu.jar"


def missing() -> str | None:
    """What keeps the checker from running; None when nothing does."""
    if not _java():
        return "er is geen Java"
    if not npm.is_installed(PACKAGE):
        return "de HTML-controle (vnu) is niet geïnstalleerd"
    return None


def messages(files: Iterable[Path]) -> list[dict[str, Any]]:
    """What the checker says about `files`, as it says it."""
    command = [_java(), "-jar", JAR, "--format", "json", "--exit-zero-always", "--stdout", *files]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return found


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    for place in ([f"{home}/bin/java"] if home else []) + ["java"]:
        program = shutil.which(place)
        # A Mac without Java has a program of that name that only says so.
        if program and subprocess.run([program, "-version"], capture_output=True).returncode == 0:
            return program
    return None


def _install() -> None:
    if not _java() and debian.can_install():
        debian.install("default-jre-headless")
    npm.install(PACKAGE)


def main() -> int:
    """Make sure that the checker runs; 1 when even installing did not help and this is CI."""
    if missing():
        print("De HTML-controle wordt geïnstalleerd …", flush=True)
        _install()
    if reason := missing():
        print(f"{reason}: de test van de HTML wordt overgeslagen.", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
