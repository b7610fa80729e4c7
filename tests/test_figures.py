"""Survey figures: only what is certain, complete enough to judge, and the same everywhere."""

import re
from xml.etree import ElementTree

import pytest

import macros.figures as figures_module
from macros.calls import problems_in_text
from macros.cli import main
from macros.components.survey_chart import survey_chart
from macros.figures import (
    FOLDER,
    all_figures,
    figure_problems,
    left_out_figures,
    read_figures,
)
from macros.library import Library
from macros.rendering import Context
from macros.source.yaml_source import read
from tests.conftest import CASE, ROOT

FIGURES = all_figures()
PAGE = (ROOT / "docs" / "kennis" / "cijfers.md").read_text("utf-8")
WORDS_OF_PAGE = " ".join(PAGE.split())

FIGURE = """\
title: De helft zei ja
question: Zei u ja?
n: 180
respondents: Bedrijven
year: 2018
source:
  publisher: Bureau
  title: Rapport
  date: 2018-04
place: Bijlage A
unit: '%'
certainty: zeker
whole: ja
rows:
  - label: Ja
    value: 50
    quote: 50% zei ja
  - label: Nee
    value: 50
    quote: 50% zei nee
"""

every_figure = pytest.mark.parametrize("name", FIGURES)


@pytest.fixture
def drawn():
    """Draw a figure; gives the root of what was drawn."""

    def draw(name):
        html = survey_chart(Context(Library()), name).html
        return ElementTree.fromstring(f"<div>{html}</div>")

    return draw


@pytest.fixture
def said(write):
    """Read one figure as the only file in a folder; gives what is wrong with it."""

    def say(text, name="cijfer"):
        found = read_figures(write({f"{name}.yml": text}))
        return "\n".join(map(str, found.problems))

    return say


@pytest.fixture
def broken(write, monkeypatch):
    """Let the program read a folder in which one figure is wrong."""
    root = write({"cases/x.yml": CASE, "cijfers/x.yml": FIGURE.replace("n: 180\n", "")})
    monkeypatch.setattr(figures_module, "FOLDER", root / "cijfers")
    figures_module.forget()
    yield root
    monkeypatch.undo()
    figures_module.forget()


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_nothing_is_wrong_with_the_figures():
    assert figure_problems() == []


@every_figure
def test_a_figure_says_what_was_asked_of_how_many_when_and_where_it_stands(name):
    figure = FIGURES[name]

    assert figure.question or figure.statement
    assert re.fullmatch(r"[\d.]+|onbekend", figure.n)
    assert all([figure.respondents, figure.year, figure.place])
    assert all([figure.source.publisher, figure.source.title, figure.source.date])


@every_figure
def test_a_percentage_is_between_nothing_and_everything(name):
    figure = FIGURES[name]

    assert all(0 <= row.number <= (100 if figure.unit == "%" else 20) for row in figure.rows)


@every_figure
def test_answers_that_are_the_whole_add_up_to_a_hundred(name):
    figure = FIGURES[name]

    for series in figure.series or [None]:
        total = sum(row.number for row in figure.rows if row.series == series)
        assert not figure.whole or abs(total - 100) <= 1


@every_figure
def test_every_number_stands_in_the_words_of_its_source(name):
    for row in FIGURES[name].rows:
        assert re.search(rf"(?<![\d.,]){re.escape(row.value)}(?!\d)", row.quote)


@every_figure
def test_table_bars_and_file_hold_the_same_numbers(name, drawn):
    figure = FIGURES[name]
    document, _ = read((FOLDER / f"{name}.yml").read_bytes(), name)
    unit = "%" if figure.unit == "%" else ""
    cells = drawn(name).findall(".//table//td")
    bars = [cell.find(".//svg/rect[@class='survey-chart__length']") for cell in cells]
    shown = [words(cell) for cell in cells]
    lengths = [float(bar.get("width").removesuffix("%")) for bar in bars]

    assert shown == [f"{row['value']}{unit}" for row in document.data["rows"]]
    full = 100 if unit else 5
    assert lengths == [float(row["value"]) * 100 / full for row in document.data["rows"]]


@every_figure
def test_a_chart_tells_everything_that_its_file_tells(name, drawn):
    figure = FIGURES[name]
    chart = words(drawn(name))

    told = [figure.title, figure.question, figure.statement, figure.note, figure.place]
    told += [figure.respondents, figure.source.publisher, figure.source.title, figure.year]
    told += [text for row in figure.rows for text in (row.label, row.base, row.quote)]
    assert [text for text in told if text and " ".join(text.split()) not in chart] == []
    assert f"n = {figure.n}" in chart or "aantal niet genoemd" in chart


