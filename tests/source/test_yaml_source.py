"""`read` gives exactly what was written, with its place, or says in Dutch why it cannot."""

import sys
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.source.diagnostics import Position, Problem
from macros.source.encoding import MAX_BYTES, without_invisible
from macros.source.yaml_source import MAX_EVENTS, read


def data_of(text: str) -> dict:
    document, problems = read(text.encode(), "x.yml")
    assert problems == []
    return document.data


def codes_of(raw: bytes) -> list[str]:
    return [problem.code for problem in read(raw, "x.yml")[1]]


@pytest.mark.parametrize(
    "value",
    ["no", "ja", "on", "1e3", "12:30", "0123456", "12.500", "1_000", "2024-05-17", "0x1F", ".nan"],
)
def test_a_value_stays_the_text_that_was_written(value):
    assert data_of(f"a: {value}\n") == {"a": value}


def test_a_field_without_a_value_is_left_out():
    assert data_of("a:\nb: ~\nc: null\nd: ''\ne:\n  f:\n") == {"d": "", "e": {}}


def test_every_value_and_key_has_its_place():
    document, _ = read(b"a: 1\nb:\n  - c: x\n    d: y\n", "x.yml")

    assert document.position(("b", 0, "d")) == Position("x.yml", 4, 8)
    assert document.key_position(("b", 0, "d")) == Position("x.yml", 4, 5)
    assert document.position(("b", 0, "e")) == Position("x.yml", 3, 5)
    assert document.position(("z",)) == Position("x.yml", 1, 1)


def test_the_file_itself_is_kept_as_it_was_written():
    document, _ = read("\ufeffa: caf\u00e9\r\n".encode(), "x.yml")

    assert document.source == "\ufeffa: caf\u00e9\r\n"


def test_an_accent_written_as_an_escape_is_part_of_its_letter_too():
    assert data_of(r'a: "cafe\u0301"') == {"a": "café"}


def test_the_end_of_a_block_is_no_line_end_of_the_text_in_it():
    for mark in (">", ">-", ">+", "|", "|-", "|+"):
        assert data_of(f"a: {mark}\n  een\n\nb: twee\n") == {"a": "een", "b": "twee"}


@pytest.mark.parametrize(
    ("after", "more"),
    [
        ("  twee\n", []),
        ("\n  twee\n  drie\nb: x\n", []),
        ("  # nog een\n  twee\n", []),
        ("  b: x\n", ["inspringen"]),
        ("- b\n", ["inspringen"]),
        ("\tb: x\n", ["tab"]),
        ("b\n", ["dubbele-punt-ontbreekt"]),
    ],
)
def test_a_text_that_goes_on_below_its_comment_is_one_mistake(after, more):
    assert codes_of(f"a: een # opmerking\n{after}".encode()) == ["hekje", *more]


def test_a_mistake_after_another_text_than_the_one_a_comment_cut_off_is_told_too():
    assert codes_of(b'a: een # opmerking\nb: "twee"\n  drie\n') == ["hekje", "inspringen"]


@pytest.mark.parametrize("mark", ["|", ">"])
@pytest.mark.parametrize("text", ["van merk X", "met een spatie "])
def test_a_block_loses_no_more_than_the_ends_of_its_last_lines(mark, text):
    document, _ = read(f"a: {mark}\n  {text}\n\n\n".encode(), "x.yml")

    assert document is not None
    assert document.data == {"a": text}


def test_one_text_tells_each_sign_that_nobody_sees_once():
    _, problems = read(rb'a: "a\rb\rc\u200bd\r"', "x.yml")

    assert [one.message for one in problems] == [
        "hier staat een onzichtbaar teken (U+000D)",
        "hier staat een onzichtbaar teken (U+200B)",
    ]


def test_a_blank_line_in_a_folded_text_starts_a_paragraph():
    assert data_of("a: >-\n  een\n  twee\n\n  drie\n")["a"] == "een twee\n\ndrie"
    assert data_of("a: >-\n  een\n\n\n  twee\n")["a"] == "een\n\ntwee"
    assert data_of("a: |-\n  een\n  twee\n")["a"] == "een\ntwee"


