"""Hard words in a text explain themselves, and the text stays what it was."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from macros.components.case_page import case_page
from macros.components.glossary_list import glossary_list
from macros.language.glossary import VOCABULARY, explained, glossary
from macros.language.readability import long_sentences, long_words
from macros.models import Instrument
from macros.rendering import Context
from macros.taxonomy import taxonomy
from tests.conftest import CASE, INSTRUMENT

# How long an example takes says how busy the computer is, not whether it is right.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

ADDED = re.compile(
    r'<button type="button" class="explained" popovertarget="[^"]+">([^<]*)</button>'
    r'<span popover id="[^"]+" class="explained__text" role="note" data-pagefind-ignore>'
    r"[^<]*</span>"
)


def words_explained(html: str) -> list[str]:
    return ADDED.findall(explained(Markup(html), set()))


def without_explanations(html: str) -> str:
    return ADDED.sub(r"\1", str(html))


def test_a_hard_word_gets_a_button_and_its_meaning_in_a_popover():
    html = explained(Markup("<p>Het gaat om MRL 7.</p>"), set())

    assert 'popovertarget="begrip-mrl-1">MRL</button><span popover id="begrip-mrl-1"' in html
    assert taxonomy(VOCABULARY)["mrl"].description in html.unescape()
    assert "style=" not in html


def test_only_the_first_occurrence_on_a_page_is_explained():
    seen: set[str] = set()

    first = explained(Markup("<p>Een cobot en nog een cobot.</p>"), seen)
    second = explained(Markup("<p>Weer cobots.</p>"), seen)

    assert ADDED.findall(first) == ["cobot"]
    assert ADDED.findall(second) == []


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/mrl/">MRL</a>',
        '<p><a href="/"><em>Over MRL</em></a></p>',
        "<h2>Wat is MRL</h2>",
        "<code>MRL</code>",
        "<pre><code>lean</code></pre>",
        "<button>MRL</button>",
        "<table><tr><th>MRL</th></tr></table>",
        "<table><caption>MRL</caption></table>",
        '<p title="MRL">x</p>',
        "<!-- MRL -->",
        "<script>let lean = MRL</script>",
        '<p title="MRL lean',
        "<p <b>MRL</b>",
    ],
)
def test_words_that_are_no_running_text_are_left_alone(html):
    assert explained(Markup(html), set()) == html


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("Een lean bedrijf", ["lean"]),
        ("Lean werken", ["Lean"]),
        ("Het werkt. ‘Lean is klaar.’", ["Lean"]),
        ("<p>Over <em>werk</em>. Cobots helpen.</p>", ["Cobots"]),
        ("<ul><li>een</li><li>Fieldlab</li></ul>", ["Fieldlab"]),
        ("De firma Lean uit Almelo", []),
        ("de firma <b>Lean</b>", []),
        ("Een mrl of een Mrl", []),
        ("leaner, klean en lean-denken", []),
        ("www.lean.nl en info@lean.nl en https://a.nl/lean", []),
        ("R&amp;D en S&amp;O-verklaring", ["R&amp;D", "S&amp;O-verklaring"]),
        ("twee AGV’s", ["AGV’s"]),
        ("twee AGV&#39;s", ["AGV&#39;s"]),
        ("in één one-piece\nflow", ["one-piece\nflow"]),
        ("CAD/CAM, (MES) en ERP.", ["CAD", "MES", "ERP"]),
    ],
)
def test_whole_words_are_found_as_they_are_written(html, found):
    assert words_explained(html) == found


def test_a_text_that_is_not_html_is_escaped():
    html = explained("<b>lean</b> & MRL", set())

    assert html.startswith("&lt;b&gt;")
    assert "&lt;/b&gt; &amp; <button" in html


PIECES = [
    *("<p>", "</p>", '<a href="x>y">', "</a>", "<h2 id='a'>", "</h2>", "<code>", "</code>", "<br>"),
    *("<td>", "</td>", "<!--", "-->", '<b title="MRL', '">', "<", ">", "</", "&", "&amp;", "'"),
    *("<script>", "</script>", "<p title=lean>", " ", "\n", ". ", "lean", "Lean", "MRL", "R&amp;D"),
    *("x", "S&amp;O-verklaring", "digital twin", "AGV’s"),
]


@UNHURRIED
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join))
def test_taking_the_explanations_out_gives_back_the_text(html):
    assert without_explanations(explained(Markup(html), set())) == html


TEXTS = st.lists(
    st.sampled_from(["lean", "Lean", "MRL", "cobots", " ", ". ", "R&amp;D", "x > y", "b&lt;c"])
).map("".join)
TAGS = st.sampled_from(["p", "em", "a", "h3", "li", "code", "th", "td", "button", "strong", "div"])


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, inner: f'<{tag} title="MRL > lean">{"".join(inner)}</{tag}>',
        TAGS,
        st.lists(children, max_size=3),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.explained: list[list[str]] = []

    def handle_starttag(self, tag, attrs):
        if ("class", "explained") in attrs:
            self.explained.append(list(self.open))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@UNHURRIED
@given(st.recursive(TEXTS, _element, max_leaves=12))
def test_explanations_stand_in_text_and_never_in_a_tag_or_in_what_is_left_alone(html):
    result = explained(Markup(html), set())
    reader = _Reader()
    reader.feed(result)
    reader.close()

    assert reader.open == []
    assert len(reader.explained) == len(ADDED.findall(result))
    for around in reader.explained:
        assert not {"a", "h3", "code", "th", "button"} & set(around)


def test_a_page_explains_a_word_once_and_leaves_its_title(written):
    text = CASE.replace("Lasrobot neemt", "Cobot neemt").replace("een lasrobot", "een cobot")
    library = written({"cases/x.yml": text.replace("te weinig lassers", "geen cobots")})

    html = case_page(Context(library), "x").html

    assert ADDED.findall(html) == ["cobots"]
    assert '<h1 id="titel">Cobot neemt' in html


def test_the_list_has_every_word_once_under_its_letter(written):
    fragment = glossary_list(Context(written({})))
    ids = re.findall(r'id="(begrip-[^"]+)"', fragment.html)

    assert sorted(ids) == sorted(f"begrip-{name}" for name in taxonomy(VOCABULARY))
    titles = [heading.title for heading in fragment.headings]
    assert titles[0] == "0-9"
    assert titles[1:] == sorted(titles[1:])
    for heading in fragment.headings:
        assert f'href="#{heading.id}"' in fragment.html


def test_a_word_links_to_what_the_site_has_on_it(written):
    files = {
        "instruments/wbso.yml": INSTRUMENT.replace(
            "kind: voucher", "abbreviation: WBSO\nkind: fiscaal"
        ),
        "cases/x.yml": CASE + "technologies: [cobots]\n",
    }
    library = written(files)
    html = glossary_list(Context(library)).html

    assert f'href="/{Instrument.address}/wbso/">Innovatievoucher</a>' in html
    assert 'techniek/cobots/">Techniek: Cobots</a>' in html
    assert 'href="/onderwerpen/werkmethoden/kanban/"' not in html


def test_no_word_stands_for_two_terms():
    words = [
        word.replace("’", "'")
        for term in glossary().terms.values()
        for word in (term.label, *term.synonyms)
    ]

    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("name", list(taxonomy(VOCABULARY)))
def test_a_meaning_is_short_and_plain(name):
    term = taxonomy(VOCABULARY)[name]

    assert list(long_sentences(term.description)) == []
    assert list(long_words(term.description)) == []
    assert len(re.findall(r"[.!?](?:\s|$)", term.description)) <= 3
    assert term.description.endswith((".", "?"))
