"""A proposal is summed up for its reader, and whatever stands in it is only words there."""

import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.cli import main
from macros.cli.tree import problems_in
from macros.links import report as links
from macros.proposal import MOST, Summary, summarise
from macros.proposal_text import as_markdown, code
from tests.conftest import CASE, INSTRUMENT

SUITS = INSTRUMENT + (
    "needs: [investering]\nsuitability:\n  1:\n    verdict: ja\n    reason: Past.\n"
    "    basis: redactie\n"
)


@pytest.fixture
def roots(write, tmp_path_factory):
    """Give the base as it was written, and the proposal with these files in place of its own."""

    def make(before, changes):
        base = write(before)
        proposal = tmp_path_factory.mktemp("voorstel")
        shutil.copytree(base, proposal, dirs_exist_ok=True)
        for name, text in changes.items():
            path = proposal / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8") if text is not None else path.unlink()
        return base, proposal

    return make


def test_a_new_case_is_told_with_what_it_says_and_what_it_changes(roots) -> None:
    text = as_markdown(summarise(*roots({"cases/oud.yml": CASE}, {"cases/nieuw.yml": CASE})))

    assert "**Geen fouten.**" in text
    assert "- **Nieuw:** `cases/nieuw.yml`: `Lasrobot neemt het seriewerk over`" in text
    assert "  - Samenvatting: `Een lasrobot nam het seriewerk over van de lassers.`" in text
    assert "`Metaalbewerking`" in text
    assert "- `cases/nieuw.yml`: `bestaat niet` wordt `Steun onbekend`" in text


def test_what_looks_like_something_that_exists_is_asked_about_apart(roots) -> None:
    text = as_markdown(summarise(*roots({"cases/oud.yml": CASE}, {"cases/nieuw.yml": CASE})))

    assert "#### Lijkt dit op iets dat er al is?\n\n- tip in `cases/oud.yml:1:8`" in text
    assert "`de titel lijkt sterk op die van cases/nieuw.yml`" in text


def test_a_changed_field_is_told_by_its_dutch_name(roots) -> None:
    changed = CASE.replace("size: klein", "size: groot").replace("kocht", "huurde")
    text = as_markdown(summarise(*roots({"cases/een.yml": CASE}, {"cases/een.yml": changed})))

    assert "- **Gewijzigd:** `cases/een.yml`" in text
    assert "  - Anders: `Bedrijf`, `Wat`" in text


def test_what_is_taken_away_is_told_and_how_to_keep_its_page(roots) -> None:
    text = as_markdown(summarise(*roots({"cases/een.yml": CASE}, {"cases/een.yml": None})))

    assert "- **Weg:** `cases/een.yml`: `Lasrobot neemt het seriewerk over`" in text
    assert "Zet er `withdrawn` in" in text


def test_a_new_scheme_changes_a_cell_of_the_matrix(roots) -> None:
    summary = summarise(*roots({"cases/een.yml": CASE}, {"instruments/voucher.yml": SUITS}))

    told = {shift.what: (shift.before, shift.after) for shift in summary.coverage}
    assert told == {
        "Investeren in machines of software, type 1": ("niemand", "past (1)"),
        **{
            f"Investeren in machines of software, type {number}": ("niemand", "niet bekend (1)")
            for number in (2, 3, 4)
        },
    }


def test_only_errors_and_tips_of_what_changed_are_told(roots) -> None:
    long = CASE.replace("Het bedrijf kocht een lasrobot.", " ".join(["woord"] * 40) + ".")
    base = {"cases/een.yml": long, "cases/twee.yml": CASE.replace("Lasrobot", "Iets anders")}
    wrong = base["cases/twee.yml"].replace("size: klein", "size: reusachtig")

    summary = summarise(*roots(base, {"cases/twee.yml": wrong}))

    assert [finding.code for finding in summary.findings] == ["onbekende-term"]
    assert summary.counts["errors"] == 1
    assert [change.change for change in summary.changes] == ["gewijzigd"]


def test_a_link_is_told_of_when_the_weekly_look_knows_something_and_nobody_visits_it(
    roots, monkeypatch, tmp_path_factory
) -> None:
    folder = tmp_path_factory.mktemp("verslag")
    record = {"outcome": "onzeker", "why": "de website geeft antwoord 403"}
    record["looked_on"] = "2026-11-20"
    (folder / "report.json").write_text(
        json.dumps({"addresses": {"https://a.nl/x": record, "https://b.nl/": record}}), "utf-8"
    )
    monkeypatch.setattr(links, "FOLDER", folder)
    monkeypatch.setattr("socket.socket", None)
    links.link_report.cache_clear()
    source = "sources:\n  - title: x\n    publisher: y\n    url: https://{}\n"
    base, proposal = roots(
        {"cases/oud.yml": CASE + source.format("b.nl/")},
        {"cases/nieuw.yml": CASE + source.format("a.nl/x")},
    )

    text = as_markdown(summarise(base, proposal))
    links.link_report.cache_clear()

    assert (
        "- `https://a.nl/x` in `cases/nieuw.yml`: `onzeker`, `de website geeft antwoord 403`, "
        "bekeken op `2026-11-20`" in text
    )
    assert "b.nl" not in text


