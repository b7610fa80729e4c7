"""Ten contributors make ten mistakes in real cases: all are told at once, and nothing is built."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.models import KINDS
from tests.conftest import ROOT
from tests.site.building import run


@dataclass(frozen=True)
class Mistake:
    """What someone types instead of what matches `right`; `¶` is the place that must be named."""

    right: str
    wrong: str
    says: str
    encoding: str = "utf-8"

    def fits(self, text: str) -> bool:
        return bool(re.search(self.right, text, re.MULTILINE))

    def made_in(self, text: str) -> tuple[bytes, int, int]:
        """The text with the mistake, and the line and column where it stands."""
        marked = re.sub(self.right, self.wrong, text, count=1, flags=re.MULTILINE)
        before, _, after = marked.partition("¶")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return (before + after).encode(self.encoding, "replace"), line, column


MISTAKES = [
    Mistake(
        r"^  - instrument: smart-industry-fieldlabs$",
        r"  - instrument: ¶smart-industry-fieldlab",
        "er is geen instrument ‘smart-industry-fieldlab’ in instruments/ [onbekend-instrument]",
    ),
    Mistake(
        r"^yamamoto_type: .*$",
        r"yamamoto_type: ¶5",
        "‘5’ is geen term van Typen procesinnovatie [onbekende-term]",
    ),
    Mistake(
        r"^  now: .*$",
        r"  now: ¶12",
        "‘12’ is geen term van Rijpheid van een productieproces (MRL) [onbekende-term]",
    ),
    Mistake(r"\Atitle: .*\n", r"¶", "verplicht veld ‘title’ ontbreekt [verplicht]"),
    Mistake(r"^  sector: ", "¶\tsector: ", "hier staat een tab [tab]"),
    Mistake(
        r"\Z",
        "¶title: Nog een titel\n",
        "‘title’ staat er twee keer, eerst op regel 1 [dubbele-sleutel]",
    ),
    Mistake(
        r"^support:",
        "¶no_support: niet-vermeld\nsupport:",
        "er staat welke steun er was, en ook ‘no_support’ [steun-of-geen-steun]",
    ),
    Mistake(
        r"\Atitle: .*$",
        r'title: ¶"Een titel zonder einde',
        "het aanhalingsteken dat hier opent, wordt nergens gesloten [aanhalingsteken-open]",
    ),
    Mistake(
        r"^  province: .*$",
        r"  province: ¶hollant",
        "‘hollant’ is geen term van Provincies [onbekende-term]",
    ),
    Mistake(
        r"\Atitle: .*$",
        r"title: Co¶ördinatie van de productie",
        "hier staat een teken dat geen UTF-8 is (byte 0xf6) [geen-utf8]",
        encoding="latin-1",
    ),
]


@dataclass(frozen=True)
class Contribution:
    """A copy of the content with the mistakes in it, and what must be said of them."""

    root: Path
    expected: list[str]


@pytest.fixture(scope="module")
def contribution(tmp_path_factory: pytest.TempPathFactory) -> Contribution:
    root = tmp_path_factory.mktemp("ten-mistakes")
    for name in (*(kind.folder for kind in KINDS), "docs", "macros"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    files = sorted(root.glob("cases/*.yml"))
    expected = []
    for mistake in MISTAKES:
        file = next(file for file in files if mistake.fits(file.read_text("utf-8")))
        files.remove(file)
        content, line, column = mistake.made_in(file.read_text("utf-8"))
        file.write_bytes(content)
        expected.append(f"cases/{file.name}:{line}:{column}: fout: {mistake.says}")
    return Contribution(root, sorted(expected))


def errors_in(text: str) -> list[str]:
    return sorted(line for line in text.splitlines() if ": fout: " in line)


def test_the_check_names_all_ten_with_their_place(contribution: Contribution) -> None:
    outcome = run(ROOT, "macros", "check", "--root", str(contribution.root))

    assert errors_in(outcome.stdout) == contribution.expected
    assert outcome.returncode == 1


def test_every_one_of_the_ten_comes_with_what_to_do(contribution: Contribution) -> None:
    lines = run(ROOT, "macros", "check", "--root", str(contribution.root)).stdout.splitlines()

    for number, line in enumerate(lines):
        if ": fout: " in line:
            assert re.match(r"    oplossing: \w.{5,}", lines[number + 1]), line


def test_the_build_stops_with_the_same_ten(contribution: Contribution) -> None:
    folder = contribution.root / "built"
    outcome = run(contribution.root, "mkdocs", "build", "--strict", "--site-dir", str(folder))

    assert errors_in(outcome.stdout + outcome.stderr) == contribution.expected
    assert "10 problemen" in outcome.stdout + outcome.stderr
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert outcome.returncode == 1
    assert not folder.exists()


def test_the_ten_are_mistakes_and_the_rest_is_not(contribution: Contribution) -> None:
    assert run(ROOT, "macros", "check").returncode == 0