@pytest.mark.parametrize(
    "written",
    [
        "a: café\nb: x\n",
        "\ufeffa: café\nb: x\n",
        "a: café\r\nb: x\r\n",
        "a: café\rb: x\r",
        "a: café\u0085b: x\u0085",
        "a: café\nb: x",
        unicodedata.normalize("NFD", "a: café\nb: x\n"),
        "a: café\nb: x\nc:  # nog niet bekend\n",
        "# opmerking\na: café\n\n# nog een\nb: x\n",
        "a: café\nb:\u00a0x\n".replace(":\u00a0", ": \u00a0").replace("\u00a0", ""),
        "---\na: café\nb: 'x'  # na een tekst tussen aanhalingstekens mag het\n",
    ],
)
def test_what_the_contributor_means_well_is_read_the_same(written):
    assert data_of(written) == {"a": "café", "b": "x"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("a: café\n".encode("latin-1"), "geen-utf8"),
        ("a: b\n".encode("utf-16"), "geen-utf8"),
        (b"a: " + b"x" * MAX_BYTES, "te-groot"),
        (b"- " * 30_000, "te-diep"),
        (b"a: " + b"[" * 30_000, "te-diep"),
        (b"a:\n" + b"- x\n" * (MAX_EVENTS + 1), "te-veel"),
        (b"a: &x [b]\nc: *x\n", "verwijzing"),
        (b"<<: {a: b}\n", "verwijzing"),
        (b"a: !ENV HOME\n", "tag"),
        (b'a: "\\u202e"\n', "onzichtbaar-teken"),
        (b'a: "\\0"\n', "onzichtbaar-teken"),
        (b"a: x\x00\n", "onzichtbaar-teken"),
        ("a: 🏳\u200d🌈 las\u200drobot\n".encode(), "onzichtbaar-teken"),
    ],
)
def test_what_is_dangerous_or_unreadable_is_refused(raw, code):
    assert codes_of(raw) == [code]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a:\n  \tb: c\n",
            [(2, 3, "hier staat een tab", "spring in met spaties (twee per niveau)")],
        ),
        ("a: x\n<<: y\n", [(2, 1, "‘<<’ kan hier niet", "schrijf de velden uit")]),
        (
            "a: x\nb: y\nb: z\n",
            [(3, 1, "‘b’ staat er twee keer, eerst op regel 2", "haal een van beide weg")],
        ),
        (
            'a: "\\u202e"\n',
            [
                (
                    *(1, 4, "hier staat een onzichtbaar teken (U+202E)"),
                    "haal het weg; typ de tekst zo nodig opnieuw",
                )
            ],
        ),
    ],
)
def test_a_refusal_says_what_is_where_and_what_to_do(text, told):
    problems = read(text.encode(), "x.yml")[1]

    assert [
        (one.position.line, one.position.column, one.message, one.remedy) for one in problems
    ] == told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: &x b  # c\n", ["verwijzing"]),
        ("a: !x b  # c\n", ["tag"]),
        ('a: b  # c\nd: "\\u200b"\n', ["hekje", "onzichtbaar-teken"]),
    ],
)
def test_reading_stops_at_what_changes_the_meaning_of_all_that_follows(text, codes):
    assert codes_of(text.encode()) == codes


def test_a_file_may_have_as_many_parts_as_the_limit_and_not_one_more():
    around = 9  # the start and the end of the stream, the document, the map and the list; the key
    full = b"a:\n" + b"- x\n" * (MAX_EVENTS - around)
    document, problems = read(full, "x.yml")

    assert document is not None
    assert problems == []
    assert read(full + b"- x\n", "x.yml") == (
        None,
        [
            Problem(
                Position("x.yml", MAX_EVENTS - around + 3, 1),
                "het bestand bevat te veel onderdelen",
                "splits het op",
                "te-veel",
            )
        ],
    )


def test_the_joiner_inside_an_emoji_is_not_invisible():
    assert data_of("a: 👩\u200d🔧 aan de machine\n") == {"a": "👩\u200d🔧 aan de machine"}


def test_what_nobody_sees_can_be_taken_out_without_taking_an_emoji_apart():
    assert without_invisible("las\u200drobot\u200b 👩\u200d🔧\u202e") == "lasrobot 👩\u200d🔧"


def test_what_yaml_cannot_read_is_refused_before_it_is_asked():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))

    assert not yaml.reader.Reader.NON_PRINTABLE.search(without_invisible(everything))


def test_latin_1_is_refused_at_the_byte_itself():
    assert read("a: x\nb: caf\u00e9\n".encode("latin-1"), "x.yml")[1] == [
        Problem(
            Position("x.yml", 2, 7),
            "hier staat een teken dat geen UTF-8 is (byte 0xe9)",
            "sla het bestand op als ‘UTF-8’ en typ het teken opnieuw",
            "geen-utf8",
        )
    ]


def test_a_space_that_does_not_break_is_a_space():
    assert data_of("a: twee\u00a0woorden\n") == {"a": "twee woorden"}


def test_what_nobody_sees_is_pointed_at_also_after_an_empty_line():
    _, [problem] = read("\na: las\u200brobot\n".encode(), "x.yml")

    assert problem.position == Position("x.yml", 2, 7)


def test_of_what_nobody_sees_twenty_places_are_enough():
    assert len(codes_of(("a: x" + "\u200b" * 25).encode())) == 20


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_the_bytes_there_is_a_document_or_a_problem_inside_the_file(raw):
    document, problems = read(raw, "x.yml")

    assert (document is None) == bool(problems)
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    for problem in problems:
        assert 1 <= problem.position.line <= lines + 1
        assert problem.position.column >= 1
        assert problem.message
        assert problem.remedy


_YAML_MARKS = st.text(alphabet="ab:-#&*!|>'\"%@`{}[],?~ \t\n\\0", max_size=60)


@given(_YAML_MARKS)
def test_marks_of_yaml_never_raise(text):
    document, problems = read(text.encode(), "x.yml")

    assert (document is None) == bool(problems)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=40)))
def test_a_quoted_text_comes_back_unchanged_or_is_refused(fields):
    fields = {name: unicodedata.normalize("NFC", value) for name, value in fields.items()}
    text = "".join(
        f"{name}: '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in fields.items()
    )
    document, problems = read(text.encode("utf-8", "surrogatepass"), "x.yml")

    if document is not None:
        plain = {
            name: value
            for name, value in fields.items()
            if not set(value) & set("\n\r\t\x85\u2028\u2029\u00a0") and value == value.strip()
        }
        assert {name: document.data[name] for name in plain} == plain
    else:
        assert problems
