"""A person fills in the contribution form; gives what the form then says."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from macros.models import Case, Entry, Instrument, Organisation
from tests.site.visiting import go

FORMS = {
    Case: "meedoen/formulier/voorbeeld/",
    Instrument: "meedoen/formulier/instrument/",
    Organisation: "meedoen/formulier/loket/",
}


def open_form(tab: Page, kind: type[Entry], improves: str = "") -> None:
    """Open the form for `kind`; with the file of an entry in it when `improves` names one."""
    go(tab, FORMS[kind] + (f"#bewerk={improves}" if improves else ""))
    if improves:
        expect(tab.locator("[data-improving]")).to_be_visible()


def fill_in(tab: Page, values: dict[str, Any], before: str = "form") -> None:
    """Fill in values by their field, folded away or not, as a person does; lists item by item."""
    for name, value in values.items():
        field = f"{before}-{name}"
        if isinstance(value, dict):
            fill_in(tab, value, field)
        elif isinstance(value, list):
            _fill_list(tab, value, field)
        else:
            _fill_one(tab, f"#{field}", value)


def _fill_list(tab: Page, values: list[Any], field: str) -> None:
    boxes = tab.locator(f"#{field} [data-term]")
    if boxes.count():
        _unfold(tab, f"#{field}")
        for value in values:
            tab.locator(f"#{field} [data-term][value='{value}']").check()
        return
    items = tab.locator(f"#{field} > ol > li")
    for index, value in enumerate(values):
        if index >= items.count():
            _unfold(tab, f"#{field}")
            tab.locator(f"#{field} > p > [data-add]").click()
        inner = items.nth(index).locator("[data-control]").first
        if isinstance(value, dict):
            fill_in(tab, value, str(inner.get_attribute("id")))
        else:
            _fill_one(tab, f"#{inner.locator('[data-value]').get_attribute('id')}", value)


def _fill_one(tab: Page, selector: str, value: str) -> None:
    _unfold(tab, selector)
    field = tab.locator(selector)
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)
        field.press("Tab")


def _unfold(tab: Page, selector: str) -> None:
    """Open every fold around a field, from the outside in, by its summary."""
    while True:
        folds = tab.locator(f"details:not([open]):has({selector})")
        if not folds.count():
            return
        folds.first.locator("> summary").click()


def file_text(tab: Page) -> str:
    """The file that the form shows."""
    return tab.locator("[data-yaml]").text_content() or ""


def download(tab: Page, folder: Path) -> Path:
    """Press the button and keep what comes, under the name it has."""
    with tab.expect_download() as coming:
        tab.get_by_role("button", name="Download", exact=True).click()
    path = folder / coming.value.suggested_filename
    folder.mkdir(parents=True, exist_ok=True)
    coming.value.save_as(path)
    return path


def told(tab: Page) -> list[str]:
    """Every problem in the list of the form: the message, the remedy and the code."""
    tab.get_by_role("button", name="Controleer alles").click()
    expect(tab.locator("[data-count]")).to_have_text(re.compile(r"\d|Geen"))
    return tab.locator("[data-problems] li").all_text_contents()


def show_preview(tab: Page) -> None:
    """Ask for the card and the page."""
    tab.get_by_role("button", name="Toon de kaart en de pagina").click()
    expect(tab.locator("[data-preview]")).to_be_visible()


def run_module(tab: Page, name: str, body: str, argument: Any = None) -> Any:
    """Run `body` with the module `name` of the form as `form`, and `argument` as `given`."""
    script = f"""async (given) => {{
      const root = new URL(document.querySelector("[data-root]").dataset.root, location.href)
      const form = await import(new URL("assets/js/{name}.mjs", root))
      {body}
    }}"""
    return tab.evaluate(script, json.loads(json.dumps(argument)))
