"""The scan in a real browser: what the specification expects, and what it must never do."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from macros.assessment import assessment
from macros.exports import all_exports, edition_of
from macros.library import Library
from macros.publication import NOWHERE
from tests.rules.assessment_reference import expected, is_code

ORACLE = json.loads((Path(__file__).parent / "assessment.json").read_text("utf-8"))
FIRMS, EDGES = ORACLE["firms"], ORACLE["edges"]
SCAN = assessment()
QUESTIONS = SCAN.questions.questions
# Each is given the modules, the questionnaire `q` and a list, and answers for every item of it.
WITH_MODULES = """async ([items, text, body]) => {
  const names = ["assessment", "assessment_advice", "assessment_code", "assessment_draft"]
  const modules = await Promise.all(names.map((name) => import(`./${name}.mjs`)))
  const [scan, { adviceFor }, code, draft] = modules
  const q = JSON.parse(text)
  const run = new Function("one", "q", "scan", "adviceFor", "code", "draft", `return ${body}`)
  return JSON.stringify(items.map((one) => run(one, q, scan, adviceFor, code, draft)))
}"""
Run = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def published() -> str:
    """`questionnaire.json` as it is published."""
    edition = edition_of(Library(), NOWHERE)
    (file,) = edition.files_of(all_exports()["questionnaire"])
    return file.text


@pytest.fixture(scope="module")
def run(scripts: Page, published: str) -> Run:
    """Evaluate an expression for each of many items in the browser, in one go."""
    return lambda body, items, text=published: json.loads(
        scripts.evaluate(WITH_MODULES, [list(items), text, body])
    )


def ordered(value: Any) -> Any:
    """The same value in which the order of keys counts too."""
    if isinstance(value, dict):
        return [(key, ordered(item)) for key, item in value.items()]
    return value


@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm["id"])
def test_a_firm_gets_what_the_specification_expects(run: Run, firm: Any) -> None:
    (found,) = run("scan.assess(scan.decode(one), q)", [firm["code"]])

    assert set(found) == set(firm["uit"])
    for name, value in firm["uit"].items():
        assert ordered(found[name]) == ordered(value), name


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge["id"])
def test_an_edge_falls_on_the_expected_side(run: Run, edge: Any) -> None:
    (found,) = run("scan.assess(scan.decode(one), q)", [edge["code"]])

    found["bandA"] = found["band"]["A"]
    assert {name: found[name] for name in edge["uit"]} == edge["uit"]


@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm["id"])
def test_a_code_stands_for_the_answers_of_the_firm(run: Run, firm: Any) -> None:
    assert run("scan.decode(one)", [firm["code"]]) == [firm["in"]]
    assert run("scan.encode(one)", [firm["in"]]) == [firm["code"]]


def test_the_reference_agrees_with_the_specification() -> None:
    for one in [*FIRMS, *EDGES]:
        found = expected(one["code"])
        found["bandA"] = found["band"]["A"]
        assert {name: found[name] for name in one["uit"]} == one["uit"]


# --- Any code


def codes(how_many: int) -> Iterator[str]:
    """Codes of all kinds of companies: weak, strong and mixed, with and without a plan."""
    dice = random.Random(5)
    for _ in range(how_many):
        pool = dice.choice(["0123 4", "01", "12", "234", "34", "34", "0123 4x", "23xx"])
        signs = [dice.choice(pool.replace(" ", "")) for _ in range(21)]
        if dice.random() < 0.2:
            signs[16] = "-"
        need = "".join(dice.choice(dice.choice(["01", "34", "01234x"])) for _ in range(4))
        rest = "".join(
            dice.choice(signs_of)
            for signs_of in ("01234", "012345678", "01234", "012-", "012-", "012345678-", "0123-")
        )
        yield f"v1.{''.join(signs)}.{need}.{rest}"


def damaged(code: str, dice: random.Random) -> str:
    """A code with one or two things changed, as a mail program or a vandal would."""
    for _ in range(dice.choice([1, 1, 2])):
        place = dice.randrange(len(code) + 1)
        put = dice.choice(
            ["", "-", "x", "4", "5", "9", ".", "\n", " ", "é", "٣", "\x00", "<b>", "v1."]
        )
        code = code[:place] + put + code[place + dice.choice([0, 1]) :]
    return code


def test_every_code_gives_what_the_specification_says_and_nothing_else_gives_anything(
    run: Run,
) -> None:
    dice = random.Random(6)
    whole = list(codes(6_000))
    broken = [damaged(code, dice) for code in codes(6_000)]
    broken += ["", "v1.", "V1" + whole[0][2:], whole[0] + "\n", f" {whole[0]}", whole[0] * 2]
    body = """(() => {
      const input = scan.decode(one)
      return input && [scan.encode(input), scan.assess(input, q)]
    })()"""

    found = run(body, [*whole, *broken])

    refused = 0
    for code, outcome in zip([*whole, *broken], found, strict=True):
        if not is_code(code):
            refused += 1
            assert outcome is None, repr(code)
        else:
            assert outcome[0] == code
            assert ordered(outcome[1]) == ordered(expected(code)), code
    assert 4_000 < refused < 6_006


@pytest.mark.parametrize("value", [None, 7, [], {}, True, ["v1"]])
def test_what_is_no_text_is_no_code(run: Run, value: Any) -> None:
    assert run("[scan.decode(one), draft.readDraft(one)]", [value]) == [[None, None]]


DIGITS = "01234"
INPUTS = st.fixed_dictionaries(
    {
        "grootte": st.sampled_from(list(QUESTIONS["P1"].answers)),
        "doel": st.sampled_from(list(QUESTIONS["P2"].answers)),
        "fase": st.sampled_from(list(QUESTIONS["P3"].answers)),
        "antwoorden": st.tuples(
            st.text(f"{DIGITS}x", min_size=16, max_size=16),
            st.sampled_from(f"{DIGITS}x-"),
            st.text(f"{DIGITS}x", min_size=4, max_size=4),
        ).map("".join),
        "noodzaak": st.text(f"{DIGITS}x", min_size=4, max_size=4),
        "Y1": st.none() | st.sampled_from(list(QUESTIONS["Y1"].answers)),
        "Y2": st.none() | st.sampled_from(list(QUESTIONS["Y2"].answers)),
        "M": st.none() | st.sampled_from(list(QUESTIONS["M2"].answers)),
        "M3": st.none() | st.sampled_from(list(QUESTIONS["M3"].answers)),
    }
)


@settings(max_examples=60)
@given(st.lists(INPUTS, min_size=5, max_size=20))
def test_a_code_gives_the_same_input_back(run: Run, inputs: list[Any]) -> None:
    assert run("scan.decode(scan.encode(one))", inputs) == inputs


@pytest.mark.parametrize(
    "wrong",
    [
        {"grootte": "12"},
        {"grootte": None},
        {"fase": "__proto__"},
        {"antwoorden": "4" * 20},
        {"noodzaak": "44-4"},
        {"M": "a3"},
        {"Y1": ""},
    ],
    ids=str,
)
def test_what_is_no_input_is_never_written_as_a_code(run: Run, wrong: Any) -> None:
    body = "(() => { try { return scan.encode(one) } catch (error) { return error.name } })()"

    assert run(body, [FIRMS[1]["in"] | wrong]) == ["RangeError"]


def test_the_signs_of_a_code_stand_for_the_answers_of_the_questionnaire(run: Run) -> None:
    ((orders, themes, need),) = run(
        "[code.ORDERS, code.THEME_QUESTIONS, code.NEED_QUESTIONS]", [None]
    )

    assert orders == {name: list(QUESTIONS[name].answers) for name in orders}
    assert themes == [one for part in SCAN.questions.themes.values() for one in part.questions]
    assert need == SCAN.questions.need
    assert set(QUESTIONS) == {*orders, *themes, *need, "M1"}
    assert all(answer[0] == QUESTIONS["M2"].answers[answer].after for answer in orders["M2"])


# --- Answering

FORMS = st.fixed_dictionaries(
    {
        name: st.sampled_from(
            [*question.offered, "x"] if question.unknown else list(question.offered)
        )
        for name, question in QUESTIONS.items()
    }
)


@settings(max_examples=60)
@given(FORMS, st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(run: Run, form: Any, dice: random.Random) -> None:
    names = list(form)
    dice.shuffle(names)
    shuffled = {name: form[name] for name in names}

    one, other = run("scan.encode(scan.inputOf(one, q))", [form, shuffled])

    assert one == other
    assert is_code(one)


def test_there_are_28_questions_without_a_plan_and_at_most_33_with_one(run: Run) -> None:
    forms = [
        {"P3": phase, "M1": tried}
        for phase in QUESTIONS["P3"].answers
        for tried in [*QUESTIONS["M1"].answers, "x"]
    ]
    counts = {
        (form["P3"] != "geen", form["M1"]): len(names)
        for form, names in zip(forms, run("scan.asked(one, q)", forms), strict=True)
    }

    assert {number for (plan, _), number in counts.items() if not plan} == {28}
    assert {tried: number for (plan, tried), number in counts.items() if plan} == {
        "a": 32,
        "b": 32,
        "c": 33,
        "d": 33,
        "x": 31,
    }


def test_who_takes_the_plan_back_has_no_type_and_no_mrl(run: Run) -> None:
    form = run("scan.answersOf(scan.decode(one))", [FIRMS[1]["code"]])[0]

    before, after = run("scan.assess(scan.inputOf(one, q), q)", [form, form | {"P3": "geen"}])
    (code,) = run("scan.encode(scan.inputOf(one, q))", [form | {"P3": "geen"}])

    assert (before["type"], before["mrl"]) == (1, 5)
    assert (after["type"], after["mrl"], after["mrlGezegd"]) == (None, None, None)
    assert code.endswith("----")


def test_an_answer_that_belongs_to_another_answer_does_not_count(run: Run) -> None:
    form = run("scan.answersOf(scan.decode(one))", [FIRMS[1]["code"]])[0]

    (found,) = run("scan.inputOf(one, q)", [form | {"M1": "b"}])

    assert (found["M"], found["M3"]) == (None, None)


def test_a_scan_is_complete_when_every_question_that_is_asked_is_answered(run: Run) -> None:
    whole = run("scan.answersOf(scan.decode(one))", [FIRMS[0]["code"]])[0]
    forms = [whole, whole | {"N1": "x"}, whole | {"P1": "x"}, whole | {"P3": "idee"}]
    forms += [{name: whole[name] for name in whole if name != left} for left in whole]

    found = run("scan.complete(one, q)", forms)

    assert found == [True, True, False, False] + [False] * len(whole)


@settings(max_examples=60)
@given(FORMS, st.sets(st.sampled_from(list(QUESTIONS))))
def test_a_half_filled_scan_is_kept_and_found_again(run: Run, form: Any, left: set[str]) -> None:
    answers = {name: answer for name, answer in form.items() if name not in left}

    text, again = run("[draft.writeDraft(one), draft.readDraft(draft.writeDraft(one))]", [answers])[
        0
    ]

    fitting = answers.get("M2", "") in ("x", "") or answers["M2"][0] == answers.get("M1")
    lost = set() if answers.get("M1", "x") != "x" and fitting else {"M2"}
    assert again == {name: answer for name, answer in answers.items() if name not in lost}
    assert len(text) == len(FIRMS[0]["code"])


def test_what_is_no_draft_is_not_read(run: Run) -> None:
    dice = random.Random(7)
    drafts = run("draft.writeDraft(scan.answersOf(scan.decode(one)))", list(codes(2_000)))
    texts = ["", "null", "{}", "v1" + drafts[0][2:], *(damaged(text, dice) for text in drafts)]
    body = (
        "(() => { const found = draft.readDraft(one); return found && draft.writeDraft(found) })()"
    )

    assert all(again in (None, text) for text, again in zip(texts, run(body, texts), strict=True))


# --- Advice


def test_every_text_can_be_reached(run: Run) -> None:
    found = run("adviceFor(scan.decode(one), q)", list(codes(3_000)))
    advice, scoring = SCAN.advice, SCAN.scoring
    notes = [note for one in found for kind in ("first", "more") for note in one["rules"][kind]]
    steps = [step for one in found for step in one["steps"]]
    routes = [route for one in found for route in one["routes"]]
    plans = [one["plan"] for one in found if one["plan"]]

    assert {one["position"]["text"] for one in found} == {
        text.text for text in advice.positions.values()
    }
    assert {(step["theme"], step["seen"]) for step in steps} == {
        (theme, step.seen)
        for theme, by_band in advice.themes.items()
        for step in [*by_band.values(), advice.unknown_theme]
    }
    assert {step["obstacle"] for step in steps} == {
        obstacle
        for theme in scoring.themes.values()
        for obstacle in (theme.obstacle, theme.other_obstacle)
        if obstacle
    }
    assert {route["id"] for route in routes} == set(advice.routes)
    assert {note["id"] for note in notes} == set(advice.rules)
    assert {plan["text"] for plan in plans if plan["text"]} == set(advice.types.values())
    assert {plan["next"] for plan in plans if plan["mrl"]} == {text.next for text in advice.mrl}
    assert {one["text"] for lines in found for one in lines["themes"] if one["text"]} == {
        advice.solid_text,
        advice.unknown_theme.seen,
    }
    told = {kind for item in [*steps, *routes, *notes, *plans] for kind in item["support"]}
    assert set(SCAN.support.kinds) - told == {"S10"}  # only for who reads the table of support


@pytest.mark.parametrize(("firm", "also"), [(1, ["S6", "S7"]), (2, ["S6", "S7"]), (3, [])])
def test_who_develops_something_is_pointed_at_support_for_that(
    run: Run, firm: int, also: list[str]
) -> None:
    (routes,) = run("adviceFor(scan.decode(one), q).routes", [FIRMS[firm]["code"]])

    (risk,) = [route["support"] for route in routes if route["id"] == "risico"]
    assert risk == ["S3", "S4", "S5", "S9", *also]


def test_notes_come_in_the_order_of_showing_with_the_rest_behind_more(run: Run) -> None:
    (found,) = run("adviceFor(scan.decode(one), q).rules", [FIRMS[1]["code"]])

    assert [note["id"] for note in found["first"]] == ["X11", "X1", "X2"]
    assert [note["id"] for note in found["more"]] == ["X7", "X4"]


def test_a_theme_tells_its_points_of_the_questions_that_were_answered(run: Run) -> None:
    (lines,) = run("adviceFor(scan.decode(one), q).themes", [FIRMS[2]["code"]])

    told = {line["theme"]: (line["points"], line["most"]) for line in lines}
    assert (told["A"], told["F"]) == ((11, 12), (6, 8))


# --- One truth


@pytest.mark.parametrize(
    ("path", "value", "changed"),
    [
        (["scoring", "bands", "stevig", "at_least"], 266, {"band", "prioriteit"}),
        (["scoring", "readiness", "margin"], 100, {"gereedheid"}),
        (["scoring", "need", "high_from"], 300, {"kwadrant", "regels"}),
        (["scoring", "priority", "raised_weight"], 8, {"prioriteit"}),
        (["scoring", "priority", "top"], 1, {"top3", "knelpunten"}),
        (["scoring", "types", "techniek", "combinatie", "type"], "4", {"type", "regels"}),
        (["questions", "M3", "answers", 3, "mrl_to"], 3, {"mrl"}),
        (["advice", "routes", "risico", "when"], [{"mrl_from": 9}], {"routes"}),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, list) else None,
)
def test_a_number_that_is_changed_in_the_data_changes_the_outcome(
    run: Run, published: str, path: list[Any], value: Any, changed: set[str]
) -> None:
    other = json.loads(published)
    place = other
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    (before,) = run("scan.assess(scan.decode(one), q)", [FIRMS[1]["code"]])
    (after,) = run("scan.assess(scan.decode(one), q)", [FIRMS[1]["code"]], json.dumps(other))

    assert changed <= {name for name in before if ordered(before[name]) != ordered(after[name])}
