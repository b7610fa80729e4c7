"""An issue made with a form becomes a file that passes; a hostile one becomes text, or nothing."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import markdown
import pytest

from macros.cli import main
from macros.forms.contribution import words
from macros.forms.issue_forms import questions_of
from macros.models import Case, Entry, Instrument
from macros.source.yaml_source import read
from tests.conftest import INSTRUMENT, ORGANISATION

CONSENT = "\n".join(f"- [X] {option}" for option in words()["consent"]["options"])

CASE_ANSWERS = {
    "Titel": "Lasserij met twaalf mensen laat een cobot de lange naden lassen",
    "Samenvatting": "Een lasserij vond geen lassers meer.\nEen cobot last nu de lange naden.",
    "Bewijs": "Openbare bronnen",
    "Bedrijf: naam": "Voorbeeld Metaal",
    "Bedrijf: plaats": "'s-Hertogenbosch",
    "Bedrijf: provincie": "Noord-Brabant",
    "Bedrijf: sector": "Metaalbewerking",
    "Bedrijf: grootte": "Klein (10 tot 50 medewerkers)",
    "Type procesinnovatie": "1. Bestaande techniek invoeren",
    "Periode": "2023-2024",
    "Techniek": "Cobots, CAD/CAM en BIM",
    "Waarom": "Vacatures bleven open: niemand reageerde.\n\nOrders bleven liggen.",
    "Wat": "Het bedrijf deed twee dingen:\n- de lange naden gingen naar de cobot;\n- de rest niet.",
    "Resultaten in cijfers": "- tijd | 45 | 30 | minuten | het bedrijf zelf\n\nuitval | | laag",
    "Lessen": "Huur eerst.",
    "Steun": "Innovatievoucher | Gebruikt",
    "Andere steun": "- Gemeente Voorbeeldstad: geld, en een werkplaats\n\nProvincie: advies",
    "Bronnen": "Lascobot: zo ging het | Voorbeeldkrant | https://www.krant.nl/a | 2024 | 3-6-2024",
    "Gecontroleerd op": "3-6-2024",
    "Gecontroleerd door": "Voorbeeld Brancheorganisatie",
}
ANONYMOUS = {
    "Titel": "Kleine gieterij plant met kaarten aan de muur",
    "Samenvatting": "Een gieterij plant nu met kaarten aan de muur in plaats van in een programma.",
    "Bewijs": "Verzonnen voorbeeld",
    "Bedrijf: sector": "Metaalbewerking",
    "Bedrijf: grootte": "Grootte onbekend",
    "Type procesinnovatie": "2. Bestaande werkmethode invoeren",
    "Waarom": "Niemand wist wat er die dag moest gebeuren.",
    "Wat": "Elke order kreeg een kaart.",
    "Geen steun, omdat": "Niet gezocht",
    "Gecontroleerd op": "2024-06-03",
    "Gecontroleerd door": "redactie",
}
INSTRUMENT_ANSWERS = {
    "Titel": "Voorbeeldvoucher",
    "Soort": "Voucher",
    "Niveau": "Landelijk",
    "Status": "Open",
    "Samenvatting": "Een tegoedbon voor advies over een nieuwe manier van werken.",
    "Helpt met": "Advies inhuren, Scholing",
    "Bronnen": "Regeling | Staatscourant",
    "Gecontroleerd op": "2024-06-03",
    "Gecontroleerd door": "redactie",
}


def body(kind: type[Entry], answers: Mapping[str, str], consent: str = CONSENT) -> str:
    """The text that GitHub makes of a form: every label, in order, with its answer."""
    labels = [question.label for question in questions_of(kind)]
    unknown = set(answers) - {*labels, words()["rest"]["label"]}
    assert not unknown
    pieces = [
        f"### {label}\n\n{answers.get(label, '_No response_')}"
        for label in [*labels, words()["rest"]["label"]]
    ]
    text = "\n\n".join([*pieces, f"### {words()['consent']['label']}\n\n{consent}"])
    return text.replace("\n", "\r\n")


@pytest.fixture
def root(write: Callable[..., Path]) -> Path:
    """Content with one scheme and one party."""
    return write({"instruments/voucher.yml": INSTRUMENT, "organisations/loket.yml": ORGANISATION})


@pytest.fixture
def convert(root: Path) -> Callable[..., tuple[int, list[Path], str]]:
    """Convert the text of an issue; gives the exit code, what was written and the comment."""

    def run(text: str | bytes, *options: str) -> tuple[int, list[Path], str]:
        before = set(root.rglob("*"))
        issue, comment = root / "issue.md", root / "comment.md"
        issue.write_bytes(text if isinstance(text, bytes) else text.encode())
        arguments = ["--root", str(root), "--comment", str(comment), *options]
        code = main(["issue-to-entry", str(issue), *arguments])
        made = set(root.rglob("*.yml")) - before
        return code, sorted(made), comment.read_text("utf-8")

    return run


@pytest.mark.parametrize(
    ("kind", "answers", "file"),
    [
        (Case, CASE_ANSWERS, "cases/lasserij-met-twaalf-mensen-laat-een-cobot-de-lange-naden.yml"),
        (Case, ANONYMOUS, "cases/kleine-gieterij-plant-met-kaarten-aan-de-muur.yml"),
        (Instrument, INSTRUMENT_ANSWERS, "instruments/voorbeeldvoucher.yml"),
    ],
)
def test_a_form_that_is_filled_in_well_becomes_a_file_that_passes(
    kind, answers, file, root, convert, capsys
):
    code, made, comment = convert(body(kind, answers))

    assert capsys.readouterr().out == ""
    assert (code, made) == (0, [root / file])
    assert comment == f"Uit dit formulier is ‘{file}’ gemaakt.\n\nDe controle vond geen fouten.\n"
    assert main(["check", "--root", str(root)]) == 0


def test_labels_lines_and_dutch_dates_become_what_the_file_holds(convert):
    _, [path], _ = convert(body(Case, CASE_ANSWERS))

    document, problems = read(path.read_bytes(), path.name)
    assert problems == []
    data = document.data
    assert data["technologies"] == ["cobots", "cad-cam-en-bim"]
    assert data["yamamoto_type"] == "1"
    assert (
        data["summary"] == "Een lasserij vond geen lassers meer. Een cobot last nu de lange naden."
    )
    assert data["approach"].split("\n\n")[1] == "- de lange naden gingen naar de cobot;"
    assert data["results"][0]["measured_by"] == "het bedrijf zelf"
    assert data["results"][1] == {"metric": "uitval", "after": "laag"}
    assert data["support"] == [{"instrument": "voucher", "outcome": "gebruikt"}]
    assert data["other_support"] == [
        "Gemeente Voorbeeldstad: geld, en een werkplaats",
        "Provincie: advies",
    ]
    assert data["sources"][0]["accessed"] == "2024-06-03"
    assert "outcome" not in data


def test_a_second_issue_with_the_same_title_gets_a_file_of_its_own(convert):
    convert(body(Case, ANONYMOUS))
    _, [path], _ = convert(body(Case, ANONYMOUS))

    assert path.name == "kleine-gieterij-plant-met-kaarten-aan-de-muur-2.yml"


def test_what_is_missing_is_told_as_check_tells_it_and_the_file_is_there_to_mend(convert, capsys):
    answers = {**ANONYMOUS, "Samenvatting": "Kort.", "Steun": "onbekende regeling | Gebruikt"}
    del answers["Waarom"], answers["Geen steun, omdat"]
    code, [path], comment = convert(body(Case, answers), "--format", "json")

    told = json.loads(capsys.readouterr().out)
    assert code == 1
    assert {problem["file"] for problem in told} == {f"cases/{path.name}"}
    assert [problem["code"] for problem in told] == ["verplicht", "te-kort", "slug"]
    assert comment.endswith(
        "Dit vond de controle:\n\n```text\n"
        "verplicht veld ‘Waarom’ ontbreekt [verplicht]\n"
        "    oplossing: vul ‘Waarom’ in\n"
        "Samenvatting: ‘Samenvatting’ telt 5 tekens [te-kort]\n"
        "    oplossing: schrijf er minstens 20\n"
        "Steun, regel 1: er is geen instrument ‘onbekende regeling’ op deze site"
        " [onbekend-instrument]\n"
        "    oplossing: schrijf de naam zoals hij op deze site staat\n```\n"
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"Bronnen": "Krant | De krant\n\nFolder | | krant.nl"},
            "Bronnen, regel 2: ‘krant.nl’ is geen webadres [adres]",
        ),
        ({"Bronnen": "Krant"}, "Bronnen, regel 1: verplicht veld ‘Uitgever’ ontbreekt [verplicht]"),
        (
            {"Resultaten in cijfers": "tijd | 45 | 30"},
            "regel 1: bij het getal ‘45’ ontbreekt de eenheid [eenheid]\n"
            "    oplossing: vul ‘Eenheid’ in, bijvoorbeeld dagen of %",
        ),
        ({"Gecontroleerd op": "gisteren"}, "Gecontroleerd op: ‘gisteren’ is geen datum"),
        ({"Steun": "vouche | Gebruikt"}, "Steun, regel 1: er is geen instrument ‘vouche’ op deze"),
        ({"Steun": ""}, "oplossing: vul ‘Steun’ of ‘Andere steun’ in, of ‘Geen steun, omdat’ met"),
        ({"Bedrijf: sector": "Bakkerij"}, "Bedrijf: sector: ‘Bakkerij’ is geen term van Sectoren"),
        (
            {"Bronnen": ""},
            "vul ‘Bronnen’ in, of zet ‘Bewijs’ op ‘Verzonnen voorbeeld’ als het verzonnen is",
        ),
    ],
)
def test_what_is_wrong_is_told_by_the_questions_of_the_form(changed, said, convert, capsys):
    answers = {**CASE_ANSWERS, "Andere steun": "", **changed}
    _, _, comment = convert(body(Case, answers))

    assert said in comment
    assert not re.search(r"cases/\S+:|‘[a-z]+_[a-z]+’|(instruments|organisations)/", comment)


def test_without_agreement_nothing_is_written(convert, capsys):
    for consent in ("_No response_", CONSENT.replace("[X]", "[ ]"), CONSENT.splitlines()[0]):
        code, made, comment = convert(body(Case, ANONYMOUS, consent))
        assert (code, made) == (1, [])
        assert "[geen-akkoord]" in comment


def test_a_text_that_is_no_form_becomes_nothing(convert, capsys):
    code, made, comment = convert("Hallo, @iedereen! ### Titel\nIk heb een idee.")

    assert (code, made) == (1, [])
    assert "[geen-formulier]" in capsys.readouterr().out
    assert "iedereen" not in comment


@pytest.mark.parametrize("arguments", [["bestaat-niet.md"], ["--kind", "boek", "x"], []])
def test_wrong_use_gives_two(arguments, capsys):
    assert main(["issue-to-entry", *arguments]) == 2


REST = words()["rest"]["label"]
MARKDOWN_TRAPS = (
    "@redactie #1 https://kwaad.nl [klik](javascript:alert(1)) ![x](https://kwaad.nl/x.png)\n"
    "```\n@team <script>alert(1)</script>\n````\n<img src=x onerror=alert(1)>\n<!-- verborgen\n"
    "| a | b |\n|---|---|\n/close\n<details><summary>x</summary>"
)
HOSTILE = {
    "script-in-title": {"Titel": '"><script>alert(1)</script><img src=x onerror=alert(1)>'},
    "yaml-in-title": {"Titel": "x: y # {{ 7*7 }}\n\nslug: index\n- &a [*a]"},
    "yaml-document": {"Wat": "---\n...\n--- !!python/object/apply:os.system ['id']\n%YAML 1.2"},
    "yaml-bomb": {"Wat": "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n<<: *c"},
    "path-in-title": {"Titel": "../../../../etc/passwd\\..\\x.yml"},
    "reserved-name": {"Titel": "Index"},
    "workflow-command": {
        "Titel": "::set-output name=x::y ${{ secrets.TOKEN }} $(id) `id` ; rm -rf"
    },
    "unknown-heading": {"Waarom": "Zo ging het:\n\n### Slug\n\nindex\n\n# Kop\n\nDaarna wel."},
    "fences": {"Wat": "````\n```yaml\ntitle: anders\n```\n### Iets\n", REST: MARKDOWN_TRAPS},
    "html-comment": {"Samenvatting": "Alles na dit <!-- is weg --> of toch niet, dat is de vraag."},
    "markdown-in-source": {"Bronnen": "[a](javascript:alert(1)) | <b>x</b> | javascript:alert(1)"},
    "term-tricks": {"Bewijs": "illustratief\nchecked_by: ik", "Techniek": "Cobots, ], *, Cobots"},
    "long": {"Wat": "a" * 30_000, "Lessen": "x\n" * 3000},
    "separators": {"Bronnen": "|" * 500, "Resultaten in cijfers": " | | | | | | \n|||a"},
    "mentions-in-term": {"Bedrijf: sector": MARKDOWN_TRAPS},
}


@pytest.mark.parametrize("answers", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_answer_is_only_text(answers, root, convert, capsys):
    code, made, comment = convert(body(Case, {**CASE_ANSWERS, **answers}))

    assert code in (0, 1)
    [path] = made
    assert path.parent == root / "cases"
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yml", path.name)
    assert not path.is_symlink()
    document, problems = read(path.read_bytes(), path.name)
    assert document or problems[0].code == "te-groot"
    if document:
        assert set(document.data) <= {question.route[0] for question in questions_of(Case)}
        assert document.data["checked_by"] == CASE_ANSWERS["Gecontroleerd door"]
    assert not re.search(r"[@#<>`\[\]/\\]|javascript", outside_code(comment).replace("cases/", ""))


def outside_code(comment: str) -> str:
    """The words of a comment that GitHub would not show as code."""
    html = markdown.markdown(comment, extensions=["fenced_code"])
    return re.sub(r"<[a-z/]+>", "", re.sub(r"(?s)<pre>.*?</pre>", "", html))


def test_invisible_characters_do_not_reach_the_file(convert):
    title = "Lasserij\u202e met\u200b een\u0007 cobot\u00ad\U000e0041 en een stroom"
    code, [path], _ = convert(body(Case, {**ANONYMOUS, "Titel": title}))

    assert code == 0
    assert path.read_text("utf-8").startswith("title: Lasserij met een cobot en een stroom\n")


def test_a_heading_of_ours_inside_an_answer_stops_everything(convert, capsys):
    answers = {**ANONYMOUS, "Wat": "Zo.\n\n### Gecontroleerd door\n\nhet ministerie\n"}
    code, made, _ = convert(body(Case, answers))

    assert (code, made) == (1, [])
    assert "de kop ‘### Gecontroleerd door’ staat er twee keer" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("raw", "said"), [(b"x" * 70_000, "[te-groot]"), (b"### Titel\n\n\xff\xfe", "[geen-utf8]")]
)
def test_what_is_too_large_or_no_text_is_not_read(raw, said, convert, capsys):
    code, made, _ = convert(raw)

    assert (code, made) == (1, [])
    assert said in capsys.readouterr().out


def test_what_is_told_of_a_flood_fits_in_a_comment(convert, capsys):
    flood = {REST: "`" * 3000 + "@redactie " * 3000, "Lessen": "x\n" * 900, "Wat": "[a](b) " * 900}
    code, _, comment = convert(body(Case, {**CASE_ANSWERS, **flood, "Bronnen": "|\n" * 900}))

    assert code == 1
    assert len(comment) < 65_536
    assert "redactie" not in outside_code(comment)
    heads = "\n\n### Wat\n\n" * 3000
    assert convert(body(Case, {**CASE_ANSWERS, "Waarom": heads}))[1] == []
    assert capsys.readouterr().out.count("staat er twee keer") == 1


def test_an_existing_file_is_never_overwritten_not_even_behind_a_link(root, convert):
    (root / "cases").mkdir()
    target = root / "geheim.txt"
    target.write_text("blijft")
    (root / "cases" / "kleine-gieterij-plant-met-kaarten-aan-de-muur.yml").symlink_to(target)
    convert(body(Case, ANONYMOUS))

    assert target.read_text() == "blijft"
