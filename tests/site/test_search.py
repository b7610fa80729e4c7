"""Whoever looks for something finds it, on every page, with every kind of window and keyboard."""

import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from html import escape
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from macros.publishing.search import build_index
from tests.site.axe import violations
from tests.site.building import BuiltSite
from tests.site.serving import Handler, serve
from tests.site.visiting import CASE, PAGE_KINDS, Opener, go, watch

HOSTILE = "{{ 7*7 }} <script>alert(1)</script> & co"

every_window = pytest.mark.parametrize("width", [1280, 360])


def visit_with_search(tab: Page, address: str) -> Page:
    """Open an address and wait until its search listens."""
    go(tab, address)
    expect(tab.locator("[data-search-open][aria-keyshortcuts]")).to_be_visible()
    return tab


def look_for(tab: Page, words: str) -> Locator:
    """Open the search if it is closed and type `words`; gives the results when they are there."""
    dialog = tab.get_by_role("dialog")
    if not dialog.is_visible():
        tab.get_by_role("button", name="Zoeken").click()
    dialog.get_by_role("searchbox").fill(words)
    expect(dialog.locator("[data-results][aria-busy=false]")).to_have_count(1)
    return dialog.locator("[data-results] > li")


@pytest.fixture
def desk(page: Opener) -> Page:
    """A tab of a wide window at a case."""
    return visit_with_search(page(), CASE)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("lasrobots", "Lasrobots"),
        ("lasrobot", "Lasrobots"),
        ("kopiëren", "Kopieerbare fabriek"),
        ("kopieren", "Kopieerbare fabriek"),
        ("planning", "Planningssoftware"),
        ("WBSO", "Wet bevordering speur- en ontwikkelingswerk (WBSO)"),
        ("wbso", "Wet bevordering speur- en ontwikkelingswerk (WBSO)"),
        ("RVO", "Rijksdienst voor Ondernemend Nederland (RVO)"),
        ("subsidie voor opleiding", "Scholingsregeling"),
        ("instrumentenwijzer", "Instrumentenwijzer"),
        ("toets", "Toets: was er genoeg steun?"),
        ("dekking", "Dekking: welke steun is er voor welk type?"),
        ("voorbeelden", "Voorbeelden"),
        ("instrumenten", "Instrumenten"),
        ("loketten", "Loketten"),
        ("kennis", "Kennis"),
        ("onderwerpen", "Onderwerpen"),
    ],
)
def test_the_first_result_is_the_one_that_is_meant(desk: Page, words: str, title: str) -> None:
    assert look_for(desk, words).first.get_by_role("link").inner_text() == title


def test_a_part_of_a_compound_word_finds_the_page_without_showing_hidden_words(
    desk: Page,
) -> None:
    found = look_for(desk, "planning")

    assert found.count() == 10
    assert "‖" not in " ".join(found.all_inner_texts())


def test_every_word_of_a_question_is_marked_in_what_is_found(desk: Page) -> None:
    marked = " ".join(look_for(desk, "subsidie robot").locator("mark").all_inner_texts()).lower()

    assert "subsidie" in marked
    assert "robot" in marked


def test_while_somebody_types_the_index_is_asked_and_nothing_changes(desk: Page) -> None:
    found = look_for(desk, "WBSO")
    desk.clock.install(time=0)
    desk.clock.pause_at(1000)
    before = found.all_inner_texts()
    with desk.expect_response("**/pagefind/index/*"):
        desk.get_by_role("searchbox").fill("robot")
    desk.clock.run_for(149)
    desk.wait_for_timeout(300)  # of the real clock: what should not come would have come
    assert found.all_inner_texts() == before

    desk.clock.run_for(1)
    expect(found.first).to_contain_text("robot")


@every_window
@pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS.keys())
def test_every_page_has_the_search(page: Opener, address: str, width: int) -> None:
    tab = page(width)
    visit_with_search(tab, address)
    button = tab.get_by_role("banner").get_by_role("button", name="Zoeken")
    button.click()
    dialog = tab.get_by_role("dialog")

    expect(dialog.get_by_role("searchbox")).to_be_focused()
    tab.keyboard.type("robot")
    expect(dialog.get_by_role("status")).to_contain_text("pagina’s gevonden")
    tab.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_it_is_used_with_the_keyboard_alone(desk: Page, served: str) -> None:
    desk.keyboard.press("/")
    expect(desk.get_by_role("searchbox")).to_be_focused()
    desk.keyboard.type("WBSO")
    expect(desk.locator("dialog [data-status]")).to_contain_text("gevonden")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")

    expect(desk).to_have_url(f"{served}instrumenten/wbso/")


