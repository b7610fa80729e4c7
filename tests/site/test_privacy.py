"""Nothing about a visitor leaves the browser, and nothing is kept there."""

import re

import pytest

from tests.conftest import ROOT
from tests.site.visiting import PAGE_KINDS, Opener, go, watch

WRONG_ADDRESS = PAGE_KINDS["404"]


@pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS.keys())
def test_a_visit_stays_between_the_visitor_and_the_site(
    page: Opener, served: str, address: str
) -> None:
    tab = page()
    visit = watch(tab)
    go(tab, address)
    tab.wait_for_load_state("networkidle")
    expected = [f"{served}{address}"] if address == WRONG_ADDRESS else []

    assert [url for url in visit.requests if not url.startswith((served, "data:"))] == []
    assert visit.missing == expected
    assert [text for text in visit.messages if not (expected and "404" in text)] == []
    assert visit.dialogs == []
    assert tab.context.cookies() == []
    assert tab.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


# What keeps something, each with its row on the page Privacy; a list of its own asks for a new row.
KEEPING = {"assessment_store.mjs", "form_draft.mjs", "search.mjs"}
_KEPT = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|\bcaches\.")
_SENT = re.compile(r"sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeer|method:|serviceWorker")


def test_the_page_on_privacy_names_all_that_is_kept_in_a_browser() -> None:
    scripts = {path: path.read_text("utf-8") for path in (ROOT / "docs/assets/js").rglob("*js")}
    page = (ROOT / "docs/over/privacy.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]

    assert {path.name for path, text in scripts.items() if _KEPT.search(text)} == KEEPING
    assert len(rows) == len(KEEPING)
    assert not any(re.search("sessionStorage|indexedDB|cookie", text) for text in scripts.values())


def test_no_script_of_the_site_sends_anything() -> None:
    for path in (ROOT / "docs/assets/js").glob("*js"):
        assert not _SENT.search(path.read_text("utf-8")), path.name
