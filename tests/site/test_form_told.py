"""The form says what the validator says, with the same code, in the same words, at the field."""

import re
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.library import Library
from macros.models import KINDS, Case, Instrument, Organisation
from macros.source.diagnostics import nearest
from macros.source.yaml_source import read
from tests.conftest import ROOT, values_in_file
from tests.site.filling import fill_in, open_form, run_module, told
from tests.site.visiting import Opener

# Mistakes in the values of one file; the others are about the writing of YAML, about the file
# around it, or about files together.
GOLDENS = [
    "adres",
    "adres-van-een-persoon",
    "datum",
    "eenheid",
    "geen-bronnen",
    "geen-groep",
    "geen-lijst",
    "geen-tekst",
    "getal",
    "ja-of-nee",
    "jaar",
    "leeg-resultaat",
    "mrl-omgekeerd",
    "onbekend-instrument",
    "onbekend-loket",
    "onbekende-opvolger",
    "onbekende-organisatie",
    "onbekende-term",
    "slug",
    "steun-of-geen-steun",
    "te-kort",
    "te-lang",
    "te-weinig-onderdelen",
    "verplicht",
    "zelfde-type-twee-keer",
]
_SAID = re.compile(r"(?P<file>[\w-]+/[\w-]+)\.yml:\d+:\d+: fout: (?P<message>.*) \[(?P<code>.*)\]")


def said_by_validator(golden: Any) -> dict[str, list[tuple[str, str, str]]]:
    """Code, message and remedy of each problem, per file."""
    found: dict[str, list[tuple[str, str, str]]] = {name: [] for name in golden["files"]}
    lines = golden["problems"].strip().split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if match := _SAID.match(line):
            remedy = after.strip().removeprefix("oplossing: ") if after.startswith(" ") else ""
            found[f"{match['file']}.yml"].append((match["code"], match["message"], remedy))
    return found


CHECK = """
  const get = async (name) => (await fetch(new URL(`data/v1/schema/${name}.json`, root))).json()
  const [schema, messages] = [await get(given.kind), await get("messages")]
  const problemsOf = form.checkerOf(schema, messages, given.known)
  return problemsOf(given.data).map(({ code, message, remedy }) => [code, message, remedy])"""


@pytest.fixture
def forms(page: Opener) -> Page:
    tab = page()
    open_form(tab, Case)
    return tab


def test_a_mistake_is_told_in_the_words_of_the_validator(forms: Page) -> None:
    kinds = {kind.folder: kind for kind in KINDS}
    compared = 0
    for name in GOLDENS:
        golden = yaml.safe_load((ROOT / "tests/problems" / f"{name}.yml").read_text("utf-8"))
        known = {
            kind.folder: {
                "singular": kind.singular,
                "slugs": [
                    file.split("/")[1].removesuffix(".yml")
                    for file in golden["files"]
                    if file.startswith(kind.folder)
                ],
            }
            for kind in KINDS
        }
        for file, expected in said_by_validator(golden).items():
            document, _ = read(golden["files"][file].encode(), file)
            assert document is not None
            kind = kinds[file.split("/")[0]].name()
            given = {"kind": kind, "data": document.data, "known": known}
            found = run_module(forms, "form_problems", CHECK, given)

            assert sorted(map(tuple, found)) == sorted(expected), f"{name}: {file}"
            compared += len(expected)

    assert compared >= len(GOLDENS)


def test_no_real_entry_has_a_problem_in_the_form(forms: Page, library: Library) -> None:
    known = {
        kind.folder: {"singular": kind.singular, "slugs": library.slugs(kind)} for kind in KINDS
    }
    check = CHECK.replace(
        "return problemsOf(given.data).map(({ code, message, remedy }) => [code, message, remedy])",
        "return given.data.flatMap((one) => problemsOf(one))",
    )
    for kind in KINDS:
        data = [values_in_file(library, one) for one in library.all(kind)]
        given = {"kind": kind.name(), "data": data, "known": known}
        assert run_module(forms, "form_problems", check, given) == []


def test_a_problem_stands_beside_the_field_once_somebody_left_it(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)
    title = tab.locator("#form-title")
    problem = tab.locator("#form-title-problem")

    title.fill("Kort")
    expect(problem).to_be_hidden()
    title.press("Tab")

    expect(problem).to_have_text(
        "‘title’ telt 4 tekens. Oplossing: schrijf er minstens 10 [te-kort]"
    )
    expect(title).to_have_attribute("aria-invalid", "true")
    assert "form-title-problem" in str(title.get_attribute("aria-describedby")).split()
    expect(tab.locator("#form-summary-problem")).to_be_hidden()

    title.fill("Lang genoeg om een titel te zijn")
    title.press("Tab")
    expect(problem).to_be_hidden()
    expect(title).not_to_have_attribute("aria-invalid", "true")


def test_the_list_leads_to_each_field_also_when_it_is_folded_away(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)
    fill_in(tab, {"mrl": {"start": "8", "now": "4"}})
    tab.evaluate(
        "document.querySelectorAll('.contribution details').forEach((one) => one.open = false)"
    )
    told(tab)

    tab.get_by_role("link", name="Rijpheid (MRL), MRL nu").press("Enter")

    expect(tab.locator("#form-mrl-now")).to_be_focused()
    expect(tab.locator("#form-mrl-now-problem")).to_contain_text("[mrl-omgekeerd]")


def test_a_problem_keeps_nobody_from_saving(page: Opener) -> None:
    tab = page()
    open_form(tab, Organisation)
    fill_in(tab, {"title": "X"})

    assert len(told(tab)) > 3
    for name in ("Kopieer", "Download", "Open een mail", "Dien in via GitHub"):
        expect(tab.get_by_role("button", name=name, exact=True)).to_be_enabled()


def test_a_name_that_is_taken_is_told(page: Opener) -> None:
    tab = page()
    open_form(tab, Instrument)
    tab.locator("#form-slug").fill("wbso")
    tab.locator("#form-slug").press("Tab")

    expect(tab.locator("#form-slug-problem")).to_contain_text("[bestandsnaam]")


def test_what_was_meant_is_guessed_as_the_validator_does(forms: Page, library: Library) -> None:
    slugs = library.slugs(Instrument)
    wrong = [
        *(slug[:3] + slug[4:] for slug in slugs),
        *(slug[1] + slug[0] + slug[2:] for slug in slugs),
        *(slug[: len(slug) // 2] for slug in slugs),
        *(f"de-{slug[::2]}" for slug in slugs),
        *("x", "2024", "subsidie", "WBSO", "é", ""),
    ]
    messages = 'await (await fetch(new URL("data/v1/schema/messages.json", root))).json()'
    guess = f"""const {{ words }} = {messages}
      const word = (name, values) => words[name].replace(/{{(\\w+)}}/g, (_, key) => values[key])
      return given.wrong.map((one) => form.nearest(one, given.slugs, word))"""

    guessed = run_module(forms, "nearest", guess, {"wrong": wrong, "slugs": slugs})

    assert guessed == [nearest(one, slugs) for one in wrong]
    assert sum(said.startswith("schrijf") for said in guessed) > 100