def test_the_dialog_says_what_to_do_each_time_it_opens(desk: Page) -> None:
    button = desk.get_by_role("button", name="Zoeken")
    status = desk.get_by_role("dialog").get_by_role("status")
    button.press("Enter")
    expect(status).to_have_text("Typ een woord, of kies waarin je zoekt.")
    desk.keyboard.press("Escape")
    status = desk.locator("dialog [data-status]")
    status.evaluate("""status => {
      const said = []
      globalThis.said = new Promise((resolve) => {
        setTimeout(resolve, 5000, said)
        const note = () => said.push(status.textContent) > 1 && resolve(said)
        new MutationObserver(note).observe(status, { childList: true })
      })
    }""")
    button.press("Enter")

    assert desk.evaluate("globalThis.said") == ["", "Typ een woord, of kies waarin je zoekt."]


def test_a_slash_that_is_typed_in_a_field_is_a_slash(desk: Page) -> None:
    desk.keyboard.press("/")
    desk.keyboard.type("80/20")

    expect(desk.get_by_role("searchbox")).to_have_value("80/20")


def test_the_key_stays_off_for_who_turned_it_off(desk: Page) -> None:
    desk.keyboard.press("/")
    desk.get_by_role("checkbox", name="De toets / opent het zoeken").uncheck()
    desk.reload(wait_until="networkidle")
    expect(desk.locator("[data-awake][data-search-open]")).to_be_visible()
    desk.keyboard.press("/")

    expect(desk.get_by_role("dialog")).to_have_count(0)


def test_choices_narrow_what_is_found_and_say_how_much_they_give(desk: Page) -> None:
    look_for(desk, "robot")
    dialog = desk.get_by_role("dialog")
    kind = dialog.get_by_role("group", name="Soort pagina")
    promised = kind.locator("label", has_text="Voorbeeld").locator("[data-count]").inner_text()
    kind.get_by_role("checkbox", name="Voorbeeld").check()

    expect(dialog.get_by_role("status")).to_have_text(f"{promised.strip('()')} pagina’s gevonden")
    expect(dialog.locator("[data-kind]").first).to_have_text("Voorbeeld")
    assert set(dialog.locator("[data-kind]").all_inner_texts()) == {"Voorbeeld"}
    expect(kind.get_by_role("checkbox", name="Loket")).to_be_visible()

    dialog.get_by_role("button", name="Alle keuzes wissen").click()
    expect(kind.get_by_role("checkbox", name="Voorbeeld")).not_to_be_checked()


def test_choices_alone_list_what_they_hold_without_the_index(desk: Page, served: str) -> None:
    visit = watch(desk)
    desk.keyboard.press("/")
    desk.get_by_role("checkbox", name="Automotive").check()

    expect(desk.locator("dialog [data-status]")).to_contain_text("gevonden")
    assert [address for address in visit.requests if "/pagefind/index/" in address] == []
    desk.locator("[data-results] a").first.click()
    expect(desk).to_have_url(re.compile(f"^{re.escape(served)}voorbeelden/.+/$"))


def test_more_results_come_on_request(desk: Page) -> None:
    found = look_for(desk, "robot")
    desk.get_by_role("button", name="Toon meer").click()

    expect(found).to_have_count(20)
    expect(found.nth(10).get_by_role("link")).to_be_focused()


def test_a_double_click_on_more_shows_more_and_opens_nothing(desk: Page, served: str) -> None:
    found = look_for(desk, "robot")
    more = desk.get_by_role("button", name="Toon meer")
    more.scroll_into_view_if_needed()
    place = more.bounding_box()
    assert place
    pointer = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    desk.mouse.click(*pointer)
    expect(found).to_have_count(20)
    under = desk.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('li a')", pointer)
    assert under, "the second click has to fall on a result that just came"
    desk.mouse.click(*pointer, click_count=2)
    desk.wait_for_timeout(1000)  # what should not open would have opened

    expect(desk).to_have_url(f"{served}{CASE}")
    desk.mouse.click(*pointer)
    expect(desk).not_to_have_url(f"{served}{CASE}")


