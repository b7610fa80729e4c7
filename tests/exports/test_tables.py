"""The tables that count say the same as the data beside them."""

from macros.exports import Edition
from macros.taxonomy import label
from tests.conftest import CASE, INSTRUMENT
from tests.exports.conftest import SITE, json_of, nested, rows_of


def test_the_coverage_table_counts_what_the_data_names(edition):
    cells = json_of(edition, "coverage")["coverage"]
    titles = {one["slug"]: one["title"] for one in json_of(edition, "instruments")["instruments"]}

    for row, cell in zip(rows_of(edition, "coverage"), cells, strict=True):
        assert row["peildatum"] == cell["date"]
        assert row["soort steun"] == label(cell["need"], "needs")
        assert row["stand"] == label(cell["state"], "coverage_states")
        fitting = cell["instruments"].get("past", [])
        assert row["past"] == len(fitting)
        assert row.get("namen: past", []) == [titles[slug] for slug in fitting]


def test_the_table_of_the_test_names_what_the_data_points_at(edition):
    cases = json_of(edition, "adequacy")["adequacy"]
    titles = {one["slug"]: one["title"] for one in json_of(edition, "instruments")["instruments"]}

    for row, case in zip(rows_of(edition, "adequacy"), cases, strict=True):
        used = [slug for slug, outcome in case["support"].items() if outcome == "gebruikt"]
        assert row.get("gebruikt", []) == [titles[slug] for slug in used]
        for word, moment in (("toen", "then"), ("nu", "now")):
            for verdict in ("gedekt", "misschien", "niets"):
                needs = [one["need"] for one in case["needs"] if one[moment]["verdict"] == verdict]
                found = row.get(f"{word}: {verdict}", [])
                assert found == [label(need, "needs") for need in needs]


def test_an_instrument_that_was_used_and_then_withdrawn_keeps_its_name(written):
    used = CASE.replace(
        "no_support: niet-vermeld", "support: [{instrument: bon, outcome: gebruikt}]"
    )
    withdrawn = f"{INSTRUMENT}withdrawn: {{date: 2024-06-01, reason: Bestond nooit.}}\n"
    library = written({"cases/robot.yml": used, "instruments/bon.yml": withdrawn})

    (row,) = rows_of(Edition(library, SITE), "adequacy")
    assert row["gebruikt"] == ["Innovatievoucher"]


def test_the_figures_are_the_numbers_of_the_data_one_by_one(edition):
    rows = iter(rows_of(edition, "figures"))

    for name, figure in json_of(edition, "figures")["figures"].items():
        for number, told in enumerate(figure["rows"], 1):
            row = nested(next(rows))
            about = {key: value for key, value in figure.items() if key != "rows"}
            assert row == about | told | {"figure": name, "number": number}
    assert list(rows) == []


def test_the_vocabularies_are_whole(edition):
    rows = {(row["taxonomy"], row["term"]): row for row in rows_of(edition, "taxonomies")}

    for name, vocabulary in json_of(edition, "taxonomies")["taxonomies"].items():
        for term, told in vocabulary["terms"].items():
            place = {"taxonomy": name, "taxonomy.title": vocabulary["title"], "term": term}
            assert rows.pop((name, term)) == place | told
    assert rows == {}


def test_every_fixed_word_in_a_table_is_explained(edition):
    known = {(row["taxonomy"], row["term"]) for row in rows_of(edition, "taxonomies")}

    for row in rows_of(edition, "cases"):
        assert ("sectors", row["company.sector"]) in known
        assert {("technologies", term) for term in row.get("technologies", [])} <= known