@every_figure
def test_a_chart_is_a_real_table_without_styles_or_scripts(name, drawn):
    root = drawn(name)
    headers = root.findall(".//table//th")

    assert root.find("figure/figcaption") is not None
    assert words(root.find("figure/table/caption"))
    assert all(header.get("scope") in ("col", "row", "rowgroup") for header in headers)
    assert all(row.find("th") is not None for row in root.findall(".//tbody/tr"))
    assert all(picture.get("aria-hidden") == "true" for picture in root.iter("svg"))
    assert not [part for part in root.iter() if "style" in part.attrib or part.tag == "script"]


@pytest.mark.parametrize("name", [name for name in FIGURES if FIGURES[name].series])
def test_two_periods_differ_in_words_and_in_shape(name, drawn):
    root = drawn(name)
    legend = [words(item) for item in root.findall(".//ul[@class='survey-chart__legend']/li")]
    rows = root.findall(".//tr[@class='survey-chart__period']")

    assert legend == ["Afgelopen 3 jaar: open balk", "Komende 3 jaar: gevulde balk"]
    assert [words(row.find("th")) for row in rows[:2]] == ["Afgelopen 3 jaar", "Komende 3 jaar"]
    is_open = ["survey-chart__bar--open" in row.find(".//svg").get("class") for row in rows]
    assert is_open == [True, False] * (len(rows) // 2)


@every_figure
def test_every_figure_is_on_the_page(name):
    assert PAGE.count(f'{{{{ survey_chart("{name}") }}}}') == 1


@pytest.mark.parametrize("figure", left_out_figures(), ids=lambda figure: figure.question[:40])
def test_every_left_out_question_is_named_on_the_page_with_the_reason(figure):
    _, _, below = WORDS_OF_PAGE.partition("## Wat we weglaten")
    entry = below.partition(f"**{figure.question}**")[2].partition(" - **")[0]
    own_words = figure.reason.removeprefix("De antwoorden en de getallen staan los van elkaar.")
    own_words = own_words.removeprefix("Bij de figuur staan geen getallen.").strip()

    assert f"**{figure.question}**" in below
    assert figure.place.split(", ")[-1].lower() in entry.lower()
    assert " ".join(own_words.split()) in entry


def test_what_is_uncertain_carries_no_number(said):
    only_ordered = FIGURE.replace("certainty: zeker", "certainty: volgorde")

    assert "onzekere getallen mogen er niet staan [onzeker-getal]" in said(only_ordered)
    for path in FOLDER.glob("*.yml"):
        document, _ = read(path.read_bytes(), path.name)
        assert "rows" not in document.data or document.data["certainty"] == "zeker"
        for left_out in document.data.get("figures", []):
            assert set(left_out) == {"question", "source", "place", "reason"}


def test_an_uncertain_figure_without_numbers_is_not_shown(write):
    ordered, _, _ = FIGURE.replace("certainty: zeker", "certainty: volgorde").partition("rows:")
    found = read_figures(write({"cijfer.yml": ordered}))

    assert (dict(found.shown), found.problems) == ({}, ())


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("n: 180\n", "", "verplicht veld ‘n’ ontbreekt [verplicht]"),
        ("n: 180", "n: veel", "‘veel’ is geen getal [geen-getal]"),
        ("question: Zei u ja?\n", "", "er staat niet bij wat er is gevraagd [vraag-of-uitspraak]"),
        ("unit: '%'", "unit: procent", "‘procent’ kan hier niet [keuze]"),
        ("quote: 50% zei ja", "quote: 150% zei ja", "staat niet in het citaat"),
        ("value: 50\n    quote: 50%", "value: 120\n    quote: 120%", "120% kan niet [percentage]"),
        ("value: 50\n    quote: 50%", "value: 48\n    quote: 48%", "zijn samen 98 en geen 100"),
        ("label: Nee", "label: Ja", "bij ‘Ja’ staat niet elke reeks precies één keer [reeksen]"),
    ],
)
def test_a_mistake_in_a_figure_is_told(said, right, wrong, message):
    assert said(FIGURE) == ""
    assert message in said(FIGURE.replace(right, wrong, 1))


def test_a_whole_may_be_one_off_by_rounding(said):
    assert said(FIGURE.replace("value: 50\n    quote: 50%", "value: 49\n    quote: 49%", 1)) == ""


def test_the_check_tells_a_broken_figure_with_its_place(broken, capsys):
    assert main(["check", "--root", str(broken)]) == 1
    assert capsys.readouterr().out.startswith(
        "macros/figures/x.yml:1:1: fout: verplicht veld ‘n’ ontbreekt [verplicht]"
    )


def test_a_page_that_asks_for_an_unknown_figure_is_told_the_nearest():
    [problem] = problems_in_text('{{ survey_chart("eigen-vermoge") }}', "docs/x.md", Library())

    assert problem.remedy == "schrijf ‘eigen-vermogen’"
