"""While someone writes, `mkdocs serve` shows what the site would show, and soon."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.conftest import ROOT
from tests.site import building
from tests.site.live import ask, live, wait_for, wait_until

CASE = "auping-lean-reis"
# A server has no build of its own, no list for search engines, and makes its index anew.
UNLIKE = ("build.json", "sitemap.xml", "pagefind/pagefind-entry.json")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole project, to edit in."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("docs", "cases", "instruments", "organisations"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "macros").symlink_to(ROOT / "macros")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "told.txt"


@pytest.fixture(scope="module")
def base(root: Path, log: Path) -> Iterator[str]:
    with log.open("w") as told, live(root, told) as address:
        yield address


def as_published(html: str) -> str:
    """The page without what only a running server puts in it."""
    before, script, after = html.rpartition("<script>")
    assert "livereload" in script + after
    return (before + after.partition("</script>")[2]).replace(" 'unsafe-inline'", "")


def test_every_page_and_file_is_the_one_that_would_be_published(
    root: Path, base: str, tmp_path: Path
) -> None:
    with patch.dict(building.ENVIRONMENT, {"SITE_URL": base}):
        site = building.build_here(root, tmp_path / "site").folder
    differing = []
    for path in sorted(site.rglob("*")):
        address = path.relative_to(site).as_posix()
        if path.suffix == ".html" and address != "404.html":
            served = as_published(ask(base + address.removesuffix("index.html"))[1])
        elif path.suffix in (".json", ".csv", ".ics", ".xml", ".css") and address not in UNLIKE:
            served = ask(base + address)[1]
        else:
            continue
        if served != path.read_bytes().decode("utf-8"):
            differing.append(address)

    assert differing == []


def test_an_edit_is_soon_on_the_page_on_the_overview_and_in_the_data(root: Path, base: str) -> None:
    file = root / "cases" / f"{CASE}.yml"
    title = re.search(r"^title: (.*)$", file.read_text("utf-8"), re.M)
    assert title
    file.write_text(file.read_text("utf-8").replace(title[1], "Een nieuwe titel"), "utf-8")

    wait_for(f"{base}voorbeelden/{CASE}/", "Een nieuwe titel")
    for address in ("voorbeelden/", "data/v1/cases.json", "toets/"):
        assert "Een nieuwe titel" in ask(base + address)[1]


def test_searching_finds_what_was_just_edited(base: str) -> None:
    assert ask(f"{base}pagefind/pagefind-entry.json")[0] == 200


def test_what_does_not_exist_gets_the_page_for_that(base: str) -> None:
    status, html = ask(f"{base}voorbeelden/bestaat-niet/")

    assert status == 404
    assert "Deze pagina bestaat niet" in html


def test_a_mistake_is_told_where_the_server_runs_and_mending_it_helps(
    root: Path, base: str, log: Path
) -> None:
    file = root / "cases" / f"{CASE}.yml"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("yamamoto_type:", "yamamoto_tiep:"), "utf-8")
    wait_until(lambda: "onbekend veld ‘yamamoto_tiep’" in log.read_text("utf-8"))

    file.write_text(whole.replace("Een nieuwe titel", "Weer een andere titel"), "utf-8")

    wait_for(f"{base}voorbeelden/{CASE}/", "Weer een andere titel")


def test_what_was_taken_away_is_gone(root: Path, base: str) -> None:
    (root / "cases" / f"{CASE}.yml").unlink()

    wait_until(lambda: ask(f"{base}voorbeelden/{CASE}/")[0] == 404)
    assert CASE not in ask(f"{base}voorbeelden/")[1]
