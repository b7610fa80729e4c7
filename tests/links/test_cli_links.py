"""`python -m macros links` looks around, keeps what it found and says it."""

import json

import pytest

from macros.cli import links, main
from macros.links.visiting import Visitor
from tests.bad_server import bad_server
from tests.conftest import CASE


@pytest.fixture
def looking(write, monkeypatch, capsys):
    """Run the command over a case with these addresses, where a look gives what is wanted."""

    def run(outcomes: dict[str, object], *arguments: str) -> tuple[int, str, dict]:
        listed = "".join(f"  - title: x\n    publisher: y\n    url: {one}\n" for one in outcomes)
        root = write({"cases/lasrobot.yml": f"{CASE}sources:\n{listed}"})
        monkeypatch.setattr(links, "_visitor", lambda: _Told(outcomes))
        report = root / "report.json"
        code = main(["links", "--root", str(root), "--report", str(report), *arguments])
        kept = json.loads(report.read_text("utf-8")) if report.exists() else {}
        return code, capsys.readouterr().out, kept

    return run


class _Told(Visitor):
    def __init__(self, outcomes):
        object.__setattr__(self, "outcomes", outcomes)

    def look(self, address):
        return self.outcomes[address]


def test_the_outcome_of_a_real_visit_is_kept_and_told(write, monkeypatch, capsys):
    anywhere = Visitor(may_visit=lambda *_: True, patience=1.0)
    monkeypatch.setattr(links, "_visitor", lambda: anywhere)
    with bad_server() as website:
        monkeypatch.setattr(
            links, "addresses_in", lambda root: {f"{website.base}/404": ["cases/lasrobot.yml"]}
        )
        report = write({}) / "report.json"
        assert main(["links", "--root", str(report.parent), "--report", str(report)]) == 0

    said = capsys.readouterr().out
    assert "1 adres: 0 werken, 1 weg, 0 onzeker, 0 niet bekeken" in said
    assert (
        f"weg: {website.base}/404\n    de pagina bestaat niet (404); in cases/lasrobot.yml" in said
    )
    [record] = json.loads(report.read_text("utf-8"))["addresses"].values()
    assert record["outcome"] == "weg"
    assert len(record["failed_on"]) == 1


def test_without_a_connection_nothing_is_kept(looking):
    from macros.links.report import Outcome

    gone = Outcome(outcome="weg", why="de website bestaat niet")
    code, said, kept = looking({f"https://site{number}.nl/": gone for number in range(10)})

    assert code == 1
    assert "er is niets bewaard: 0 van de 10 adressen werkten" in said
    assert kept == {}


def test_known_visits_nothing(looking):
    code, said, kept = looking({"https://a.nl/": None}, "--known")

    assert code == 0
    assert said == "1 adres: 0 werken, 0 weg, 0 onzeker, 1 niet bekeken\n"
    assert kept == {}


def test_the_report_is_proposed_with_what_was_found_as_words_only(looking, monkeypatch, capsys):
    from macros.links.report import Outcome
    from tests.fake_github import TOKEN, fake_github

    gone = Outcome(outcome="weg", why="de pagina bestaat niet (404)")
    with fake_github() as github:
        monkeypatch.setenv("GITHUB_API_URL", github.api)
        monkeypatch.setenv("GITHUB_REPOSITORY", "eigenaar/kenniscentrum")
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        code, said, kept = looking({"https://a.nl/@iemand": gone}, "--propose")

        [pull] = github.pulls
        assert "https://github.com/eigenaar/kenniscentrum/pull/1" in said
        assert "- `weg: https://a.nl/@iemand`\n" in pull["body"]
        files = github.files_on("links/verslag")
    assert code == 0
    assert json.loads(files["macros/links/report.json"]) == kept

    monkeypatch.delenv("GITHUB_TOKEN")
    assert looking({"https://a.nl/@iemand": gone}, "--known", "--propose")[0] == 1
