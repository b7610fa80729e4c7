"""Only what passed every check is published: the workflows say so, and so does the build."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import CASE, ROOT
from tests.site.building import run
from tests.site.small import small_root

WORKFLOWS = {
    path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
}
CHECKS = "bash .ci/run"
PUBLISHER = "actions/deploy-pages@"
PARCEL = "actions/upload-pages-artifact@"
JOBS = [
    pytest.param(workflow, job, id=f"{name}-{key}")
    for name, workflow in WORKFLOWS.items()
    for key, job in workflow["jobs"].items()
]


def steps_of(job: dict[str, Any]) -> list[str]:
    """What a job does, in order: the action that it uses or the command that it runs."""
    return [step.get("uses") or step["run"].strip() for step in job["steps"]]


def place(steps: list[str], beginning: str) -> int:
    return next(number for number, step in enumerate(steps) if step.startswith(beginning))


def publishers() -> list[tuple[str, dict[str, Any]]]:
    """Each job that puts a site on the internet, with the name of its workflow."""
    return [
        (name, job)
        for name, workflow in WORKFLOWS.items()
        for job in workflow["jobs"].values()
        if any(step.startswith(PUBLISHER) for step in steps_of(job))
    ]


def test_one_job_publishes_and_only_what_is_on_main() -> None:
    [(name, _)] = publishers()

    assert WORKFLOWS[name]["on"] == {"push": {"branches": ["main"]}}


def test_nothing_is_published_before_every_check_has_passed() -> None:
    [(name, job)] = publishers()
    needed = WORKFLOWS[name]["jobs"][job["needs"]]
    steps = steps_of(needed)

    assert place(steps, CHECKS) < place(steps, "SOURCE_DATE_EPOCH=") < place(steps, PARCEL)
    assert "make site" in steps[place(steps, "SOURCE_DATE_EPOCH=")]


def test_a_proposal_passes_the_same_checks_and_can_publish_nothing() -> None:
    proposal = WORKFLOWS["controle"]

    assert "pull_request" in proposal["on"]
    assert CHECKS in steps_of(proposal["jobs"]["bouw"])
    for job in proposal["jobs"].values():
        assert job["permissions"] == {"contents": "read"}


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_no_failure_is_overlooked(workflow: dict[str, Any], job: dict[str, Any]) -> None:
    for part in (job, *job["steps"]):
        assert "continue-on-error" not in part
        assert "always()" not in part.get("if", "")
        assert "failure()" not in part.get("if", "")
    assert workflow["permissions"] == {}


def test_the_checks_stop_at_the_first_that_fails() -> None:
    commands = (ROOT / ".ci" / "run").read_text("utf-8")

    assert "set -euo pipefail" in commands
    assert "make check test" in commands
    assert "|| true" not in commands


def test_a_broken_file_leaves_the_last_good_site_as_it_is(tmp_path: Path) -> None:
    root = small_root(tmp_path, {"cases/lasrobot.yml": CASE.replace("title:", "titel:")})
    last = root / "site" / "index.html"
    last.parent.mkdir()
    last.write_text("de laatste goede site", "utf-8")

    done = run(root, "mkdocs", "build", "--strict")

    assert done.returncode != 0
    assert "cases/lasrobot.yml:1:1: fout: " in done.stderr
    assert [file.name for file in last.parent.iterdir()] == ["index.html"]
    assert last.read_text("utf-8") == "de laatste goede site"
