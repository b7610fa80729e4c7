"""Every file of the corpus is answered in time: refused with its place, or accepted.

A process of its own, with a limit to its memory and its time, reads them all; a file that hangs or
crashes it cannot take the tests along.
"""

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.hostile.answering import SECONDS
from tests.hostile.corpus import Hostile, corpus

EVERYTHING = corpus("refused", "inert", "exact")
every_one = pytest.mark.parametrize("hostile", EVERYTHING, ids=lambda hostile: hostile.id)


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """What was said of each file, and how long that took; a file without an answer ended it."""
    limit = SECONDS * len(EVERYTHING)
    command = [sys.executable, "-m", "tests.hostile.answering"]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=limit, check=False
    )
    found = {answer.pop("id"): answer for answer in map(json.loads, ran.stdout.splitlines())}
    if missing := [hostile.id for hostile in EVERYTHING if hostile.id not in found]:
        pytest.fail(f"no answer to {missing[0]}: exit code {ran.returncode}\n{ran.stderr[-2000:]}")
    return found


def test_the_corpus_is_large_and_each_part_has_its_files() -> None:
    groups = {hostile.group for hostile in EVERYTHING}

    assert len(EVERYTHING) >= 120
    assert len(corpus("exact")) >= 15
    assert {group: sum(one.group == group for one in EVERYTHING) for group in groups if group}
    assert len({hostile.file for hostile in corpus("inert", "exact")}) == len(
        corpus("inert", "exact")
    )
    assert all(hostile.says for hostile in corpus("refused"))


@every_one
def test_a_file_is_refused_at_its_place_or_accepted(
    hostile: Hostile, answers: dict[str, Any]
) -> None:
    answer = answers[hostile.id]
    number = len(answer["says"])
    said = answer["says"] if number <= 25 else [*answer["says"][:3], f"… {number}"]

    assert said == list(hostile.says)
    for text in answer["texts"]:  # of which nothing a stranger wrote can make one more line
        assert re.fullmatch(r"[^\n]+: fout: [^\n]+\n    oplossing: [^\n]+", text)
        assert "Traceback" not in text


@every_one
def test_a_file_is_answered_within_seconds(hostile: Hostile, answers: dict[str, Any]) -> None:
    assert answers[hostile.id]["seconds"] < SECONDS
