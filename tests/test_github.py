"""What the workflows do at GitHub: one comment, one issue per organisation, one proposal."""

import json
from collections.abc import Iterator

import pytest

from macros.cli import comment as command
from macros.cli import main
from macros.cli.remind import LABEL, issues_of
from macros.github import GitHub, GitHubError
from macros.models import Case
from macros.proposal import Summary
from tests.conftest import CASE
from tests.fake_github import BOT, TOKEN, FakeGitHub, fake_github

EMPTY = {
    "counts": {"errors": 0},
    **{name: [] for name in ("findings", "changes", "coverage", "adequacy", "links")},
}
RUN = {
    "id": 7,
    "event": "pull_request",
    "head_sha": "abc1234def",
    "head_branch": "mijn-voorbeeld",
    "head_repository": {"id": 99, "owner": {"login": "bijdrager"}},
}


@pytest.fixture
def server() -> Iterator[FakeGitHub]:
    with fake_github() as github:
        yield github


@pytest.fixture
def github(server: FakeGitHub) -> GitHub:
    return GitHub(server.api, "eigenaar/kenniscentrum", TOKEN)


@pytest.fixture
def proposed(server: FakeGitHub) -> FakeGitHub:
    """A repository with one open proposal from a fork, whose check left a summary."""
    head = {"sha": RUN["head_sha"], "repo": {"id": 99}}
    server.pulls.append(
        {"number": 5, "state": "open", "label": "bijdrager:mijn-voorbeeld", "head": head}
    )
    server.leave("samenvatting", {"samenvatting.json": json.dumps(EMPTY).encode()})
    return server


def test_the_comment_is_written_once_and_after_that_anew(proposed, github) -> None:
    command.comment(github, RUN)
    changed = EMPTY | {"counts": {"errors": 3}}
    proposed.leave("samenvatting", {"samenvatting.json": json.dumps(changed).encode()})
    command.comment(github, RUN)

    [only] = proposed.comments
    assert only["number"] == 5
    assert only["body"].startswith(command.MARK)
    assert "**3 fouten.**" in only["body"]
    assert "Over wijziging abc1234." in only["body"]


def test_a_comment_of_somebody_else_with_our_mark_is_left_alone(proposed, github) -> None:
    theirs = {"id": 1, "number": 5, "user": {"login": "iemand"}, "body": f"{command.MARK}\nhoi"}
    proposed.comments.append(theirs)

    command.comment(github, RUN)

    assert [one["body"].partition("\n")[2][:3] for one in proposed.comments] == ["hoi", "###"]


def test_our_comment_is_found_beyond_the_first_page(proposed, github) -> None:
    proposed.comments += [
        {"id": number + 1, "number": 5, "user": {"login": "iemand"}, "body": "hoi"}
        for number in range(150)
    ]
    command.comment(github, RUN)
    command.comment(github, RUN)

    assert len(proposed.comments) == 151


@pytest.mark.parametrize(
    "changed",
    [
        {"head_sha": "een-oudere"},
        {"head_branch": "een-andere"},
        {"event": "push"},
        {"head_repository": None},
        {"head_repository": {"id": 98, "owner": {"login": "bijdrager"}}},
    ],
)
def test_only_the_newest_commit_of_an_open_proposal_gets_a_comment(
    proposed, github, changed
) -> None:
    said = command.comment(github, RUN | changed)

    assert said == "dit voorstel is intussen veranderd of gesloten"
    assert proposed.comments == []


def test_without_a_summary_nothing_is_said(proposed, github) -> None:
    proposed.artefacts.clear()

    assert command.comment(github, RUN) == "de controle liet geen samenvatting achter"
    assert proposed.comments == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[" * 5000,
        b"\xff\xfe",
        json.dumps(EMPTY | {"extra": 1}).encode(),
        json.dumps(EMPTY | {"changes": [{"file": "x" * 400}]}).encode(),
        json.dumps(EMPTY | {"coverage": [{"what": "x"} for _ in range(1000)]}).encode(),
        json.dumps(EMPTY | {"counts": {"errors": "<b>"}}).encode(),
    ],
)
def test_a_summary_that_is_none_is_said_to_be_unreadable(proposed, github, content) -> None:
    proposed.leave("samenvatting", {"samenvatting.json": content})

    command.comment(github, RUN)

    [only] = proposed.comments
    assert "die niet te lezen is" in only["body"]
    assert len(only["body"]) < 250


def test_what_is_too_large_is_not_read(proposed, github) -> None:
    proposed.sizes["samenvatting"] = command.MOST_BYTES + 1
    with pytest.raises(GitHubError, match="te groot"):
        command.comment(github, RUN)
    assert proposed.tokens_at_storage == []


def test_what_is_small_until_it_is_unpacked_is_not_read_whole(proposed, github) -> None:
    proposed.leave("samenvatting", {"samenvatting.json": b" " * (command.MOST_BYTES * 100)})
    assert len(proposed.artefacts["samenvatting"]) < command.MOST_BYTES

    with pytest.raises(GitHubError, match="uitgepakt te groot"):
        command.comment(github, RUN)


