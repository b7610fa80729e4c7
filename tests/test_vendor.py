"""The bundled libraries of the form are what the pinned versions give, with their licences."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

VENDOR = ROOT / "docs/assets/js/vendor"
BUNDLES = ("json-schema.mjs", "yaml.mjs")


def test_the_versions_are_pinned_and_named_with_their_licences() -> None:
    pinned = json.loads((VENDOR / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((VENDOR / "package-lock.json").read_text("utf-8"))["packages"]
    licences = (VENDOR / "LICENSES.txt").read_text("utf-8")

    for name, version in pinned.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
        assert locked[f"node_modules/{name}"]["version"] == version
        assert name == "esbuild" or f"{name} {version}" in licences


def test_no_library_makes_code_of_text() -> None:
    for name in BUNDLES:
        text = (VENDOR / name).read_text("utf-8")
        assert not re.search(r"\beval\(|new Function|\bFunction\(|innerHTML|document\.write", text)


def test_the_bundles_are_what_the_pinned_versions_give(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is er niet; `make vendor` maakt de bundels")
    shutil.copytree(VENDOR, tmp_path / "vendor")
    install = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(install, cwd=tmp_path / "vendor", check=False).returncode:
        pytest.skip("npm kan de bibliotheken nu niet ophalen")
    subprocess.run([npm, "run", "--silent", "bundle"], cwd=tmp_path / "vendor", check=True)

    for name in BUNDLES:
        assert (tmp_path / "vendor/out" / name).read_bytes() == (VENDOR / name).read_bytes(), name
