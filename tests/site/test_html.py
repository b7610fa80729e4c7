"""Every kind of page is valid HTML, by the checker of the W3C."""

import os
import re
from typing import Any

import pytest
import yaml

from tests import validator
from tests.conftest import ROOT
from tests.site.building import BuiltSite
from tests.site.visiting import PAGE_KINDS

KNOWN = yaml.safe_load((ROOT / "tests/site/html_messages.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def said(site: BuiltSite) -> list[dict[str, Any]]:
    """What the checker says of one page of every kind."""
    if reason := validator.missing():
        reason += "; draai eerst: python -m tests.validator"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return validator.messages(
        site.folder / ("404.html" if kind == "404" else f"{address}index.html")
        for kind, address in PAGE_KINDS.items()
    )


def is_known(message: dict[str, Any], known: dict[str, str]) -> bool:
    about = f"{message['url']} {message['extract']}"
    return bool(
        re.match(known["says"], message["message"]) and re.search(known["about"], about, re.DOTALL)
    )


def test_every_kind_of_page_is_valid_html(said: list[dict[str, Any]]) -> None:
    new = [
        f"{message['url']}:{message['lastLine']}: {message['message']} {message['extract']}"
        for message in said
        if not any(is_known(message, known) for known in KNOWN)
    ]

    assert new == []


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known["about"])
def test_what_is_let_pass_still_occurs(said: list[dict[str, Any]], known: dict[str, str]) -> None:
    assert [message for message in said if is_known(message, known)]
    assert known["why"]
