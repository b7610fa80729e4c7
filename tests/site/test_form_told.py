"""The form says what the validator says, with the same code, in the same words, at the field.

Only what a field and a choice are called differs: there as in the file, here as on the screen.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.forms.fields import all_fields, fields_of
from macros.library import Library
from macros.models import KINDS, Case, Entry, Instrument, Organisation
from macros.proposal import summarise
from macros.source.diagnostics import Severity, nearest
from macros.source.yaml_source import read
from tests.conftest import ROOT, values_in_file
from tests.site.filling import download, fill_in, open_form, run_module, told
from tests.site.test_form_typed import TYPED, with_real_content
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
    "geen-woorden",
    "getal",
    "ja-of-nee",
    "jaar",
    "leeg-resultaat",
    "meer-regels",
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
_QUOTED = re.compile("‘([^’]+)’")
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
  const problemsOf = form.checkerOf(called(schema), messages, given.known)
  return problemsOf(given.data).map(({ code, message, remedy }) => [code, message, remedy])"""

# How the form calls a field and a choice: as on the screen, or by their names in the file.
BY_LABEL = "const called = (schema) => schema\n"
BY_KEY = """
  const called = (schema) => JSON.parse(JSON.stringify(schema), (name, value) => {
    if (name === "properties") for (const key in value) value[key].title = key
    if (name === "x-terms") for (const key in value) value[key].label = key
    return value
  })
"""


def mistakes() -> Iterator[tuple[str, type[Entry], dict[str, Any], list[tuple[str, str, str]]]]:
    """Each file of the suite with a mistake in its values, as the form is given it.

    With its name, its kind, and what the validator says of it.
    """
    kinds = {kind.folder: kind for kind in KINDS}
    for name in GOLDENS:
        golden = yaml.safe_load((ROOT / "tests/problems" / f"{name}.yml").read_text("utf-8"))
        slugs = {
            folder: [Path(file).stem for file in golden["files"] if file.startswith(folder)]
            for folder in kinds
        }
        known = {
            kind.folder: {"singular": kind.singular, "slugs": slugs[kind.folder]} for kind in KINDS
        }
        for file, expected in said_by_validator(golden).items():
            document, _ = read(golden["files"][file].encode(), file)
            assert document is not None
            kind = kinds[file.split("/")[0]]
            given = {"kind": kind.name(), "data": document.data, "known": known}
            yield f"{name}: {file}", kind, given, expected


@pytest.fixture
def forms(page: Opener) -> Page:
    tab = page()
    open_form(tab, Case)
    return tab


def test_a_mistake_is_told_in_the_words_of_the_validator(forms: Page) -> None:
    compared = 0
    for name, _, given, expected in mistakes():
        found = run_module(forms, "form_problems", BY_KEY + CHECK, given)

        assert sorted(map(tuple, found)) == sorted(expected), name
        compared += len(expected)

    assert compared >= len(GOLDENS)


def test_no_mistake_is_told_with_a_word_that_is_only_in_the_file(forms: Page) -> None:
    for name, kind, given, expected in mistakes():
        keys = {key for route, _ in all_fields(fields_of(kind)) for key in route}
        found = run_module(forms, "form_problems", BY_LABEL + CHECK, given)

        said = " ".join(f"{message} {remedy}" for _, message, remedy in found)
        assert len(found) == len(expected), name
        assert (keys | {"undefined"}).isdisjoint(_QUOTED.findall(said)), said


def test_what_an_empty_form_says_is_missing_is_on_the_screen(page: Opener) -> None:
    for kind in KINDS:
        tab = page()
        open_form(tab, kind)
        lines = told(tab)
        shown = tab.locator("[data-title], option").all_text_contents()

        assert len(lines) > 5
        assert set(_QUOTED.findall(" ".join(lines))) <= set(shown)


def test_a_rule_between_fields_is_told_by_their_labels_and_choices(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)

    assert [line for line in told(tab) if "[verplicht]" not in line] == [
        "Geen steun, omdat: er staat niet of het bedrijf steun kreeg. Oplossing: vul ‘Steun’ of"
        " ‘Andere steun’ in, of ‘Geen steun, omdat’ met bijvoorbeeld ‘Geen regeling vermeld’"
        " [steun-of-geen-steun]",
        "Bronnen: er staat geen bron bij. Oplossing: vul ‘Bronnen’ in, of zet ‘Bewijs’ op"
        " ‘Verzonnen voorbeeld’ als het verzonnen is [geen-bronnen]",
    ]


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("wbsoo", "schrijf ‘wbso’"),
        ("Een regeling van de gemeente", "typ een deel van de naam en kies uit de lijst"),
    ],
)
def test_who_names_something_that_is_not_there_is_led_to_what_is_on_the_site(
    page: Opener, typed: str, remedy: str
) -> None:
    tab = page()
    open_form(tab, Case)
    fill_in(tab, {"support": [{"instrument": typed}]})

    assert [line for line in told(tab) if line.startswith("Steun")][:1] == [
        f"Steun, Instrument 1, Instrument: er is geen instrument ‘{typed}’ op deze site."
        f" Oplossing: {remedy} [onbekend-instrument]"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_no_help_in_the_form_names_a_folder(page: Opener, kind: type[Entry]) -> None:
    tab = page()
    open_form(tab, kind)
    helped = " ".join(tab.locator(".form-field__help").all_text_contents())

    assert not any(f"{one.folder}/" in helped for one in KINDS)


def test_a_tip_is_not_in_the_form_but_comes_under_the_proposal_as_the_form_says(
    page: Opener, tmp_path: Path
) -> None:
    base, proposal = (with_real_content(tmp_path / name) for name in ("base", "proposal"))
    tab = page()
    open_form(tab, Case)
    long = "Het bedrijf kocht een robot" + " en nog een robot" * 10 + "."
    fill_in(tab, {**TYPED[Case], "summary": long})

    assert told(tab) == []
    download(tab, proposal / Case.folder)
    found = summarise(base, proposal).findings
    assert [(one.severity, one.code) for one in found] == [(Severity.TIP, "lange-zin")]

    expect(
        tab.get_by_text("Die komen na het insturen onder je voorstel op GitHub.")
    ).to_be_visible()
    tab.get_by_role("link", name="Dit zijn de tips").click()
    expect(tab.get_by_role("heading", name="Tips", exact=True)).to_be_in_viewport()


def test_no_real_entry_has_a_problem_in_the_form(forms: Page, library: Library) -> None:
    known = {
        kind.folder: {"singular": kind.singular, "slugs": library.slugs(kind)} for kind in KINDS
    }
    check = BY_LABEL + CHECK.replace(
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
        "‘Titel’ telt 4 tekens. Oplossing: schrijf er minstens 10 [te-kort]"
    )
    expect(title).to_have_attribute("aria-invalid", "true")
    assert "form-title-problem" in str(title.get_attribute("aria-describedby")).split()
    expect(tab.locator("#form-summary-problem")).to_be_hidden()

    title.fill("K")
    title.press("Tab")
    expect(problem).to_contain_text("‘Titel’ telt 1 teken. Oplossing")

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
