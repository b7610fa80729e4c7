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

from tests import debian

TOOLS = Path(__file__).parent / "tools"
JAR = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def missing() -> str | None:
    """What keeps the checker from running; None when nothing does."""
    if not _java():
        return "er is geen Java"
    if not _is_installed():
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


def _is_installed() -> bool:
    wanted = json.loads((TOOLS / "package-lock.json").read_text("utf-8"))["packages"]
    there = TOOLS / "node_modules" / ".package-lock.json"
    if not (JAR.exists() and there.exists()):
        return False
    found = json.loads(there.read_text("utf-8"))["packages"]
    names = [name for name in wanted if name]  # the nameless one is the folder itself
    return all(found.get(name, {}).get("version") == wanted[name]["version"] for name in names)


def _install() -> None:
    packages = [] if _java() else ["default-jre-headless"]
    packages += [] if shutil.which("npm") else ["npm"]
    if packages and debian.can_install():
        debian.install(*packages)
    if (npm := shutil.which("npm")) and not _is_installed():
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([npm, "ci", *quiet], cwd=TOOLS, check=False, stdout=subprocess.DEVNULL)


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
