"""Every mistake there is, with the exact text it earns; these files are its documentation too."""

import re
from pathlib import Path

import pytest
import yaml

from macros.checks import all_checks, all_tips
from macros.loading import InvalidContentError, load

GOLDEN = sorted((Path(__file__).parent / "problems").glob("*.yml"))


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_mistake_earns_exactly_this_text(golden, problems_in):
    example = yaml.safe_load(golden.read_text("utf-8"))

    said = "\n".join(map(str, problems_in(example["files"])))

    assert said == example["problems"].strip()
    assert f"[{golden.stem}]" in said


@pytest.mark.parametrize("code", [*all_checks(), *all_tips()])
def test_a_check_has_an_example_of_what_it_says(code):
    assert code in [golden.stem for golden in GOLDEN]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_message_is_plain_dutch_with_a_remedy(golden):
    for line in yaml.safe_load(golden.read_text("utf-8"))["problems"].strip().splitlines():
        text = line.partition(": fout: ")[2] or line.partition("oplossing: ")[2] or line
        assert not text.rstrip(" ]").endswith((".", "?", "!"))
        assert not re.search(r"\b(error|invalid|str|int|None|input|value|field)\b", text)


def test_an_error_stops_loading_and_a_tip_does_not(write, problems_in):
    tip = yaml.safe_load((GOLDEN[0].parent / "lijkt-op-ander.yml").read_text("utf-8"))["files"]
    error = yaml.safe_load((GOLDEN[0].parent / "verplicht.yml").read_text("utf-8"))["files"]

    assert len(load(write(tip)).known) == 2
    with pytest.raises(InvalidContentError, match="verplicht veld ‘title’ ontbreekt"):
        load(write(error))


def test_all_mistakes_of_all_files_come_at_once_in_the_order_of_the_files(problems_in):
    files = {}
    for golden in GOLDEN:
        if golden.stem in ("tab", "verplicht", "adres", "hekje"):
            for text in yaml.safe_load(golden.read_text("utf-8"))["files"].values():
                files[f"cases/{golden.stem}.yml"] = text

    found = problems_in(files)

    assert [problem.code for problem in found] == [
        "adres",
        "adres",
        "adres",
        "hekje",
        "tab",
        "verplicht",
        "verplicht",
    ]
    assert found == sorted(found)


def test_an_invalid_instrument_is_not_reported_again_by_the_case_that_names_it(problems_in):
    from tests.conftest import CASE, INSTRUMENT

    support = "support:\n  - instrument: voucher\n    outcome: gebruikt\n"
    files = {
        "cases/lasrobot.yml": CASE.replace("no_support: niet-vermeld\n", support),
        "instruments/voucher.yml": INSTRUMENT.replace("kind: voucher", "kind: bon"),
    }

    assert [problem.position.file for problem in problems_in(files)] == ["instruments/voucher.yml"]
