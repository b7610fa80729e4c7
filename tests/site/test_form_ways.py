"""The ways in and out of the form: a kept draft, an old file, a download, a mail and GitHub."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.library import Library
from macros.models import KINDS, Case, Entry
from tests.site.building import CONTACT, EDIT_BASE
from tests.site.filling import FORMS, download, file_text, fill_in, open_form
from tests.site.reading import SitePage
from tests.site.tabbing import tab_through
from tests.site.visiting import CASE, FORM, Opener, go, watch

SHORT = {"title": "Lasrobot neemt het seriewerk over", "company": {"name": "De Jong"}}
SLUG = "de-jong-lasrobot-neemt-het-seriewerk-over"


def agree(tab: Page) -> None:
    tab.get_by_role("checkbox", name="Dit mag openbaar op de site").check()


def opened_by(tab: Page, button: str) -> str:
    """The address that a button opens in a new tab; nothing goes there."""
    tab.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    with tab.expect_popup() as popup:
        tab.get_by_role("button", name=button).click()
    return popup.value.url


def test_what_was_filled_in_is_there_again_after_a_reload(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)
    fill_in(
        tab, SHORT | {"lessons": [{"text": "Eén."}, {"text": "Twee."}], "goals": ["duurzaamheid"]}
    )
    before = file_text(tab)
    tab.locator("#form-problem").press_sequentially("Nog niet verlaten")
    expect(tab.locator(".contribution__saved")).to_have_text("Bewaard in deze browser")
    tab.reload()

    expect(tab.locator("#form-problem")).to_have_value("Nog niet verlaten")
    assert file_text(tab).replace("problem: Nog niet verlaten\n", "") == before


def test_wipe_takes_everything_away_after_a_second_press(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)
    fill_in(tab, SHORT)
    tab.get_by_role("button", name="Wis alles").click()
    assert file_text(tab) != ""
    tab.get_by_role("button", name="Klik nog eens om alles te wissen").click()

    assert file_text(tab) == ""
    assert tab.evaluate("localStorage.length") == 0
    tab.reload()
    expect(tab.locator("#form-title")).to_have_value("")


def test_without_storage_the_form_works_and_says_that_it_keeps_nothing(page: Opener) -> None:
    tab = page()
    tab.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    open_form(tab, Case)
    fill_in(tab, SHORT)

    expect(tab.locator(".contribution__saved")).to_contain_text("Bewaren lukt niet")
    assert file_text(tab).startswith("title: ")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_every_page_has_a_link_that_opens_its_file_in_the_form(
    page: Opener, library: Library, pages: dict[str, SitePage], kind: type[Entry]
) -> None:
    for entry in library.all(kind):
        links = pages[f"{kind.address}/{entry.slug}/index.html"].links()
        assert any(link.endswith(f"{FORMS[kind]}#bewerk={entry.slug}") for link in links)
    entry = library.all(kind)[3]
    tab = page()
    go(tab, f"{kind.address}/{entry.slug}/")
    tab.get_by_role("link", name=f"Verbeter dit {kind.singular}").click()

    expect(tab.locator("[data-improving]")).to_contain_text(entry.title)
    expect(tab.locator("#form-title")).to_have_value(entry.title)
    assert file_text(tab) == library.document(entry).source
    assert tab.locator("#form-slug").input_value() == entry.slug


def test_a_draft_is_not_lost_by_opening_an_old_file(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)
    fill_in(tab, SHORT)
    go(tab, CASE)
    tab.get_by_role("link", name="Verbeter dit voorbeeld").click()
    choice = tab.locator("[data-choice]")
    expect(choice).to_be_visible()
    expect(tab.locator("#form-title")).to_have_value(SHORT["title"])

    choice.get_by_role("button", name="Verbeter ‘").click()
    expect(tab.locator("[data-improving]")).to_be_visible()
    expect(tab.locator("#form-title")).not_to_have_value(SHORT["title"])


def test_a_file_that_was_downloaded_before_is_opened_again(page: Opener, tmp_path: Path) -> None:
    tab = page()
    open_form(tab, Case)
    fill_in(tab, SHORT | {"lessons": [{"text": "Eén."}]})
    path = download(tab, tmp_path)
    before = file_text(tab)
    fill_in(tab, {"title": "Iets heel anders"})
    tab.get_by_label("Open een bestand").set_input_files(path)

    expect(tab.locator(".contribution__saved")).to_have_text("Het bestand is geopend.")
    assert file_text(tab) == before
    assert tab.locator("#form-slug").input_value() == SLUG
    strange = f"# Van mij\nvreemd: x\n{before}# Eind\n"
    path.write_text(strange, "utf-8")
    tab.get_by_label("Open een bestand").set_input_files(path)
    expect(tab.locator("[data-problems]")).to_contain_text("onbekend veld ‘vreemd’")
    assert file_text(tab) == strange
    before = strange
    path.write_text("title: &a x\nsummary: *a\n", "utf-8")
    tab.get_by_label("Open een bestand").set_input_files(path)
    expect(tab.locator(".contribution__saved")).to_contain_text("kan het formulier niet lezen")
    assert file_text(tab) == before


def test_an_unknown_file_to_improve_is_told(page: Opener) -> None:
    tab = page()
    go(tab, f"{FORM}#bewerk=bestaat-niet")

    expect(tab.locator(".contribution__saved")).to_have_text(
        "‘bestaat-niet’ kan niet worden geopend. Je kunt wel iets nieuws maken."
    )


def test_a_short_file_goes_to_github_in_the_address_and_not_a_moment_earlier(
    page: Opener, served: str
) -> None:
    tab = page(guarded=False)
    visit = watch(tab)
    open_form(tab, Case)
    fill_in(tab, SHORT)
    tab.get_by_role("button", name="Controleer alles").click()
    expect(tab.get_by_text("gaat de tekst in het adres naar GitHub")).to_be_visible()

    tab.get_by_role("button", name="Dien in via GitHub").click()
    expect(tab.get_by_text("Vink eerst aan dat het openbaar mag")).to_be_visible()
    assert [url for url in visit.requests if not url.startswith(served)] == []
    assert [url for url in visit.requests if "Lasrobot" in url or "Jong" in url] == []

    agree(tab)
    address = urlsplit(opened_by(tab, "Dien in via GitHub"))
    assert address._replace(query="").geturl() == f"{EDIT_BASE.replace('/edit/', '/new/')}cases"
    assert parse_qs(address.query) == {"filename": [f"{SLUG}.yml"], "value": [file_text(tab)]}
    assert "consent" not in file_text(tab)


def test_a_long_file_is_copied_first_and_the_steps_are_told(page: Opener) -> None:
    tab = page(guarded=False, permissions=["clipboard-read", "clipboard-write"])
    open_form(tab, Case)
    fill_in(tab, SHORT | {"problem": "Een hele zin met een paar woorden. " * 300})
    agree(tab)

    expect(tab.get_by_text("kies alles (Ctrl+A)")).to_be_hidden()
    expect(tab.get_by_text("De tekst wordt gekopieerd en GitHub opent")).to_be_visible()
    address = opened_by(tab, "Kopieer en open GitHub")
    assert address.endswith(f"/new/main/cases?filename={SLUG}.yml")
    assert len(address) < 300
    assert tab.evaluate("navigator.clipboard.readText()") == file_text(tab)


def test_it_says_when_a_proposal_is_really_there_and_what_happens_then(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)
    expect(tab.get_by_text("Klik daarna op Create pull request")).to_be_visible()
    tab.get_by_role("link", name="Wat er daarna gebeurt").click()

    expect(tab.get_by_role("heading", name="Na het insturen")).to_be_in_viewport()


def test_without_a_repository_it_says_nothing_of_github(page: Opener) -> None:
    tab = page()
    tab.route(
        "**/formulier/voorbeeld/",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace("data-edit-base=", "data-none="),
        ),
    )
    open_form(tab, Case)

    expect(tab.get_by_text("Deze site weet nog niet waar haar bestanden staan.")).to_be_visible()
    expect(tab.get_by_text("Create pull request")).to_be_hidden()


def test_an_old_file_is_edited_in_its_place(page: Opener) -> None:
    tab = page(guarded=False, permissions=["clipboard-read", "clipboard-write"])
    open_form(tab, Case, improves="auping-lean-reis")
    fill_in(tab, {"period": "2006-2016"})
    agree(tab)

    expect(tab.get_by_text("kies alles (Ctrl+A)")).to_be_visible()
    address = opened_by(tab, "Kopieer en open GitHub")
    assert address == f"{EDIT_BASE}cases/auping-lean-reis.yml"
    assert "period: 2006-2016\n" in tab.evaluate("navigator.clipboard.readText()")


def test_a_mail_says_what_it_is_and_to_add_the_file(page: Opener) -> None:
    tab = page(guarded=False)
    tab.add_init_script(
        "navigation.addEventListener('navigate', (event) => {"
        " if (event.destination.url.startsWith('mailto:')) window.mailed = event.destination.url })"
    )
    open_form(tab, Case)
    fill_in(tab, SHORT)
    agree(tab)
    tab.get_by_role("button", name="Open een mail").click()

    mail = unquote(tab.evaluate("window.mailed"))
    assert mail.startswith(
        f"mailto:{CONTACT}?subject=Voorbeeld voor het Kenniscentrum: Lasrobot neemt"
    )
    assert f"{SLUG}.yml" in mail


def test_parts_are_added_moved_and_removed_by_keyboard(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)
    lessons = tab.locator("#form-lessons")
    lessons.locator("textarea").first.fill("Eén.")
    add = lessons.get_by_role("button", name="Voeg een les toe")
    add.press("Enter")
    expect(lessons.get_by_role("group", name="Les 2").locator("textarea").first).to_be_focused()
    tab.keyboard.type("Twee.")
    up = lessons.get_by_role("button", name="Omhoog met les 2")
    up.press("Enter")

    assert "lessons:\n  - text: Twee.\n  - text: Eén.\n" in file_text(tab)
    expect(lessons.get_by_role("button", name="Omhoog met les 1")).to_be_focused()
    expect(tab.locator(".contribution__saved")).to_have_text("Les 1 verplaatst")
    lessons.get_by_role("button", name="Haal weg les 1").press("Enter")
    assert "lessons:\n  - text: Eén.\n" in file_text(tab)
    expect(lessons.get_by_role("button", name="Haal weg les 1")).to_be_focused()


def test_an_instrument_may_be_given_by_its_title(page: Opener, library: Library) -> None:
    tab = page()
    open_form(tab, Case)
    field = tab.locator("#form-support [data-field=instrument] input").first
    title = next(one.title for one in library.all(KINDS[1]) if one.slug == "wbso")
    field.fill(title)
    field.press("Tab")

    expect(field).to_have_value("wbso")
    expect(tab.locator("#form-support [data-entry-title]").first).to_have_text(title)


def test_the_bar_below_never_covers_what_has_the_focus(page: Opener) -> None:
    tab = page(360)
    go(tab, FORM)

    stops = [stop for stop in tab_through(tab) if stop.in_main]

    assert len(stops) > 60
    assert [
        stop.name for stop in stops if not (stop.shown and stop.uncovered and stop.ringed)
    ] == []
