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


@pytest.fixture
def file(root: Path) -> Iterator[Path]:
    """The file of one case, to edit; afterwards it is as it was."""
    path = root / "cases" / f"{CASE}.yml"
    whole = path.read_text("utf-8")
    yield path
    path.write_text(whole, "utf-8")


def call(file: Path, title: str) -> None:
    """Give the case in `file` another title."""
    text = re.sub(r"^title: .*$", f"title: {title}", file.read_text("utf-8"), flags=re.M)
    file.write_text(text, "utf-8")


def test_an_edit_is_soon_on_the_page_on_the_overview_and_in_the_data(file: Path, base: str) -> None:
    call(file, "Een nieuwe titel")

    wait_for(f"{base}voorbeelden/{CASE}/", "Een nieuwe titel")
    for address in ("voorbeelden/", "data/v1/cases.json", "toets/"):
        assert "Een nieuwe titel" in ask(base + address)[1]


def test_the_search_knows_the_words_of_what_was_just_edited(file: Path, base: str) -> None:
    call(file, "Zonneklaar beter lassen")

    wait_for(f"{base}voorbeelden/{CASE}/", "Zonneklaar")
    assert "zonneklaar" in ask(f"{base}pagefind/words/z.json")[1]


def test_what_does_not_exist_gets_the_page_for_that(base: str) -> None:
    status, html = ask(f"{base}voorbeelden/bestaat-niet/")

    assert status == 404
    assert "Deze pagina bestaat niet" in html


def test_a_mistake_is_told_where_the_server_runs_and_mending_it_helps(
    file: Path, base: str, log: Path
) -> None:
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("yamamoto_type:", "yamamoto_tiep:"), "utf-8")
    wait_until(lambda: "onbekend veld ‘yamamoto_tiep’" in log.read_text("utf-8"))

    file.write_text(whole, "utf-8")
    call(file, "Weer een andere titel")

    wait_for(f"{base}voorbeelden/{CASE}/", "Weer een andere titel")


def test_what_was_taken_away_is_gone(file: Path, base: str) -> None:
    file.unlink()

    wait_until(lambda: ask(f"{base}voorbeelden/{CASE}/")[0] == 404)
    assert CASE not in ask(f"{base}voorbeelden/")[1]
