"""Try the site in Firefox: `python -m tests.firefox` says in Dutch what goes wrong there.

All other tests use Chromium. Here every kind of page is visited, wide and narrow, light and dark,
and each tool is used once. It uses a Firefox as it comes, of Debian or of anyone (FIREFOX).
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, FilePayload, Page, Playwright, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from macros.models import Case
from tests import debian
from tests.conftest import ROOT
from tests.npm import TOOLS
from tests.site import building, serving
from tests.site.filling import file_text, open_form, show_preview, told
from tests.site.visiting import CASE, PAGE_KINDS, go, guard, watch

WIDTHS = (1280, 360)
NAMES = ("firefox", "firefox-esr")
SCHEMES = {"dark": 0, "light": 1}
TITLE = "Lasrobot neemt het seriewerk over"


def place() -> str | None:
    """Where Firefox is; installed from Debian's packages when it is nowhere."""
    if named := os.environ.get("FIREFOX"):
        return named
    if not any(map(shutil.which, NAMES)) and debian.can_install():
        debian.install("firefox-esr")
    return next(filter(None, map(shutil.which, NAMES)), None)


def start(playwright: Playwright, program: str, scheme: str) -> Browser:
    """A Firefox with light or dark colours, a setting of the whole browser, and no movement."""
    return playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=program,
        firefox_user_prefs={
            "layout.css.prefers-color-scheme.content-override": SCHEMES[scheme],
            "ui.prefersReducedMotion": 1,
        },
    )


@contextmanager
def window(browser: Browser, base: str, width: int, faults: list[str]) -> Iterator[Page]:
    """A new window; what must never happen in one is added to `faults`, in Dutch."""
    context = browser.new_context(base_url=base, viewport={"width": width, "height": 800})
    seen = guard(context)
    tab = context.new_page()
    tab.set_default_timeout(20_000)
    visit = watch(tab)
    missing: set[str] = set()
    tab.on("response", lambda one: one.status >= 400 and missing.add(one.url))
    try:
        yield tab
    except (AssertionError, PlaywrightError) as error:
        faults.append(f"lukt niet: {str(error).strip()[:600]}")
    faults += [f"niet gevonden: {url}" for url in missing - {base + PAGE_KINDS["404"]}]
    faults += [f"gevraagd aan een andere site: {url}" for url in seen.elsewhere]
    faults += [f"in de console: {text}" for text in visit.messages]
    faults += [f"een cookie: {cookie}" for cookie in context.cookies()]
    context.close()


def look(tab: Page, address: str, scheme: str) -> None:
    """Visit a page of a kind."""
    go(tab, address)
    tab.wait_for_timeout(200)
    assert tab.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches"), "andere kleuren"
    root = tab.locator("html")
    assert root.evaluate("one => one.scrollWidth <= one.clientWidth"), "de pagina schuift opzij"


def search(tab: Page) -> None:
    go(tab, CASE)
    tab.keyboard.press("/")
    dialog = tab.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    tab.keyboard.type("subsidie")
    status = dialog.get_by_role("status")
    expect(status).to_contain_text("gevonden")
    tab.keyboard.press("Tab")
    expect(dialog.locator("summary")).to_be_focused()  # and not the box around it
    before = status.inner_text()
    dialog.get_by_label("Instrument", exact=False).first.check()
    expect(status).not_to_have_text(before)
    tab.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    tab.get_by_role("button", name="Zoeken").click()
    dialog.locator("[data-results] a").first.click()
    expect(dialog).to_have_count(0)


def lost_search(tab: Page) -> None:
    for file in ("search_index.mjs", "search_words.mjs"):  # Firefox remembers that one did not come
        tab.route(f"**/{file}", lambda route: route.abort())
        go(tab, CASE)
        tab.keyboard.press("/")
        again = tab.get_by_role("button", name="Probeer opnieuw")
        expect(again).to_be_visible()
        tab.unroute_all()
        again.click()
        tab.keyboard.type("subsidie")
        expect(tab.locator("[data-results] a")).to_have_count(10)


def catalogues(tab: Page) -> None:
    for address in ("voorbeelden/", "instrumenten/", "loketten/"):
        go(tab, address)
        status = tab.locator("[data-total]")
        everything = status.inner_text()
        tab.locator(".facet summary").first.click()
        tab.locator(".facet [type=checkbox]").first.check()
        expect(status).to_contain_text("van de")
        tab.evaluate("history.back()")
        expect(status).to_have_text(everything)


def finder(tab: Page) -> None:
    go(tab, "instrumentenwijzer/")
    tab.get_by_label("De techniek", exact=False).first.check()
    tab.get_by_label("Ja, het bestaat al", exact=False).first.check()
    tab.get_by_label("Advies inhuren", exact=False).first.check()
    expect(tab.locator("[data-count]").first).to_contain_text("passen")
    expect(tab.get_by_text("Dit is type 1")).to_be_visible()


