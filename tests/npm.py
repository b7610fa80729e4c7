"""The npm packages that the tests need, locked in `tests/tools/`: are they there, and get them."""

import json
import shutil
import subprocess
from pathlib import Path

from tests import debian

TOOLS = Path(__file__).parent / "tools"
MODULES = TOOLS / "node_modules"


def node() -> str | None:
    """The program that runs JavaScript; None when there is none."""
    return shutil.which("node") or shutil.which("nodejs")


def is_installed(name: str) -> bool:
    """Whether the package called `name` is there in the version that is locked."""
    there = MODULES / ".package-lock.json"
    if not there.exists():
        return False
    wanted = _packages(TOOLS / "package-lock.json")[f"node_modules/{name}"]["version"]
    found = _packages(there).get(f"node_modules/{name}", {}).get("version")
    return bool(found == wanted and (MODULES / name).is_dir())


def install(name: str) -> None:
    """Install everything that is locked, when `name` is missing; the caller looks if it helped."""
    if not shutil.which("npm") and debian.can_install():
        debian.install("npm")
    if (npm := shutil.which("npm")) and not is_installed(name):
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([npm, "ci", *quiet], cwd=TOOLS, check=False, stdout=subprocess.DEVNULL)


def _packages(lock: Path) -> dict[str, dict[str, str]]:
    packages: dict[str, dict[str, str]] = json.loads(lock.read_text("utf-8"))["packages"]
    return packages
