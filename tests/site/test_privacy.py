"""Nothing about a visitor leaves the browser, and nothing is kept there."""

import pytest

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
