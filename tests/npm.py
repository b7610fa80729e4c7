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
    package = MODULES / name / "package.json"
    if not package.exists() or not (MODULES / ".package-lock.json").exists():  # written last
        return False
    locked = json.loads((TOOLS / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = locked[f"node_modules/{name}"]["version"]
    return bool(json.loads(package.read_text("utf-8"))["version"] == wanted)


def install(name: str) -> None:
    """Install everything that is locked, when `name` is missing; the caller looks if it helped."""
    if not shutil.which("npm") and debian.can_install():
        debian.install("npm")
    if (npm := shutil.which("npm")) and not is_installed(name):
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([npm, "ci", *quiet], cwd=TOOLS, check=False, stdout=subprocess.DEVNULL)
