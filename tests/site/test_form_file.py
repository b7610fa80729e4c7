"""What the form makes is a file that the validator takes, and an old file keeps all its letters."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.library import Library
from macros.models import KINDS, Case, Entry
from macros.source.yaml_source import read
from tests.conftest import ROOT, values_in_file
from tests.site.filling import file_text, fill_in, open_form, run_module
from tests.site.visiting import Opener

YAML_CASES = json.loads((ROOT / "tests/forms/yaml_cases.json").read_text("utf-8"))


@pytest.fixture
def forms(page: Opener) -> Page:
    tab = page()
    open_form(tab, Case)
    return tab


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_no_letter_of_a_real_file_changes_by_being_in_the_form(
    page: Opener, library: Library, kind: type[Entry]
) -> None:
    """Each file is put in the fields, taken out of them and written again."""
    tab = page()
    open_form(tab, kind)
    sources = {one.slug: library.document(one).source for one in library.all(kind)}

    changed = run_module(
        tab,
        "form_yaml",
        """
        const values = await import(new URL("assets/js/form_values.mjs", root))
        const form_ = document.querySelector("[data-form]")
        const order = values.orderOf(form_)
        const changed = []
        for (const [slug, source] of Object.entries(given)) {
          values.fill(form_, form.read(source).data)
          const taken = values.valueOf(form_, new Map())
          if (form.written(source, taken, order) !== source) changed.push(slug)
          if (form.written("", taken, order) !== source) changed.push(`${slug}, written anew`)
        }
        return changed""",
        sources,
    )

    assert len(sources) > 40
    assert changed == []


def test_the_form_reads_each_file_as_the_validator_does(forms: Page, library: Library) -> None:
    entries = {library.document(one).file: one for one in library.everything()}
    sources = {file: library.document(one).source for file, one in entries.items()}

    opened = run_module(
        forms,
        "form_yaml",
        "return Object.fromEntries(Object.entries(given)"
        ".map(([file, source]) => [file, form.read(source).data]))",
        sources,
    )

    assert len(opened) > 200
    assert opened == {file: values_in_file(library, one) for file, one in entries.items()}


def test_one_changed_field_changes_only_its_own_lines(forms: Page) -> None:
    """Also in a file that nobody would write, with comments and in an order of its own."""
    source = """\
# Over dit bestand
evidence: 'illustratief'
title: "Lasrobot neemt het seriewerk over"
company: {sector: metaalbewerking, size: klein}
# Waarom dit type
yamamoto_type: 1
goals: [outputverhoging]

lessons:
- text: Een.
  basis: bron
# De tweede
- text: >
    Twee
    regels.
- text: Drie.
summary: Een lasrobot nam het seriewerk over van de lassers.
"""
    write = """
      const data = form.read(given.source).data
      for (const [name, value] of Object.entries(given.change)) data[name] = value ?? undefined
      return form.written(given.source, data, { keys: ["title", "period", "goals"], inside: {} })"""

    def changed(**change: Any) -> str:
        return str(run_module(forms, "form_yaml", write, {"source": source, "change": change}))

    first: dict[str, str] = {"text": "Een.", "basis": "bron"}
    second, third = {"text": "Twee regels.\n"}, {"text": "Drie."}
    assert changed() == source
    assert changed(title="Nieuw") == source.replace('"Lasrobot neemt het seriewerk over"', "Nieuw")
    assert changed(yamamoto_type=None) == source.replace(
        "# Waarom dit type\nyamamoto_type: 1\n", ""
    )
    assert changed(period="2024") == source.replace("company: {", "period: 2024\ncompany: {")
    assert changed(lessons=[first, second, {"text": "Vier."}]) == source.replace("Drie.", "Vier.")
    assert changed(lessons=[third, first, second]) == source.replace("- text: Drie.\n", "").replace(
        "lessons:\n", "lessons:\n- text: Drie.\n"
    )
    assert changed(lessons=[first, third]) == source.replace(
        "# De tweede\n- text: >\n    Twee\n    regels.\n", ""
    )
    assert changed(goals=["outputverhoging", "duurzaamheid"]) == source.replace(
        "goals: [outputverhoging]\n", "goals:\n  - outputverhoging\n  - duurzaamheid\n"
    )
    assert changed(company={"sector": "metaalbewerking", "size": "groot"}) == source.replace(
        "{sector: metaalbewerking, size: klein}", "\n  sector: metaalbewerking\n  size: groot"
    ).replace("company: \n", "company:\n")


def test_a_real_file_changes_only_where_somebody_typed(page: Opener, library: Library) -> None:
    slug = "auping-lean-reis"
    source = library.document(library.get(Case, slug)).source
    tab = page()
    open_form(tab, Case, improves=slug)

    assert file_text(tab) == source
    fill_in(tab, {"company": {"place": "Deventer-Noord"}})

    before, after = source.split("\n"), file_text(tab).split("\n")
    assert [(one, other) for one, other in zip(before, after, strict=True) if one != other] == [
        ("  place: Deventer", "  place: Deventer-Noord")
    ]


def test_the_form_writes_each_value_as_the_validator_would(forms: Page) -> None:
    order = "{ keys: Object.keys(one), inside: {} }"
    texts = run_module(
        forms,
        "form_writer",
        f"return given.map((one) => form.mapText(one, {order}))",
        [case["data"] for case in YAML_CASES],
    )

    written = dict(zip([case["name"] for case in YAML_CASES], texts, strict=True))
    assert len(written) > 20
    assert {name: text.split("\n")[:-1] for name, text in written.items()} == {
        case["name"]: case["yaml"] for case in YAML_CASES
    }


def test_what_the_validator_refuses_to_read_the_form_does_not_open(forms: Page) -> None:
    refused = [
        "title: &a x\nsummary: *a\n",
        "title: !!js/function x\n",
        "title: x\ntitle: y\n",
        "--- \ntitle: x\n---\ntitle: y\n",
        "%YAML 1.1\n---\ntitle: x\n",
        "<<: {a: b}\ntitle: x\n",
        "- een lijst\n",
        "title: [\n",
        "? [a]\n: b\n",
    ]

    assert all(read(source.encode(), "x.yml")[0] is None for source in refused)
    opened = run_module(forms, "form_yaml", "return given.filter((one) => form.read(one))", refused)
    assert opened == []
