"""What a community needs around the code is there, is true, and keeps to its standards."""

import re

import pytest
import yaml

from tests.conftest import ROOT

PUBLICCODE = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))


def test_publiccode_has_every_key_that_the_standard_asks_for() -> None:
    mandatory = {
        *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"),
        *("description", "legal", "maintenance", "localisation"),
    }

    assert mandatory <= PUBLICCODE.keys()
    assert re.fullmatch(r"https://\S+\.git", PUBLICCODE["url"])
    assert PUBLICCODE["developmentStatus"] in (
        "concept",
        "development",
        "beta",
        "stable",
        "obsolete",
    )
    assert PUBLICCODE["softwareType"] == "standalone/web"
    assert PUBLICCODE["maintenance"]["contacts"][0]["name"]
    assert PUBLICCODE["localisation"] == {"localisationReady": False, "availableLanguages": ["nl"]}


def test_publiccode_keeps_to_the_lengths_of_the_standard() -> None:
    [(language, words)] = PUBLICCODE["description"].items()

    assert language in PUBLICCODE["localisation"]["availableLanguages"]
    assert len(words["shortDescription"]) <= 150
    assert 500 <= len(words["longDescription"]) <= 10_000
    assert all(len(feature) <= 100 for feature in words["features"])


def test_publiccode_names_the_licence_of_the_code() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")

    assert f'license = "{PUBLICCODE["legal"]["license"]}"' in project


def test_owners_are_patterns_of_things_that_exist_and_names_that_github_can_read() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    examples = [line[2:].split() for line in lines if re.match(r"# [*/]", line)]

    for pattern, *owners in [*(rule.split() for rule in rules), *examples]:
        assert owners
        assert all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner) for owner in owners)
        folder = pattern.strip("/").partition("/")[0]
        assert pattern == "*" or (ROOT / folder).is_dir()


@pytest.mark.parametrize("name", ["CODE_OF_CONDUCT.md", "SECURITY.md", "CONTRIBUTING.md"])
def test_a_document_points_at_files_that_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text)

    assert links
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_a_weakness_is_reported_in_private() -> None:
    assert "Report a vulnerability" in (ROOT / "SECURITY.md").read_text("utf-8")
