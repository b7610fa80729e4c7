"""A text is measured for what makes it hard to read; what is no running text does not count."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.cli import main
from macros.language.readability import (
    MEASURES,
    known_words,
    long_sentences,
    long_words,
    passives,
    running_text,
    tips_in_pages,
)
from tests.conftest import CASE

LONG = "Het bedrijf " + "en nog een woord " * 6 + "klaar."  # 27 words


def found_in(measure, text: str) -> list[tuple[int, str]]:
    return [(found.line, found.message) for found in measure(text)]


def test_a_long_sentence_is_told_with_its_line_and_its_beginning():
    text = f"Een korte zin.\n\n{LONG} Weer kort."

    [(line, message)] = found_in(long_sentences, text)

    assert line == 2
    assert message.startswith("een zin van 27 woorden: ‘Het bedrijf en nog")


def test_what_ends_a_sentence_is_more_than_a_full_stop():
    half = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien"

    for end in (". ", "! ", "? ", ".’ ", ".) ", "… ", "\n\n", "\n- ", "\n3. ", " · "):
        assert found_in(long_sentences, half + end + half) == []
    for no_end in (" ", "\n", ", ", "; ", " bijv. ", " 1.000 ", " (ca. "):
        assert len(found_in(long_sentences, half + no_end + half)) == 1


def test_a_mark_between_words_is_no_word():
    assert found_in(long_sentences, "woord – " * 25 + "klaar.")[0][1].startswith("een zin van 26 ")
    assert found_in(long_sentences, "woord – " * 24 + "klaar.") == []


def test_a_long_word_is_told_once_and_its_parts_count_apart():
    word = "arbeidsmarktkrapteoplossing"

    assert found_in(long_words, f"Een {word}.\nNog een {word.upper()}") == [
        (0, f"een woord van 27 letters: ‘{word}’")
    ]
    assert found_in(long_words, "arbeidsmarkt-krapte-oplossing en a/b/c/d/e/f/g/h/i/j/k/l/m") == []


def test_a_word_that_a_vocabulary_explains_may_be_long():
    for word in known_words():
        assert found_in(long_words, word) == []


def test_a_text_that_often_says_that_something_is_done_is_told_once():
    text = "De machine werd gekocht. Er wordt gewerkt. Er zullen platen worden gesneden."

    assert found_in(passives, text) == [(0, "3 keer ‘worden’, ‘wordt’ of ‘werd’ op 12 woorden")]
    assert found_in(passives, "De machine werd gekocht en wordt gebruikt.") == []
    assert found_in(passives, text + " woord" * 80) == []


PAGE = f"""\
---
description: {LONG}
---

# {LONG}

{{{{ case_page("{LONG}") }}}}

| {LONG} | tabel |
|---|---|

```yaml
{LONG}
```

`{LONG}` is code, en [dit](https://www.voorbeeld.nl/arbeidsmarktkrapteoplossing) een link.

- {LONG}
"""


def test_of_a_page_only_the_running_text_counts():
    text = running_text(PAGE)

    assert text.count("\n") == PAGE.count("\n")
    assert [line for line, _ in found_in(long_sentences, text)] == [PAGE.count("\n") - 1]
    assert found_in(long_words, text) == []


def test_tips_in_pages_come_with_the_place_and_never_stop(write, capsys):
    root = write({"cases/lasrobot.yml": CASE, "docs/kennis/x.md": f"# Kop\n\n{LONG}\n"})

    [tip] = tips_in_pages(root / "docs")
    assert str(tip).startswith("docs/kennis/x.md:3:1: tip: een zin van 27 woorden")
    assert main(["check", "--root", str(root)]) == 0
    said = capsys.readouterr()
    assert "docs/kennis/x.md:3:1: tip" in said.out
    assert "0 fouten, 1 tip in" in said.err


def test_tips_in_a_case_never_stop(write, capsys):
    root = write({"cases/lasrobot.yml": CASE.replace("Er waren te weinig lassers.", LONG)})

    assert main(["check", "--root", str(root)]) == 0
    assert "cases/lasrobot.yml:8:10: tip: een zin van 27 woorden" in capsys.readouterr().out


@pytest.mark.parametrize("measure", MEASURES.values())
@given(text=st.text(alphabet=st.sampled_from("ab wordt.\n-·`#|'’!(1 "), max_size=300))
def test_any_text_can_be_measured_and_a_place_is_within_it(measure, text):
    for found in measure(text):
        assert 0 <= found.line <= text.count("\n")
    assert running_text(text).count("\n") == text.count("\n")


def test_a_thousand_long_texts_take_a_fraction_of_a_second():
    texts = [f"{CASE} " + "Het bedrijf kocht in 2021 een machine die sneller werkt. " * 30] * 1_000

    start = time.process_time()
    for measure in MEASURES.values():
        for text in texts:
            list(measure(text))

    assert time.process_time() - start < 2  # 0.3 s here; a slow computer may take longer