def test_with_the_keyboard_what_more_brings_opens_at_once(desk: Page, served: str) -> None:
    found = look_for(desk, "robot")
    desk.get_by_role("button", name="Toon meer").press("Enter")
    expect(found.nth(10).get_by_role("link")).to_be_focused()
    desk.keyboard.press("Enter")

    expect(desk).not_to_have_url(f"{served}{CASE}")


def test_who_asks_twice_for_more_sees_no_page_twice(desk: Page) -> None:
    found = look_for(desk, "robot")
    desk.get_by_role("button", name="Toon meer").evaluate("more => { more.click(); more.click() }")

    expect(found.nth(10).get_by_role("link")).to_be_focused()
    expect(found).to_have_count(20)


@every_window
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_search(page: Opener, width: int, scheme: str) -> None:
    tab = page(width, scheme)
    visit_with_search(tab, CASE)
    tab.get_by_role("button", name="Zoeken").click()
    expect(tab.locator("[data-help=start]")).to_be_visible()
    assert violations(tab) == []
    for words in ("robot", "xqzzwv"):
        look_for(tab, words)
        assert violations(tab) == []


@every_window
def test_nothing_is_wider_than_the_window(page: Opener, width: int) -> None:
    tab = page(width)
    visit_with_search(tab, CASE)
    look_for(tab, "subsidie voor opleiding")

    assert tab.locator(".kc-search__body").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_when_nothing_is_found_there_is_a_way_on(desk: Page, served: str) -> None:
    look_for(desk, "xqzzwv")
    dialog = desk.get_by_role("dialog")

    expect(dialog.get_by_role("status")).to_have_text("Niets gevonden")
    expect(dialog.get_by_text("Kijk of het woord goed gespeld is.")).to_be_visible()
    dialog.get_by_role("link", name="Alle voorbeelden").click()
    expect(desk).to_have_url(f"{served}voorbeelden/")


def expect_a_way_out(tab: Page) -> None:
    """The dialog tells that the network failed, and once it is back the way out works."""
    expect(tab.locator("dialog [data-status]")).to_contain_text("Zoeken lukt nu niet")
    expect(tab.get_by_role("link", name="Alle instrumenten")).to_be_visible()
    tab.unroute_all()
    tab.get_by_role("button", name="Probeer opnieuw").click()
    expect(tab.get_by_role("searchbox")).to_be_focused()
    expect(tab.locator("dialog [data-status]")).not_to_contain_text("Zoeken lukt nu niet")
    expect(tab.get_by_role("button", name="Probeer opnieuw")).to_be_hidden()


LOST = {
    "no network": lambda route: route.abort(),
    "an error": lambda route: route.fulfill(status=503, body="<h1>Service Unavailable</h1>"),
    "a page to log in": lambda route: route.fulfill(content_type="text/html", body="<h1>Wifi</h1>"),
}
lost = pytest.mark.parametrize("answer", LOST.values(), ids=LOST.keys())


@pytest.mark.parametrize("answer", [LOST["no network"], LOST["a page to log in"]])
@pytest.mark.parametrize(
    "files",
    [
        *("**/pagefind/**", "**/pagefind.js", "**/*.pf_meta", "**/wasm.*", "**/pages.json"),
        "**/pagefind-entry.json*",
        *("**/search_index.mjs", "**/search_words.mjs", "**/search_worker.mjs"),
    ],
)
def test_when_the_search_does_not_open_it_says_so_and_opens_later(
    page: Opener, files: str, answer: Callable[[Route], None]
) -> None:
    tab = page()
    tab.route(files, answer)
    visit_with_search(tab, CASE)
    tab.keyboard.press("/")

    expect_a_way_out(tab)
    assert look_for(tab, "robot").count() == 10


@lost
@pytest.mark.parametrize("files", ["index", "fragment", "words"])
def test_when_an_answer_does_not_come_it_says_so_and_finds_it_later(
    desk: Page, files: str, answer: Callable[[Route], None]
) -> None:
    look_for(desk, "WBSO")
    desk.route(f"**/pagefind/{files}/*", answer)
    desk.get_by_role("searchbox").fill("robot")

    expect_a_way_out(desk)
    expect(desk.locator("[data-results] > li")).to_have_count(10)


