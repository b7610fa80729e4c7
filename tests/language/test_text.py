"""Contributors' texts become safe HTML, and dates and lists become Dutch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.language.text import count, dutch_date, entities, listed, lower_first, plain, prose


def test_the_markdown_subset_is_rendered():
    html = prose("Een **vet** woord.\n\n- een\n- twee\n\n[bron](https://a.nl/)")

    assert "<strong>vet</strong>" in html
    assert "<li>een</li>" in html
    assert 'href="https://a.nl/"' in html
    assert "nofollow" in html


def test_a_heading_in_a_text_stays_below_those_of_the_page_and_gets_no_id():
    assert prose("# Kop") == "<h3>Kop</h3>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](data:text/html,x)",
        "[x](//kwaad.nl)",
        "<javascript:alert(1)>",
        "![x](https://kwaad.nl/pixel.gif)",
        "x {: onclick=alert(1) }",
        "[x]: javascript:alert(1)\n[x]",
        '<a href="https://a.nl" onclick="alert(1)">x</a>',
        "<svg><script>alert(1)</script></svg>",
    ],
)
def test_nothing_active_survives(hostile):
    html = prose(hostile)

    for tag in ("<script", "<img", "<svg", 'href="java', 'href="data', 'href="//', 'href="/'):
        assert tag not in html
    assert "onclick" not in html or "&" in html or ":" in html
    assert " onclick=" not in html.split(">")[0]


def test_what_looks_like_a_tag_is_shown_as_it_was_written():
    assert plain("Uitval < 5% & marge > 10% bij R&D") == "Uitval < 5% & marge > 10% bij R&D"
    assert plain("zie <b>dit</b>") == "zie <b>dit</b>"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text):
    import nh3

    html = prose(text)
    again = nh3.clean(
        html,
        tags={"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "code", "pre"},
        attributes={"a": {"href"}},
        url_schemes={"https"},
        link_rel="nofollow ugc noopener noreferrer",
    )
    assert again == html


def test_dates_are_dutch():
    assert dutch_date("2024-05-07") == "7 mei 2024"
    assert dutch_date("2024-05") == "mei 2024"
    assert dutch_date("2024") == "2024"


def test_lists_and_counts_are_dutch():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b en c"
    assert listed([]) == ""
    assert count(1, "loket", "loketten") == "1 loket"
    assert count(0, "loket", "loketten") == "0 loketten"


def test_a_label_inside_a_sentence_loses_its_capital_and_a_name_keeps_them():
    assert lower_first("Doorlooptijd") == "doorlooptijd"
    assert lower_first("Robots en cobots") == "robots en cobots"
    assert lower_first("Topsector of TKI") == "topsector of TKI"
    assert lower_first("In Twente werkt dit al.") == "in Twente werkt dit al."
    assert lower_first("MRL nu") == "MRL nu"
    assert lower_first("Quick Response Manufacturing (QRM)") == "Quick Response Manufacturing (QRM)"
    assert lower_first("") == ""


def test_no_mark_of_any_template_language_survives_as_entity():
    assert entities("{{ a }} é") == "&#123;&#123; a &#125;&#125; é"
