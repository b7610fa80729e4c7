"""The last look at a built site: what the program did not put there stops the build."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.publishing.tripwire import alarms, alarms_in

ALARMING = {
    "<p onclick='x()'>": "<p> heeft een ‘onclick’",
    "<svg ONLOAD=x()>": "<svg> heeft een ‘onload’",
    "<p style='color: red'>": "<p> heeft een ‘style’",
    "<style>p {}</style>": "<style> hoort hier niet",
    "<script>x()</script>": "een script hoort in een bestand, niet in de pagina",
    "<script type=module>x()</script>": "een script hoort in een bestand, niet in de pagina",
    "<script type=''>x()</script>": "een script hoort in een bestand, niet in de pagina",
    "<script src='https://kwaad.example/x.js'></script>": (
        "<script src> laadt iets van een ander adres"
    ),
    "<img src='//kwaad.example/x.png'>": ("<img src> verwijst naar een ander adres zonder https"),
    "<a href='/\\kwaad.example'>": "<a href> verwijst naar een ander adres zonder https",
    "<a href='java\nscript:x()'>": "<a href> bevat een script",
    "<a href='&#106;avascript:x()'>": "<a href> bevat een script",
    "<form action='data:text/html,x'>": "<form action> bevat een script",
    "<a href='\x01javascript:x()'>": "<a href> bevat een script",
    "<form action='https://kwaad.example/'>": "<form action> stuurt iets naar een ander adres",
    "<button formaction='https://kwaad.example/'>": (
        "<button formaction> stuurt iets naar een ander adres"
    ),
    "<a ping='/ https://kwaad.example/' href='/'>": "<a ping> stuurt iets naar een ander adres",
    "<img srcset='a.png 1x, https://kwaad.example/x.png 2x'>": (
        "<img srcset> laadt iets van een ander adres"
    ),
    "<img srcset='a.png 1x,//kwaad.example/x.png 2x'>": (
        "<img srcset> verwijst naar een ander adres zonder https"
    ),
    "<table background='https://kwaad.example/x.png'>": (
        "<table background> laadt iets van een ander adres"
    ),
    "<video poster='ftp://kwaad.example/x.png'>": "<video poster> laadt iets van een ander adres",
    "<svg><image href='HTTPS://kwaad.example/x.png'></svg>": (
        "<image href> laadt iets van een ander adres"
    ),
    "<svg><path fill='url( &quot;https://kwaad.example/x.svg#a&quot;)'></svg>": (
        "<path fill> laadt iets van een ander adres"
    ),
    "<svg><a><set attributeName=href to='javascript:x()'></a></svg>": "<set> hoort hier niet",
    **{
        f"<link rel='{rel}' href='https://kwaad.example/x'>": (
            "<link href> laadt iets van een ander adres"
        )
        for rel in (
            *("stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"),
            *("icon", "manifest", "alternate stylesheet", "canonical stylesheet", ""),
        )
    },
    "<link rel=preload as=image imagesrcset='https://kwaad.example/x.png'>": (
        "<link imagesrcset> laadt iets van een ander adres"
    ),
    "<base href='/'>": "<base> hoort hier niet",
    "<iframe></iframe>": "<iframe> hoort hier niet",
    "<object></object>": "<object> hoort hier niet",
    "<meta http-equiv=Refresh content=0>": "de pagina stuurt door",
    "<div data-fragment=0></div>": "een bouwsteen is niet ingevuld",
    "<template><ul><template><tr onclick=x()><td></template></template>": (
        "<tr> heeft een ‘onclick’"
    ),
}
PIECES = [
    *(
        "<p",
        "<a",
        "<svg",
        "<style",
        "<title",
        "<textarea",
        "<script",
        "<template",
        "<plaintext",
        ">",
    ),
    *(
        "</p>",
        "</style>",
        "</title>",
        "</template>",
        "</svg>",
        "</script>",
        "</",
        "<",
        "/>",
        "/",
        "=",
    ),
    *(
        " onx",
        " onx=1",
        ' onx="1"',
        " onx='1'",
        ' x="',
        '"',
        "'",
        " href=",
        "javascript:",
        "&#106;",
    ),
    *(
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<![CDATA[",
        "]]>",
        "<!doctype html>",
        "<?x",
        "\n",
        "\t",
        "x",
    ),
]
HARMLESS = [
    "<p>onclick=x() &lt;script&gt; style= javascript:x() {{ x }} {% x %}</p>",
    "<script type='application/ld+json'>{}</script>",
    "<script src='../assets/js/early.js'></script>",
    "<a href='https://voorbeeld.nl/?a=1'>",
    "<link rel=canonical href='https://voorbeeld.nl/'>",
    "<link rel=stylesheet href='../assets/site.css'>",
    "<area href='https://voorbeeld.nl/'>",
    "<img alt='//x' src='x.png' srcset='x.png 1x, y.png 2x'>",
    "<form action='../zoeken/'>",
    "<svg><path fill='url(#a)'><use href='#b'></svg>",
    "<p title='url(https://voorbeeld.nl/)'>",
    "<p title='data-fragment= Macro Syntax Error'>Macro Rendering Error</p>",
]


@pytest.mark.parametrize(("html", "said"), ALARMING.items())
def test_what_could_run_or_leave_is_told_with_the_element(html: str, said: str) -> None:
    (alarm,) = alarms_in(f"<!doctype html>\n<p>{html}")

    assert alarm.startswith(f"{said}: <")


@pytest.mark.parametrize("html", HARMLESS)
def test_words_and_the_files_of_the_site_itself_are_left_alone(html: str) -> None:
    assert list(alarms_in(html)) == []


def test_every_page_of_a_site_is_looked_at(tmp_path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<p>goed", "utf-8")
    (tmp_path / "a" / "b" / "index.html").write_text("<p>goed\n<p onclick=x()>", "utf-8")

    assert alarms(tmp_path) == ['a/b/index.html: <p> heeft een ‘onclick’: <p onclick="x()">']


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_a_browser_would_run_is_told(html: str) -> None:
    if any(name.startswith("on") for node in nodes_of(html) for name in node.attributes):
        assert list(alarms_in(html))


@example(['<p x="', '<a onx=1 y=">">'])  # one element in a.html, and in b.html another
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=6))
def test_a_page_of_lines_that_were_seen_before_says_what_it_says_alone(lines: list[str]) -> None:
    pages = {"a.html": "\n".join(lines), "b.html": "\n".join(lines[::-1])}
    with TemporaryDirectory() as folder:
        for name, html in pages.items():
            Path(folder, name).write_bytes(html.encode())

        assert alarms(Path(folder)) == [
            f"{name}: {what}" for name, html in pages.items() for what in alarms_in(html)
        ]


def nodes_of(html: str) -> Iterator[LexborNode]:
    """Every element as a browser finds it, those in templates too."""
    waiting = [LexborHTMLParser(html).root]
    for root in waiting:
        for node in root.traverse() if root else ():
            yield node
            if node.tag == "template":
                waiting += node.template_fragments()
