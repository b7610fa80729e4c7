"""A page in docs/ that a stranger wrote is told about with a line, and hides no other problem.

Nothing in it is worked out, whatever it is called; nothing outside docs/ is read.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.cli import main
from macros.proposal import changed_files, summarise
from macros.source.encoding import MAX_BYTES
from macros.source.files import read_pages
from tests.conftest import CASE, ROOT
from tests.hostile.answering import BYTES

TEXTS = {
    "latin-1": (b"# Plan\n\nCaf\xe9\n", "3:4 geen-utf8"),
    "an invisible sign": ("# Plan\u202e\n", "1:7 onzichtbaar-teken"),
    "too large": ("x" * (MAX_BYTES + 1), "1:1 te-groot"),
    "none": ("\n{{ case_page(none) }}", "2:4 bouwsteen-verkeerd"),
    "a number for a name": ("{{ case_page(1) }}", "1:4 bouwsteen-verkeerd"),
    "a name for a number": ('{{ catalogue("cases", heading="2") }}', "1:4 bouwsteen-verkeerd"),
    "a list": ('{{ case_page(["a"]) }}', "1:4 bouwsteen-verkeerd"),
    "all of a list": ('{{ contact_list(*["a"]) }}', "1:4 bouwsteen-verkeerd"),
    "all of a map": ('{{ contact_list(**{"say": "a"}) }}', "1:4 bouwsteen-verkeerd"),
    "a sum": ("{{ case_page(9**9**9) }}", "1:4 bouwsteen-verkeerd"),
    "a long sum": (f"{{{{ case_page({'1+' * 20_000}1) }}}}", "1:4 bouwsteen-verkeerd"),
    "a wide text": ('{{ case_page("%999999999d"|format(1)) }}', "1:4 bouwsteen-verkeerd"),
    "a long text": ('{{ case_page("x" * 999999999) }}', "1:4 bouwsteen-verkeerd"),
    "an attribute": ("{{ case_page(x.y) }}", "1:4 bouwsteen-verkeerd"),
    "half a sign": (r'{{ case_page("\ud800") }}', "1:4 bouwsteen-verkeerd"),
    "an order to the terminal": (r'{{ case_page("\x1b[2J") }}', "1:4 bouwsteen-verkeerd"),
    "thousands of digits": (f"\n{{{{ case_page({'1' * 5_000}) }}}}", "2:1 accolades"),
    "brackets in brackets": (f"\n{{{{ {'(' * 3_000}1{')' * 3_000} }}}}", "2:1 accolades"),
    "braces in braces": ("{{" * 30_000, "1:1 accolades"),
    "not not": (f"{{{{ {'not ' * 3_000}1 }}}}", "1:1 accolades"),
}
FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "1:1 bestand"),
    "a link to nothing": (lambda page: page.symlink_to("nergens"), "1:1 bestand"),
    "a link out of docs": (lambda page: page.symlink_to("/etc/passwd"), "1:1 bestand"),
    "a link to a folder": (lambda page: page.symlink_to("/etc"), "1:1 bestand"),
    "a pipe": (os.mkfifo, "1:1 bestand"),
}
MAKING = FILES | {
    name: ((lambda page, text=text: page.write_bytes(_bytes(text))), said)
    for name, (text, said) in TEXTS.items()
}
OTHER = "docs/z.md:1:4: fout: er is geen bouwsteen ‘bestaat_niet’ [onbekende-bouwsteen]"
# Less than what the largest of the above would take if anything in it were worked out.
LIMITED = "import resource as r; r.setrlimit(r.RLIMIT_AS, ({0}, {0})); "
CHECK = "from macros.cli import main; raise SystemExit(main(['check', '--root', '.']))"


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


@pytest.fixture
def root(write: Callable[..., Path]) -> Path:
    """A proposal with something wrong in its last page."""
    return write({"cases/lasrobot.yml": CASE, "docs/z.md": "{{ bestaat_niet() }}\n"})


@pytest.mark.parametrize("name", MAKING)
def test_a_page_is_told_about_with_its_line_and_so_is_all_else(name, root, capsys) -> None:
    make, said = MAKING[name]
    place, code = said.split()
    make(root / "docs" / "x.md")

    assert main(["check", "--root", str(root)]) == 1
    first, remedy, other, _ = capsys.readouterr().out.splitlines()
    assert first.startswith(f"docs/x.md:{place}: fout: ")
    assert first.endswith(f"[{code}]")
    assert remedy.startswith("    oplossing: ")
    assert other == OTHER


def test_parts_within_parts_are_told_at_the_line_where_they_become_too_many(root, capsys) -> None:
    (root / "docs" / "x.md").write_text("{% if 1 %}\n" * 2_000 + "{% endif %}" * 2_000)

    assert main(["check", "--root", str(root)]) == 1
    first, _, other, _ = capsys.readouterr().out.splitlines()
    assert 1 < int(first.split(":")[1]) < 2_000
    assert first.endswith("fout: hier staan accolades die te ingewikkeld zijn [accolades]")
    assert other == OTHER


@pytest.mark.parametrize("name", MAKING)
def test_what_a_proposal_changes_is_told_whatever_its_pages_are(name, root, tmp_path) -> None:
    MAKING[name][0](root / "docs" / "x.md")

    summary = summarise(root / "niets", root)

    assert MAKING[name][1].split()[1] in [finding.code for finding in summary.findings]
    assert summary.model_dump_json()


def test_docs_that_is_a_link_is_not_read(write, tmp_path_factory, capsys) -> None:
    elsewhere = tmp_path_factory.mktemp("elders")
    (elsewhere / "geheim.md").write_text("{{ geheim() }}\n")
    root = write({"cases/lasrobot.yml": CASE})
    (root / "docs").symlink_to(elsewhere)

    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().out.startswith("docs:1:1: fout: ‘docs’ is geen gewone map")


@pytest.mark.parametrize(("name", "kind"), [("x.md", ".md"), ("x.png", ".png"), ("x", ".md")])
def test_a_link_is_to_be_a_file_of_its_own_kind(name, kind, root, capsys) -> None:
    (root / "docs" / name).symlink_to("/etc/passwd")

    assert main(["check", "--root", str(root)]) == 1
    first, remedy, *_ = capsys.readouterr().out.splitlines()
    assert first == f"docs/{name}:1:1: fout: dit is geen gewoon bestand [bestand]"
    assert remedy == f"    oplossing: zet er een {kind}-bestand neer"


def test_a_new_page_is_among_what_a_proposal_changes_and_a_link_is_not(root) -> None:
    (root / "docs" / "x.md").symlink_to("/etc/passwd")

    assert changed_files(root / "niets", root) == {"cases/lasrobot.yml", "docs/z.md"}


@pytest.mark.parametrize("name", ["x.markdown", "x.mdown", "x.mkdn", "x.mkd"])
def test_what_mkdocs_takes_for_a_page_is_called_like_one(name, root, capsys) -> None:
    (root / "docs" / name).write_text("{{ case_page(9**9**9) }}\n")

    assert main(["check", "--root", str(root)]) == 1
    first, remedy, *_ = capsys.readouterr().out.splitlines()
    assert first == f"docs/{name}:1:1: fout: ‘{name}’ is geen .md-bestand [bestand]"
    assert remedy == "    oplossing: noem het x.md"


def test_a_link_to_a_folder_is_not_followed_not_even_in_a_circle(root, tmp_path_factory) -> None:
    elsewhere = tmp_path_factory.mktemp("elders")
    (elsewhere / "geheim.md").write_text("{{ geheim() }}\n")
    (root / "docs" / "elders").symlink_to(elsewhere)
    (root / "docs" / "rond").symlink_to(".")

    codes = {file: [one.code for one in found] for file, _, found in read_pages(root / "docs")}
    assert codes == {"docs/elders": ["bestand"], "docs/rond": ["bestand"], "docs/z.md": []}


def test_a_page_in_a_thousand_folders_is_found(root, capsys, monkeypatch) -> None:
    monkeypatch.chdir(root / "docs")
    for _ in range(1_000):
        Path("a").mkdir()
        os.chdir("a")
    Path("x.md").write_text("{{ fout() }}\n")
    monkeypatch.chdir(root)

    try:
        assert main(["check", "--root", "."]) == 1
        assert f"docs/{'a/' * 1_000}x.md:1:4: fout: " in capsys.readouterr().out
        assert summarise(root / "niets", root).findings
    finally:  # which is more than what empties the folder of a test can take away
        subprocess.run(["rm", "-rf", root / "docs" / "a"], check=True)


@pytest.mark.parametrize(
    ("folder", "ending"), [("docs", "md"), ("cases", "yml"), ("cases", "yaml")]
)
def test_a_name_that_cannot_be_written_is_told_without_that_sign(
    folder, ending, root, capfd
) -> None:
    (root / folder / f"x\udcff.{ending}").write_text("{{ fout() }}\n")

    assert main(["check", "--root", str(root)]) == 1
    assert f"{folder}/x .{ending}:1:" in capfd.readouterr().out
    assert summarise(root / "niets", root).model_dump_json()


def test_all_these_pages_together_take_no_more_room_than_a_file_of_content_may(root) -> None:
    for number, (make, _) in enumerate(MAKING.values()):
        make(root / "docs" / f"x{number}.md")

    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(BYTES) + CHECK],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8:strict"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert done.stdout.count(": fout: ") == len(MAKING) + 1, done.stderr