def coverage(tab: Page) -> None:
    go(tab, "dekking/")
    before = tab.locator("[data-cell]").all_inner_texts()
    tab.get_by_label("Jaar").select_option("2018")
    assert tab.locator("[data-cell]").all_inner_texts() != before, "een ander jaar geeft hetzelfde"
    tab.locator("[data-cell]").first.click()
    expect(tab.locator("[data-panel-groups]")).to_be_visible()


def scan(tab: Page) -> None:
    go(tab, "scan/")
    tab.get_by_role("link", name="Begin de scan").click()
    while not tab.get_by_role("heading", name="Kijk je antwoorden na").is_visible():
        asked = tab.locator("fieldset[data-now]")
        expect(asked.locator("h1")).to_be_focused()
        name = asked.get_attribute("id")
        asked.locator("label:not([data-off]) input").nth(1).check()
        tab.get_by_role("button", name="Volgende").click()
        expect(tab.locator(f"#{name}[data-now]")).to_have_count(0)
    tab.get_by_role("link", name="Bekijk mijn resultaat").click()
    steps = tab.get_by_role("heading", name="eerste stappen")
    expect(steps).to_be_visible()
    shown, shared = tab.get_by_role("main").inner_text(), tab.url
    go(tab, "over/")
    go(tab, shared)
    expect(steps).to_be_visible()
    assert tab.get_by_role("main").inner_text() == shown, "een gedeelde link geeft iets anders"


def form(tab: Page) -> None:
    open_form(tab, Case, "stt-plantronics-headsetlijn")
    show_preview(tab)
    go(tab, "over/")
    open_form(tab, Case)
    for field, words in {"#form-title": TITLE, "#form-company-name": "De Jong"}.items():
        tab.locator(field).press_sequentially(words)  # filled in at once, Firefox tells no change
        tab.keyboard.press("Tab")
    text = file_text(tab)
    assert "name: De Jong" in text, f"het bestand mist wat is ingevuld: {text}"
    assert any("ontbreekt" in one or "verplicht" in one for one in told(tab)), "geen meldingen"
    tab.get_by_role("button", name="Download", exact=True).click()
    expect(tab.locator("[data-file-told]")).to_contain_text("Gedownload als")
    tab.reload()
    expect(tab.locator("#form-title")).to_have_value(TITLE)
    file: FilePayload = {"name": "x.yml", "mimeType": "text/yaml", "buffer": text.encode()}
    tab.locator("[data-file]").set_input_files(file)
    expect(tab.locator("#form-company-name")).to_have_value("De Jong")
    assert file_text(tab) == text, "een geopend bestand komt er anders uit"


def explanation(tab: Page) -> None:
    go(tab, CASE)
    word = tab.locator("button.explained").first
    word.click()
    text = tab.locator(".explained__text:popover-open")
    expect(text).to_be_visible()
    tab.keyboard.press("Escape")
    expect(text).to_have_count(0)


def menu(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    go(tab, CASE)
    bar = tab.get_by_role("navigation", name="Hoofdmenu")
    tab.get_by_role("button", name="Menu", exact=True).click()
    expect(bar).to_be_visible()
    tab.keyboard.press("Escape")
    expect(bar).to_be_hidden()


USES: dict[str, Callable[[Page], None]] = {
    "zoeken": search,
    "zoeken zonder netwerk": lost_search,
    "filters": catalogues,
    "instrumentenwijzer": finder,
    "dekking": coverage,
    "scan": scan,
    "formulier": form,
    "uitleg bij een woord": explanation,
    "menu": menu,
}


def walk(playwright: Playwright, program: str, base: str) -> Iterator[str]:
    """Gives a line for all that goes wrong."""
    for scheme in SCHEMES:
        browser = start(playwright, program, scheme)
        print(f"Firefox {browser.version}, {scheme} …", flush=True)
        for width, (name, address) in product(WIDTHS, PAGE_KINDS.items()):
            faults: list[str] = []
            with window(browser, base, width, faults) as tab:
                look(tab, address, scheme)
            yield from (f"{name}, {width} breed, {scheme}: {fault}" for fault in faults)
        for name, use in USES.items() if scheme == "light" else ():
            faults = []
            with window(browser, base, WIDTHS[0], faults) as tab:
                use(tab)
            yield from (f"{name}: {fault}" for fault in faults)
        browser.close()


def main() -> int:
    """Build the site, serve it and walk through it; 1 when something went wrong."""
    program = place()
    if not program:
        sys.exit("er is geen Firefox; installeer Firefox, of zet de plek in FIREFOX")
    os.environ["NODE_OPTIONS"] = f"--require {TOOLS / 'firefox.cjs'}"
    with TemporaryDirectory(prefix="firefox-") as folder:
        building.build_here(ROOT, Path(folder))
        with serving.serve(Path(folder)) as base, sync_playwright() as playwright:
            found = list(walk(playwright, program, base))
    print(*found, f"Fouten: {len(found)}", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
