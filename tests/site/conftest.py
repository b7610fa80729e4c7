"""One build of the real site, served below a sub-path, and a browser to visit it with."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.library import Library
from macros.loading import load
from tests.conftest import ROOT
from tests.site.building import SITE_URL, BuiltSite, build_here
from tests.site.reading import SitePage, read_site
from tests.site.serving import serve

Opener = Callable[..., Page]


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
    """Open a tab: `page(width=360, scheme="dark")`; addresses are relative to the site."""
    contexts = []

    def open_page(width: int = 1280, scheme: str = "light", **options: Any) -> Page:
        context = browser.new_context(
            **{
                "base_url": served,
                "viewport": {"width": width, "height": 800},
                "color_scheme": scheme,
                "reduced_motion": "reduce",
                **options,
            }
        )
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
