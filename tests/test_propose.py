"""An issue with the label of a maintainer becomes a proposal with one file, and says so."""

import json

import pytest

from macros.cli import main
from macros.cli import propose as command
from macros.models import Case
from tests.conftest import CASE
from tests.fake_github import TOKEN, fake_github
from tests.forms.test_issue_to_entry import ANONYMOUS, body

FILE = "cases/kleine-gieterij-plant-met-kaarten-aan-de-muur.yml"


@pytest.fixture
def server(monkeypatch):
    with fake_github() as github:
        github.permissions = {"beheerder": "maintain", "helper": "triage", "vreemde": "read"}
        monkeypatch.setenv("GITHUB_API_URL", github.api)
        monkeypatch.setenv("GITHUB_REPOSITORY", "eigenaar/kenniscentrum")
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        yield github


@pytest.fixture
def propose(write, monkeypatch, capsys, server):
    """Run the command for an issue with this text, labelled by somebody."""

    def run(text: str | None, sender: str = "beheerder", number: int = 12):
        root = write({"cases/oud.yml": CASE})
        event = {"sender": {"login": sender}, "issue": {"number": number, "body": text}}
        (root / "event.json").write_text(json.dumps(event), "utf-8")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(root / "event.json"))
        code = main(["propose", "--root", str(root)])
        for made in (root / "cases").glob("k*.yml"):
            made.unlink()
        return code, capsys.readouterr().out

    return run


def test_the_answers_become_one_file_on_a_branch_and_a_proposal(propose, server) -> None:
    code, said = propose(body(Case, ANONYMOUS))

    assert (code, said) == (0, f"issue 12: {FILE}\n")
    [pull] = server.pulls
    assert (pull["head"], pull["base"]) == ("voorstel/issue-12", "main")
    assert pull["title"] == f"Voorstel uit issue 12: {FILE}"
    assert pull["body"].startswith("Dit voorstel komt uit #12.")
    files = server.files_on("voorstel/issue-12")
    assert list(files) == [FILE]
    assert files[FILE].startswith("title: Kleine gieterij plant met kaarten aan de muur\n")


def test_the_issue_is_told_where_its_proposal_is_in_one_comment(propose, server) -> None:
    propose(body(Case, ANONYMOUS))
    propose(body(Case, ANONYMOUS))

    [only] = server.comments
    assert only["number"] == 12
    assert only["body"].startswith(command.MARK)
    assert "Het voorstel: https://github.com/eigenaar/kenniscentrum/pull/1" in only["body"]
    assert len(server.pulls) == 1


def test_what_is_wrong_is_told_under_the_issue_and_the_proposal(propose, server) -> None:
    code, _ = propose(body(Case, ANONYMOUS | {"Titel": "Klein"}))

    assert code == 0
    for text in (server.comments[0]["body"], server.pulls[0]["body"]):
        assert "Titel: ‘Titel’ telt 5 tekens" in text


@pytest.mark.parametrize("text", ["", None, "Zomaar een vraag", "### Titel\n\nx\n" * 500])
def test_what_is_no_form_makes_no_proposal_and_is_told(propose, server, text) -> None:
    code, said = propose(text)

    assert (code, said) == (0, "issue 12: er kwam geen bestand uit\n")
    assert server.pulls == []
    assert list(server.branches) == ["main"]
    assert len(server.comments) == 1


@pytest.mark.parametrize("sender", ["vreemde", "onbekend", "../../../beheerder", "a/b"])
def test_somebody_without_the_right_makes_no_proposal(propose, server, sender) -> None:
    code, said = propose(body(Case, ANONYMOUS), sender)

    assert "alleen wie het voorstel mag beoordelen" in said
    assert code == 0
    assert server.pulls == server.comments == []


def test_somebody_who_may_label_makes_one(propose, server) -> None:
    propose(body(Case, ANONYMOUS), "helper")

    assert len(server.pulls) == 1


def test_no_form_brings_the_label_by_itself() -> None:
    from tests.conftest import ROOT

    workflow = (ROOT / ".github" / "workflows" / "voorstel-uit-issue.yml").read_text("utf-8")
    assert "github.event.label.name == 'maak-voorstel'" in workflow
    for form in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        assert "maak-voorstel" not in form.read_text("utf-8")


def test_the_words_of_a_stranger_stay_words_in_every_place(propose, server) -> None:
    evil = "@iedereen ``` <img src=x> [x](https://kwaad.nl) ${{ secrets.GITHUB_TOKEN }} klopt"
    propose(body(Case, ANONYMOUS | {"Samenvatting": f"{evil}\n``````\n# Kop"}))

    [pull] = server.pulls
    assert "@" not in pull["title"]
    for text in (pull["body"], server.comments[0]["body"]):
        assert "@iedereen" not in text
        assert "<img" not in text
