"""Whatever is put in the form stays text: in the preview, in the file and after a reload."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from macros.models import Case
from macros.source.yaml_source import read
from tests.site.filling import file_text, fill_in, open_form, show_preview
from tests.site.visiting import FORM, Opener, go, watch

HOSTILE = [
    "<script>window.hit = 1</script>",
    '"><img src=x onerror="window.hit = 2">',
    "{{ 7 * 7 }} {% raw %} ${window.hit = 3}",
    "javascript:window.hit=4",
    "[klik](javascript:window.hit=5) [x](data:text/html,<script>window.hit=5</script>)",
    "x: !!python/object/apply:os.system ['id']\n&a [*a, *a]\n--- \n%TAG ! x",
    "'\n\"\\ # geen: commentaar\n- {a: b}\n  - diep\n\ttab",
    "__proto__ constructor toString \ue0000\ue001 \ue00099\ue001",
    "omgekeerd \u202etxt.exe\u202c en on\u200bzichtbaar \u0000",
    "woord" * 12_000,
]


def field_values(tab: Page) -> dict[str, Any]:
    return dict(
        tab.evaluate(
            """Object.fromEntries([...document.querySelectorAll("[data-form] [data-value]")]
            .filter(({ value }) => value)
            .map(({ id, value }) => [id.replace(/-n\\d+/, "-n"), value]))"""
        )
    )


def test_ten_hostile_inputs_do_nothing(page: Opener, served: str) -> None:
    tab = page()
    visit = watch(tab)
    open_form(tab, Case)
    show_preview(tab)

    for text in HOSTILE:
        line = " ".join(text.split())
        for field in ("title", "company-name", "summary", "problem", "approach", "setbacks"):
            tab.locator(f"#form-{field}").fill(text if field in ("problem", "summary") else line)
        source = tab.locator("[data-field=sources] [data-field=url] input")
        source.fill(line[:2000])
        source.press("Tab")
        tab.locator("#form-title").press("Tab")
        expect(tab.locator("[data-preview-page] h3").first).to_be_visible()

        document, problems = read(file_text(tab).encode("utf-8", "surrogatepass"), "cases/x.yml")
        typed = field_values(tab)
        if document is None:
            assert {one.code for one in problems} <= {"onzichtbaar-teken", "te-groot"}, text[:60]
        else:
            assert set(document.data) <= {
                *("title", "summary", "company", "problem", "approach", "setbacks", "sources")
            }
            assert document.data["title"].split() == line.split()
            assert document.data["problem"].split() == typed["form-problem"].split()
        assert tab.evaluate("window.hit") is None
        assert tab.locator("[data-preview] :is(script, img, iframe, style, object)").count() == 0
        addresses = tab.locator("[data-preview] [href]").evaluate_all(
            "all => all.map((one) => one.href)"
        )
        assert [one for one in addresses if not one.startswith(("http:", "https:"))] == []
        names = "all => all.flatMap((one) => one.getAttributeNames())"
        given = set(tab.locator("[data-preview] *").evaluate_all(names))
        assert [name for name in given if name.startswith("on") or name == "style"] == []

    before = field_values(tab)
    tab.reload()
    expect(tab.locator(".contribution__saved")).to_have_text(
        "Je concept uit deze browser is teruggezet."
    )
    assert field_values(tab) == before
    assert tab.evaluate("window.hit") is None
    assert visit.dialogs == []
    assert visit.messages == []
    assert [url for url in visit.requests if not url.startswith(served)] == []


def test_hostile_words_in_a_list_of_parts_stay_in_their_place(page: Opener) -> None:
    tab = page()
    open_form(tab, Case)
    fill_in(tab, {"lessons": [{"text": "a: b\n- c"}, {"text": "# d"}], "other_parties": ["- e: f"]})

    document, _ = read(file_text(tab).encode(), "cases/x.yml")

    assert document
    assert document.data == {
        "lessons": [{"text": "a: b\n- c"}, {"text": "# d"}],
        "other_parties": ["- e: f"],
    }


def test_a_kept_draft_that_is_damaged_is_put_away_with_a_word(page: Opener) -> None:
    key = "kenniscentrum-formulier-cases"
    damaged = [
        "{",
        "null",
        "[]",
        '{"version": 1}',
        '{"version": 2, "slug": "", "improves": "", "source": "", "data": {}}',
        '{"version": 1, "slug": 1, "improves": "", "source": "", "data": {}}',
        '{"version": 1, "slug": "", "improves": "", "source": "", "data": {"title": 7}}',
        '{"version": 1, "slug": "", "improves": "", "source": "", "data": {"a": '
        + "[" * 9
        + "]" * 9
        + "}}",
    ]
    tab = page()
    visit = watch(tab)
    go(tab, FORM)
    for text in damaged:
        tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
        tab.reload()
        expect(tab.locator(".contribution__saved")).to_have_text(
            "Het bewaarde concept was beschadigd en is weggehaald."
        )
        assert tab.evaluate("key => localStorage.getItem(key)", key) is None
        assert file_text(tab) == ""
    strange = json.dumps(
        {
            **{"version": 1, "slug": "../x", "improves": "", "source": "a: &x [*x]"},
            "data": {"title": ["x"], "company": "x", "__proto__": {"a": "b"}},
        }
    )
    tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, strange])
    tab.reload()
    expect(tab.locator(".contribution__saved")).to_have_text(
        "Je concept uit deze browser is teruggezet."
    )
    assert visit.messages == []
