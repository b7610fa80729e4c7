"""One build of the real site, served below a sub-path, and a browser to visit it with."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.library import Library
from macros.loading import load
from tests.conftest import ROOT
from tests.site.building import SITE_URL, BuiltSite, build_here
from tests.site.reading import SitePage, read_site
from tests.site.serving import serve
from tests.site.visiting import Guard, Opener, guard


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real project, built strictly; a build that warns does not get this far."""
    return build_here(ROOT, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content."""
    return load(ROOT)


@pytest.fixture(scope="session")
def pages(site: BuiltSite) -> dict[str, SitePage]:
    """Every page of the site by its path, read as if it were at its public address."""
    return read_site(site.folder, SITE_URL)


@pytest.fixture(scope="session")
def served(site: BuiltSite) -> Iterator[str]:
    """The address at which the site is served, below a sub-path."""
    with serve(site.folder) as base:
        yield base


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Opener]:
    """Open a tab: `page(width=360, scheme="dark")`; addresses are relative to the site.

    Whatever is done in it, nothing may be asked of another host, no cookie may be left, and the
    policy of the page may have nothing to refuse; `guarded=False` is for tests that provoke it.
    """
    contexts = []

    def open_page(
        width: int = 1280, scheme: str = "light", guarded: bool = True, **options: Any
    ) -> Page:
        context = browser.new_context(
            **{
                "base_url": served,
                "viewport": {"width": width, "height": 800},
                "color_scheme": scheme,
                "reduced_motion": "reduce",
                **options,
            }
        )
        contexts.append((context, guard(context) if guarded else Guard()))
        return context.new_page()

    yield open_page
    found = []
    for context, seen in contexts:
        found += [*context.cookies(), *seen.refused, *seen.elsewhere]
        context.close()
    assert found == []
