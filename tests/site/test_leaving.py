"""There is a way out: without this program, another generator builds the same site."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml

from macros.cli import main
from macros.library import Library
from macros.pages import generated_pages
from macros.publishing.styles import STYLES
from macros.publishing.tripwire import alarms
from tests.conftest import CASE, ROOT, Files
from tests.site.building import ENVIRONMENT, SITE_URL, BuiltSite, build_here, run
from tests.site.reading import Element, SitePage, read_site
from tests.site.small import small_root

HOSTILE = (
    CASE.replace(
        "problem: Er waren te weinig lassers.",
        """problem: |-
  Een regel.</div></article><script>alert(1)</script>

  # Geen kop

      Geen code {{ 7*7 }} {% raw %}

  | a | b |
  |---|---|

  [x](javascript:alert) *schuin* <b onclick="alert(1)">vet</b> [TOC] &lt; \\* --8<-- "x"
""",
    )
    .replace("summary: Een", "summary: '{{ 7*7 }} <b>Een</b> & *een*: ")
    .replace("van de lassers.\n", "van de lassers.'\n", 1)
)


@dataclass(frozen=True)
class Left:
    """The folder that was written, what the other generator said, and the site it built."""

    folder: Path
    site: Path
    built: subprocess.CompletedProcess[str]


def leave(root: Path, folder: Path) -> Left:
    with patch.dict(os.environ, ENVIRONMENT):
        assert main(["pages", "--root", str(root), "--out", str(folder)]) == 0
    built = run(folder, "properdocs", "build", "--strict", "--config-file", "mkdocs.yml")
    return Left(folder, folder / "site", built)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return leave(ROOT, tmp_path_factory.mktemp("left"))


def files_of(site: Path) -> set[str]:
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and not path.is_relative_to(site / "pagefind")
    }


def article(page: SitePage) -> Element:
    """The article of a page without what stands below it."""
    found = next(one for one in page.root if "md-content__inner" in one.attributes.get("class", ""))
    return Element("article", {}, [one for one in found.children if not is_action(one)])


def is_action(part: Element | str) -> bool:
    return isinstance(part, Element) and part.attributes.get("class", "").startswith("kc-")


def parts(page: SitePage) -> list[tuple[str, dict[str, str]]]:
    """Every element of the article; the `<div>` around a component's HTML has no attributes."""
    return [
        (element.tag, element.attributes)
        for element in article(page)
        if element.tag != "div" or element.attributes
    ]


def test_properdocs_builds_the_folder_without_a_warning(left: Left) -> None:
    assert left.built.returncode == 0, left.built.stderr
    assert "WARNING" not in left.built.stderr


def test_the_folder_needs_nothing_of_this_program(left: Left) -> None:
    config = (left.folder / "mkdocs.yml").read_text("utf-8")
    templates = [path.read_text("utf-8") for path in (left.folder / "theme").rglob("*.html")]

    assert "hooks" not in config
    assert "macros" not in config
    assert "plugins: []" in config
    assert templates
    assert [text for text in templates if "frame_part" in text] == []
    assert list(left.folder.rglob("*.py")) == []


def test_every_address_is_the_same(site: BuiltSite, left: Left) -> None:
    assert files_of(site.folder) - files_of(left.site) == {"build.json", STYLES}
    more = files_of(left.site) - files_of(site.folder)
    assert [path for path in more if not path.startswith("assets/javascripts/")] == []


def test_the_data_are_the_same_to_the_byte(site: BuiltSite, left: Left) -> None:
    data = [path for path in files_of(site.folder) if path.startswith("data/")]

    assert len(data) > 5
    for path in data:
        assert (left.site / path).read_bytes() == (site.folder / path).read_bytes()


@pytest.fixture(scope="module")
def left_pages(left: Left) -> dict[str, SitePage]:
    return read_site(left.site, SITE_URL)


def test_a_generated_page_says_the_same_in_the_same_html(
    pages: dict[str, SitePage], left_pages: dict[str, SitePage], library: Library
) -> None:
    paths = [f"{page.path.removesuffix('.md')}/index.html" for page in generated_pages(library)]

    assert len(paths) > 300
    for path in paths:
        here, there = pages[path], left_pages[path]
        assert (here.title.split(" - ")[0], here.description) == (
            there.title.split(" - ")[0],
            there.description,
        )
        assert parts(here) == parts(there), path
        assert article(here).text.split() == article(there).text.split(), path


def test_a_written_page_has_the_same_links_and_headings(
    pages: dict[str, SitePage], left_pages: dict[str, SitePage]
) -> None:
    def told(page: SitePage) -> tuple[list[str], list[str]]:
        whole = article(page)
        heads = [one.attributes.get("id", "") for one in whole.all("h1", "h2", "h3")]
        return page.links(whole), heads

    for path in pages:
        if path != "404.html":
            assert told(pages[path]) == told(left_pages[path]), path


def test_what_a_contributor_wrote_is_inert_there_too(tmp_path: Path) -> None:
    files = {"cases/lasrobot.yml": HOSTILE, "cases/gewoon.yml": CASE.replace("Lasrobot", "Cobot")}
    root = tmp_path / "root"
    root.mkdir()
    small_root(root, files)
    here = build_here(root, root / "site")
    there = leave(root, tmp_path / "left")
    path = "voorbeelden/lasrobot/index.html"
    both = [read_site(folder, SITE_URL)[path] for folder in (here.folder, there.site)]

    assert there.built.returncode == 0, there.built.stderr
    assert alarms(there.site) == []
    assert "{{ 7*7 }}" in article(both[1]).text
    assert parts(both[0]) == parts(both[1])
    assert article(both[0]).text.split() == article(both[1]).text.split()
    assert both[0].description == both[1].description


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brief.txt").write_text("van iemand", "utf-8")

    assert main(["pages", "--root", str(ROOT), "--out", str(tmp_path)]) == 2
    assert "bestaat al en is geen lege map" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_wrong_content_is_told_and_nothing_is_written(
    write: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    config = yaml.safe_dump({"site_name": "x"})
    root = write({"mkdocs.yml": config, "cases/x.yml": CASE.replace("title:", "titel:")})

    assert main(["pages", "--root", str(root), "--out", str(root / "uit")]) == 1
    assert "cases/x.yml:1:1: fout:" in capsys.readouterr().out
    assert not (root / "uit").exists()