@pytest.mark.parametrize("archive", [b"geen zip", b"PK\x03\x04" + b"\0" * 40])
def test_what_is_no_archive_is_told(proposed, github, archive) -> None:
    proposed.artefacts["samenvatting"] = archive
    with pytest.raises(GitHubError, match="niet te lezen"):
        command.comment(github, RUN)


def test_an_archive_with_another_file_is_told(proposed, github) -> None:
    proposed.leave("samenvatting", {"../../etc/passwd": b"x"})
    with pytest.raises(GitHubError, match="niet te lezen"):
        command.comment(github, RUN)


def test_the_token_does_not_go_where_the_archive_is(proposed, github) -> None:
    command.comment(github, RUN)

    assert proposed.tokens_at_storage == [None]
    assert TOKEN not in repr(github)


def test_the_command_reads_the_event_and_says_what_it_did(
    proposed, tmp_path, monkeypatch, capsys
) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": RUN}), "utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_API_URL", proposed.api)
    monkeypatch.setenv("GITHUB_REPOSITORY", "eigenaar/kenniscentrum")
    monkeypatch.setenv("GITHUB_TOKEN", "verlopen")
    assert main(["comment"]) == 1
    assert "GitHub weigert GET: 401" in capsys.readouterr().out

    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    assert main(["comment"]) == 0
    assert "de samenvatting staat bij voorstel 5" in capsys.readouterr().out

    monkeypatch.delenv("GITHUB_TOKEN")
    assert main(["comment"]) == 1


def test_a_summary_that_was_made_here_can_be_read_there() -> None:
    assert Summary.model_validate_json(json.dumps(EMPTY)).model_dump(mode="json") == EMPTY


def issue(server: FakeGitHub, number: int) -> dict[str, object]:
    return server.issues[number - 1]


def test_every_organisation_has_one_open_issue_and_none_when_nothing_is_due(server, github) -> None:
    github.keep_issues(LABEL, {"<!-- a -->": ("Een", "tekst"), "<!-- b -->": ("Twee", "tekst")})
    github.keep_issues(LABEL, {"<!-- a -->": ("Een anders", "nieuwe tekst")})

    assert len(server.issues) == 2
    assert issue(server, 1)["title"] == "Een anders"
    assert issue(server, 1)["body"] == "<!-- a -->\nnieuwe tekst"
    assert [one["state"] for one in server.issues] == ["open", "closed"]

    github.keep_issues(LABEL, {"<!-- b -->": ("Twee", "weer")})
    assert [one["state"] for one in server.issues] == ["closed", "closed", "open"]


def test_an_issue_of_somebody_else_is_never_changed(server, github) -> None:
    theirs = {"number": 1, "user": {"login": "iemand"}, "state": "open", "labels": [LABEL]}
    server.issues.append(theirs | {"body": "<!-- a -->\nhoi", "title": "x"})
    server.issues.append(theirs | {"number": 2, "user": BOT, "body": None, "title": "pr"})
    server.issues[1]["pull_request"] = {}

    github.keep_issues(LABEL, {})

    assert [one["state"] for one in server.issues] == ["open", "open"]


def test_the_text_of_a_reminder_names_what_is_due_and_nothing_in_it_runs(written) -> None:
    evil = CASE.replace("Lasrobot neemt", "'@iedereen <b>[x](https://kwaad.nl) ``` neemt").replace(
        "werk over\n", "werk over'\n", 1
    )
    case = written({"cases/kwaad.yml": evil}).get(Case, "kwaad")

    [(mark, (title, body))] = issues_of({"Een @club": [case]}, "https://site.nl/").items()

    assert mark.startswith("<!-- kenniscentrum: te controleren ")
    assert title == "Te controleren: 1 pagina van Een @club"
    assert "- [ ] ````@iedereen <b>[x](https://kwaad.nl) ``` neemt" in body
    assert "([pagina](https://site.nl/voorbeelden/kwaad/))" in body
    assert "nagekeken op 17 mei 2024, opnieuw vóór 17 mei 2026" in body
    assert "`Een @club`" in body


def test_a_very_long_reminder_is_cut(written) -> None:
    case = written({"cases/een.yml": CASE}).get(Case, "een")

    [(_, body)] = issues_of({"club": [case] * 1000}, "").values()

    assert body.count("- [ ]") == 100
    assert "- en nog 900" in body


def test_a_proposal_has_a_branch_of_its_own_and_is_made_anew_there(server, github) -> None:
    first = github.propose("links/verslag", {"a.json": "1"}, "Verslag", "tekst")
    again = github.propose("links/verslag", {"a.json": "2"}, "Verslag 2", "tekst 2")

    assert first == again == "https://github.com/eigenaar/kenniscentrum/pull/1"
    [pull] = server.pulls
    assert (pull["title"], pull["base"]) == ("Verslag 2", "main")
    assert pull["body"].startswith("tekst 2\n\nSluit dit voorstel en open het weer")
    assert server.files_on("links/verslag") == {"a.json": "2"}
    assert server.branches["main"] == "start"


def test_without_a_difference_there_is_no_proposal(server, github) -> None:
    server.trees["boom-0"] = {"a.json": "1"}

    assert github.propose("links/verslag", {"a.json": "1"}, "Verslag", "tekst") is None
    assert server.pulls == []
    assert list(server.branches) == ["main"]
