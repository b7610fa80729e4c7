"""The same files give the same site, wherever, whenever and by whomever it is built."""

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.library import Library
from macros.loading import examine
from macros.models import Case, Instrument, Organisation
from tests.conftest import CASE, ROOT, Files
from tests.site.building import ENVIRONMENT, BuiltSite

LATER = 400  # days: long enough for every yearly review to be over
PARTS = [
    *("cases", "instruments", "organisations", "docs", "macros", "mkdocs.yml"),
    "tests/problems",  # the page Foutmeldingen
]
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4",
    "COLUMNS": "37",
    "EVERY_FRAME_ANEW": "1",  # the frame around a page is the same, made once or for each
}


@dataclass(frozen=True)
class Elsewhere:
    """A copy of the project in another folder, with the site that was built there, 400 days on."""

    root: Path
    site: Path
    built: subprocess.CompletedProcess[str]


def run_later(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "tests" / "later.py"), str(LATER), *arguments],
        cwd=root,
        env={**os.environ, **ENVIRONMENT, **ELSEWHERE},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    root = tmp_path_factory.mktemp("een andere map é")
    for part in PARTS:
        if (ROOT / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / part, root / part, copy_function=shutil.copy, ignore=ignored)
        else:
            shutil.copy(ROOT / part, root / part)
    built = run_later(root, "mkdocs", "build", "--strict")
    return Elsewhere(root, root / "site", built)


def files_of(site: Path) -> dict[str, bytes]:
    """Every published file but the search index, whose names differ in every build."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and not path.is_relative_to(site / "pagefind")
    }


def test_a_later_build_succeeds(elsewhere: Elsewhere) -> None:
    assert elsewhere.built.returncode == 0, elsewhere.built.stderr
    assert "WARNING" not in elsewhere.built.stderr


def test_two_builds_are_the_same_to_the_byte(site: BuiltSite, elsewhere: Elsewhere) -> None:
    here, there = files_of(site.folder), files_of(elsewhere.site)

    assert len(here) > 300
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []


def test_two_builds_find_the_same_words(site: BuiltSite, elsewhere: Elsewhere) -> None:
    here, there = (
        {file.name: file.read_bytes() for file in (folder / "pagefind" / "words").iterdir()}
        for folder in (site.folder, elsewhere.site)
    )

    assert here
    assert here == there


def test_no_content_turns_wrong_by_itself(elsewhere: Elsewhere) -> None:
    checked = run_later(elsewhere.root, "macros", "check", "--format", "json")

    assert checked.returncode == 0, checked.stdout
    assert [one for one in json.loads(checked.stdout) if one["severity"] != "tip"] == []


def test_the_clock_was_really_ahead(write: Callable[[Files], Path]) -> None:
    """A date in the future is an error; to a clock that is further on it is none."""
    date = (datetime.date.today() + datetime.timedelta(days=LATER // 2)).isoformat()
    root = write(
        {"cases/lasrobot.yml": CASE.replace("checked_on: 2024-05-17", f"checked_on: {date}")}
    )
    later = run_later(ROOT, "macros", "check", "--format", "json", "--root", str(root))

    assert "datum-in-de-toekomst" in [problem.code for problem in examine(root)[1]]
    assert json.loads(later.stdout) == []


def test_the_record_tells_what_was_built(site: BuiltSite, library: Library) -> None:
    record = json.loads((site.folder / "build.json").read_text("utf-8"))

    assert record["commit"] == ENVIRONMENT["SOURCE_COMMIT"]
    assert record["content"] == {
        "cases": len(library.all(Case)),
        "instruments": len(library.all(Instrument)),
        "organisations": len(library.all(Organisation)),
    }


def test_anybody_can_compute_the_hash_of_the_site(site: BuiltSite) -> None:
    record = json.loads((site.folder / "build.json").read_text("utf-8"))
    files = {path: data for path, data in files_of(site.folder).items() if path != "build.json"}
    sums = [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())]

    assert record["files"] == len(files)
    assert record["tree"] == f"sha256:{hashlib.sha256(''.join(sums).encode()).hexdigest()}"