def test_of_very_much_only_the_first_is_told_and_the_rest_counted(roots) -> None:
    many = {f"cases/geval-{number}.yml": "title: x\n" for number in range(60)}

    summary = summarise(*roots({"cases/een.yml": CASE}, many))
    text = as_markdown(summary)

    assert len(summary.findings) == len(summary.changes) == MOST
    assert f"- en nog {60 - MOST}\n" in text
    assert f"**{summary.counts['errors']} fouten.**" in text
    assert len(text) < 60_000


def test_the_largest_summary_that_is_accepted_fits_in_a_comment() -> None:
    from macros.cli.comment import text_of

    shift = {"what": "`" * 300, "before": "`" * 300, "after": "`" * 300}
    empty = {"counts": {}, "findings": [], "changes": [], "coverage": [], "links": []}
    content = json.dumps(empty | {"adequacy": [shift] * MOST, "coverage": [shift] * MOST})

    assert len(text_of(content.encode(), "abc")) < 65_536


EVIL = [
    "@iedereen",
    "#1 en eigenaar/kenniscentrum#2",
    "https://kwaad.nl",
    "[x](javascript:alert(1))",
    "![x](https://kwaad.nl/x.png)",
    "<img src=x onerror=alert(1)>",
    "</details><script>alert(1)</script>",
    "`weg` ``eruit`` ```` ```",
    "`",
    "``",
    "a\n\n# Kop\n\n- [x] klaar",
    "| a | b |\n|---|---|",
    "<!-- kenniscentrum: samenvatting van het voorstel -->",
    "{{ 7 * 7 }} ${{ secrets.GITHUB_TOKEN }}",
    "\u202egninraw\u200b",
    "\\`",
    " ",
    "",
]


@pytest.mark.parametrize("evil", EVIL)
def test_no_value_is_more_than_its_words(evil: str) -> None:
    only_code(evil)


@given(st.text(alphabet=st.sampled_from("`\\ \n*_<>[]()!@#|&;-a")))
def test_no_text_at_all_is_more_than_its_words(text: str) -> None:
    only_code(text)


def only_code(value: str) -> None:
    """The value stands in one element of code, after the words that were there before it."""
    [inline] = [
        token
        for token in MarkdownIt("commonmark").parse(f"- vooraf {code(value)} achteraf")
        if token.type == "inline"
    ]
    assert [part.type for part in inline.children] == ["text", "code_inline", "text"]
    assert inline.children[0].content == "vooraf "
    assert inline.children[2].content == " achteraf"


@pytest.mark.parametrize("evil", EVIL)
def test_a_hostile_summary_is_only_words_wherever_it_stands(evil: str) -> None:
    shift = {"what": evil, "before": evil, "after": evil}
    finding = {"place": evil, "severity": "fout", "code": evil, "message": evil, "remedy": evil}
    change = {"file": evil, "change": "nieuw", "title": evil, "summary": evil}
    summary = Summary.model_validate_json(
        json.dumps(
            {
                "counts": {evil: 1, "errors": 2},
                "findings": [finding, finding | {"code": "lijkt-op-ander"}],
                "changes": [change | {"changed_fields": [evil], "terms": [evil, evil]}],
                "coverage": [shift],
                "adequacy": [shift],
                "links": [
                    {
                        **{"file": evil, "address": evil, "outcome": "weg", "why": evil},
                        "looked_on": "2026-11-20",
                    }
                ],
            }
        )
    )

    tokens = MarkdownIt("commonmark").parse(as_markdown(summary))

    kinds = {part.type for token in tokens for part in (token.children or [token])}
    assert kinds.isdisjoint({"link_open", "image", "html_block", "html_inline", "fence"})
    words = [part.content for token in tokens for part in token.children or []]
    plain = [
        part.content for token in tokens for part in token.children or [] if part.type == "text"
    ]
    assert len(words) > 20
    for mark in ("@", "https:", "<", "[x]", "{{", "secrets"):
        assert not any(mark in text for text in plain)
    headings = [token for token in tokens if token.type == "heading_open"]
    assert len(headings) == 7


def test_the_command_gives_words_to_a_person_and_data_to_a_program(roots, tmp_path, capsys) -> None:
    base, proposal = roots({"cases/een.yml": CASE}, {"cases/twee.yml": CASE})
    file = tmp_path / "samenvatting.json"

    arguments = ["summary", "--base", str(base), "--proposal", str(proposal), "--json", str(file)]
    assert main(arguments) == 0

    assert capsys.readouterr().out == as_markdown(Summary.model_validate_json(file.read_bytes()))


def test_what_is_more_than_a_file_is_refused() -> None:
    listed = [
        "100644 1234 0\tcases/een.yml",
        "120000 1234 0\tdocs/geheim.md",
        "160000 1234 0\tcases/module",
        "100755 1234 0\tcases/programma.yml",
        "100755 1234 0\t.ci/run",
        "120000 1234 0\tmacros/x\ny.py",
    ]
    found = [(str(one.position.file), one.message) for one in problems_in("\0".join(listed) + "\0")]

    assert found == [
        ("docs/geheim.md", "‘docs/geheim.md’ is een snelkoppeling naar een ander bestand"),
        ("cases/module", "‘cases/module’ is een submodule van git"),
        (
            "cases/programma.yml",
            "‘cases/programma.yml’ is een bestand dat als programma gestart kan worden",
        ),
        ("macros/x y.py", "‘macros/x y.py’ is een snelkoppeling naar een ander bestand"),
    ]


def test_the_files_of_this_project_are_only_files(capsys) -> None:
    assert main(["tree"]) == 0