class BreakingOff(Handler):
    """Sends half of every part of the index."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send what was asked, or half of it and no more."""
        if "/pagefind/index/" not in self.path:
            return super().copyfile(source, outputfile)
        content = source.read()
        outputfile.write(content[: len(content) // 2])
        self.close_connection = True
        return None


def test_when_an_answer_breaks_off_it_says_so(page: Opener, site: BuiltSite) -> None:
    with serve(site.folder, BreakingOff) as base:
        tab = visit_with_search(page(base_url=base), CASE)
        tab.keyboard.press("/")
        tab.get_by_role("searchbox").fill("robot")

        expect(tab.locator("dialog [data-status]")).to_contain_text("Zoeken lukt nu niet")


class Holding(Handler):
    """Keeps the first who asks for an address with `awaited` in it waiting, until `end`."""

    awaited: str
    asked: Event
    end: Event

    def do_GET(self) -> None:
        """Answer, at once or much later."""
        if self.awaited in self.path and not self.asked.is_set():
            self.asked.set()
            self.end.wait()
        super().do_GET()


KeptWaiting = Callable[[str], tuple[Page, Callable[[], None]]]


@pytest.fixture
def kept_waiting(page: Opener, site: BuiltSite) -> Iterator[KeptWaiting]:
    """A tab in which somebody waits too long for an answer, and what lets that answer come."""
    end = Event()
    with ExitStack() as stack:

        def start(awaited: str) -> tuple[Page, Callable[[], None]]:
            asked = Event()
            kind = type("Kind", (Holding,), {"awaited": awaited, "asked": asked, "end": end})
            tab = page(base_url=stack.enter_context(serve(site.folder, kind)))
            stack.callback(end.set)  # before the server is waited for
            tab.clock.install()
            visit_with_search(tab, CASE)
            tab.keyboard.press("/")
            tab.get_by_role("searchbox").fill("robot")
            while not asked.is_set():
                tab.wait_for_timeout(10)
            status = tab.locator("dialog [data-status]")
            tab.clock.fast_forward(4000)
            expect(status).not_to_contain_text("Zoeken lukt nu niet")
            tab.clock.fast_forward(4000)
            expect(status).to_contain_text("Zoeken lukt nu niet")
            return tab, end.set

        yield start


@pytest.mark.parametrize(
    "awaited",
    [
        *("/search_index.mjs", "/search_words.mjs", "/pagefind.js", "/pagefind-entry.json"),
        *(".pf_meta", "/wasm.", "/pages.json", "/index/", "/fragment/", "/words/"),
    ],
)
def test_when_an_answer_never_comes_the_next_try_gets_it(
    kept_waiting: KeptWaiting, awaited: str
) -> None:
    tab, _ = kept_waiting(awaited)
    tab.get_by_role("button", name="Probeer opnieuw").click()

    expect(tab.locator("dialog [data-status]")).to_contain_text("gevonden")
    expect(tab.locator("[data-results] > li")).to_have_count(10)
    expect(tab.get_by_role("checkbox", name="Kennis")).to_have_count(1)


@pytest.mark.parametrize("awaited", ["/pages.json", "/index/", "/fragment/"])
def test_what_comes_late_is_shown_and_the_message_is_gone(
    kept_waiting: KeptWaiting, awaited: str
) -> None:
    tab, answer = kept_waiting(awaited)
    answer()

    expect(tab.locator("dialog [data-status]")).to_contain_text("gevonden")
    expect(tab.locator("[data-results] > li")).to_have_count(10)
    expect(tab.get_by_role("button", name="Probeer opnieuw")).to_be_hidden()


def test_who_is_offline_and_then_types_on_finds_again(desk: Page) -> None:
    look_for(desk, "WBSO")
    desk.context.set_offline(True)
    desk.get_by_role("searchbox").fill("data")  # so short that only the index is asked
    expect(desk.locator("dialog [data-status]")).to_contain_text("Zoeken lukt nu niet")
    desk.context.set_offline(False)

    expect(look_for(desk, "data")).to_have_count(10)


def test_when_more_does_not_come_what_was_found_stays(desk: Page) -> None:
    found = look_for(desk, "robot")
    desk.route("**/pagefind/fragment/*", LOST["no network"])
    desk.get_by_role("button", name="Toon meer").click()
    expect(desk.get_by_role("button", name="Probeer opnieuw")).to_be_focused()

    expect(found).to_have_count(10)
    expect_a_way_out(desk)
    desk.get_by_role("button", name="Toon meer").click()
    expect(found).to_have_count(20)


def test_when_more_never_comes_it_says_so_and_what_comes_late_is_shown(desk: Page) -> None:
    found = look_for(desk, "robot")
    held: list[Route] = []
    desk.route("**/pagefind/fragment/*", lambda route: held.append(route))
    desk.clock.install()
    desk.get_by_role("button", name="Toon meer").click()
    desk.clock.fast_forward(8000)
    expect(desk.get_by_role("button", name="Probeer opnieuw")).to_be_focused()
    expect(found).to_have_count(10)
    for route in held:
        route.continue_()

    expect(found).to_have_count(20)
    expect(desk.locator("dialog [data-status]")).to_contain_text("gevonden")
    expect(desk.get_by_role("button", name="Probeer opnieuw")).to_be_hidden()


def test_nothing_is_fetched_before_it_is_used_and_never_from_elsewhere(
    page: Opener, served: str
) -> None:
    tab = page()
    visit = watch(tab)
    visit_with_search(tab, CASE)
    assert not any("/pagefind/" in address for address in visit.requests)

    look_for(tab, "robot")

    assert any("/pagefind/" in address for address in visit.requests)
    assert all(address.startswith((served, "data:", "blob:")) for address in visit.requests)
    assert visit.messages == []
    assert tab.context.cookies() == []
    assert tab.evaluate("Object.keys(localStorage)") == []


def test_written_pages_are_found_as_knowledge_and_so_are_lists_and_tools(desk: Page) -> None:
    desk.keyboard.press("/")
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("checkbox", name="Kennis").check()
    expect(dialog.get_by_role("status")).to_contain_text("gevonden")
    titles = dialog.locator("[data-results] a")
    while dialog.get_by_role("button", name="Toon meer").is_visible():
        before = titles.count()
        dialog.get_by_role("button", name="Toon meer").click()
        expect(titles).not_to_have_count(before)
        expect(dialog.locator("[data-results][aria-busy=false]")).to_have_count(1)
    shown = set(titles.all_inner_texts())

    assert {"Meedoen", "Voorbeelden", "Instrumenten", "Loketten", "Instrumentenwijzer"} <= shown
    assert {"Kennis", "Onderwerpen"} <= shown
    assert "Je resultaat van de scan" not in shown


LISTS = {"Voorbeelden", "Instrumenten", "Loketten", "Instrumentenwijzer", "Onderwerpen"}


@pytest.mark.parametrize("words", ["Plantronics", "innovatiekrediet", "machinebouw"])
def test_a_list_or_a_tool_is_not_found_by_what_stands_on_its_cards(desk: Page, words: str) -> None:
    found = look_for(desk, words).get_by_role("link").all_inner_texts()

    assert found
    assert not LISTS & set(found)
    assert "Toets: was er genoeg steun?" not in found


def test_it_works_where_a_worker_does_not_start(page: Opener) -> None:
    tab = page()
    tab.add_init_script("delete globalThis.Worker")
    visit = watch(tab)
    visit_with_search(tab, CASE)

    assert look_for(tab, "robot").count() == 10
    assert visit.messages == []


@pytest.fixture
def hostile(site: BuiltSite, tmp_path: Path) -> Iterator[str]:
    """The address of a site in which one title is full of marks."""
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns("pagefind"))
    case = folder / CASE / "index.html"
    before, rest = case.read_text("utf-8").split('<h1 id="titel">')
    after = rest.partition("</h1>")[2]
    case.write_text(f'{before}<h1 id="titel">{escape(HOSTILE)} gemeen</h1>{after}', "utf-8")
    with ThreadPoolExecutor(1) as thread:
        thread.submit(build_index, folder).result()
    with serve(folder) as base:
        yield base


def test_a_title_full_of_marks_is_shown_as_it_is(page: Opener, hostile: str) -> None:
    tab = page(base_url=hostile)
    visit = watch(tab)
    visit_with_search(tab, "meedoen/")
    found = look_for(tab, "gemeen")

    assert found.first.get_by_role("link").inner_text() == f"{HOSTILE} gemeen"
    assert tab.locator("[data-results] script").count() == 0
    assert visit.dialogs == []


@every_window
def test_without_javascript_there_are_links_in_its_place(page: Opener, width: int) -> None:
    tab = page(width, java_script_enabled=False)
    tab.goto(CASE)

    expect(tab.locator("[data-search-open]")).to_be_hidden()
    for name in ("voorbeelden", "instrumenten", "loketten", "onderwerpen"):
        expect(tab.get_by_role("link", name=f"Alle {name}").first).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
