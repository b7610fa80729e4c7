"""The report of external addresses: what is looked at, when, and when an address counts as gone."""

import json
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

from macros.cli import main
from macros.components import review_list as review_list_module
from macros.links import report as links
from macros.links.report import (
    LinkException,
    LinkRecord,
    LinkReport,
    Outcome,
    noted,
    read_exceptions,
    read_report,
    report_text,
)
from macros.links.round import NoConnectionError, addresses_in, due, look_at, report_after
from macros.links.visiting import TooBusyError
from macros.rendering import Context
from macros.taxonomy import BrokenTaxonomyError
from tests.conftest import CASE, ROOT

WORKS = Outcome(outcome="werkt", why="")
GONE = Outcome(outcome="weg", why="de pagina bestaat niet (404)")
UNSURE = Outcome(outcome="onzeker", why="de website geeft antwoord 403")


def after(*looks: tuple[str, Outcome]) -> LinkRecord:
    record = None
    for day, found in looks:
        record = noted(record, found, day)
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("why", "looks", "is_gone"),
    [
        ("once is no pattern", [("2026-01-01", GONE)], False),
        ("two looks are too few", [("2026-01-01", GONE), ("2026-03-01", GONE)], False),
        (
            "three looks within two weeks may be one outage",
            [("2026-01-01", GONE), ("2026-01-08", GONE), ("2026-01-14", GONE)],
            False,
        ),
        (
            "three looks over two weeks",
            [("2026-01-01", GONE), ("2026-01-08", GONE), ("2026-01-15", GONE)],
            True,
        ),
        (
            "a fourth look stretches three that were close together",
            [(f"2026-01-{day:02}", GONE) for day in (1, 2, 3, 15)],
            True,
        ),
        (
            "two looks on a day count once",
            [("2026-01-01", GONE)] * 3 + [("2026-01-20", GONE)],
            False,
        ),
        (
            "an unsure look neither counts nor forgives",
            [("2026-01-01", GONE), ("2026-01-08", UNSURE), ("2026-01-15", GONE)],
            False,
        ),
        (
            "unsure looks in between do not start again",
            [
                ("2026-01-01", GONE),
                ("2026-01-08", UNSURE),
                ("2026-01-15", GONE),
                ("2026-01-22", GONE),
            ],
            True,
        ),
        (
            "a look that works starts again",
            [
                ("2026-01-01", GONE),
                ("2026-01-08", GONE),
                ("2026-01-15", WORKS),
                ("2026-01-22", GONE),
            ],
            False,
        ),
        (
            "unsure is never gone",
            [(f"2026-{month:02}-01", UNSURE) for month in range(1, 13)],
            False,
        ),
    ],
)
def test_an_address_is_gone_after_three_looks_over_two_weeks(
    why: str, looks: list[tuple[str, Outcome]], is_gone: bool
) -> None:
    assert after(*looks).is_gone is is_gone, why


def test_the_last_day_on_which_it_worked_is_remembered() -> None:
    record = after(("2026-01-01", WORKS), ("2026-01-08", GONE), ("2026-01-15", UNSURE))

    assert record.worked_on == "2026-01-01"
    assert record.looked_on == "2026-01-15"
    assert record.failed_on == ["2026-01-08"]


def test_what_works_is_looked_at_monthly_and_the_rest_weekly() -> None:
    report = LinkReport(
        addresses={
            "https://a.nl/": after(("2026-01-01", WORKS)),
            "https://b.nl/": after(("2026-01-01", GONE)),
        }
    )
    in_use = ["https://a.nl/", "https://b.nl/", "https://c.nl/", "https://niet.nl/x"]
    exceptions = [LinkException(address="https://niet.nl/", reason="weigert altijd")]

    assert due(in_use, report, exceptions, "2026-01-02") == ["https://c.nl/"]
    assert due(in_use, report, exceptions, "2026-01-08") == ["https://b.nl/", "https://c.nl/"]
    assert due(in_use, report, exceptions, "2026-01-29") == in_use[:3]


def test_a_round_without_a_connection_says_nothing_of_the_addresses() -> None:
    looks = {f"https://site{number}.nl/": GONE for number in range(10)}

    with pytest.raises(NoConnectionError, match="0 van de 10"):
        report_after(LinkReport(), looks, looks, "2026-01-01")


def test_an_address_that_is_no_longer_used_is_forgotten_and_the_others_are_kept() -> None:
    record = after(("2026-01-01", WORKS))
    report = LinkReport(addresses={"https://oud.nl/": record, "https://blijft.nl/": record})

    found = report_after(report, ["https://blijft.nl/"], {}, "2026-01-08")

    assert found.addresses == {"https://blijft.nl/": record}


def test_addresses_come_from_content_and_pages_with_the_files_that_name_them(write) -> None:
    root = write(
        {
            "cases/een.yml": CASE + "sources:\n  - title: x\n    publisher: y\n"
            "    url: https://krant.nl/a?b=1#kop\n",
            "instruments/twee.yml": "source: https://krant.nl/a?b=1; https://rvo.nl/(x)\n",
            "docs/kennis/x.md": "Zie [hier](https://rvo.nl/y), `https://` of http://127.0.0.1:8000/.\n",
            "docs/assets/x.js": "// https://elders.nl/\n",
        }
    )
    (root / "cases" / "link.yml").symlink_to(root / "docs" / "assets" / "x.js")

    assert addresses_in(root) == {
        "https://krant.nl/a?b=1": ["cases/een.yml", "instruments/twee.yml"],
        "https://rvo.nl/(x)": ["instruments/twee.yml"],
        "https://rvo.nl/y": ["docs/kennis/x.md"],
    }


def test_one_website_is_visited_by_one_at_a_time_with_a_pause() -> None:
    busy: set[str] = set()
    begun: list[float] = []
    lock = threading.Lock()

    def look(address: str) -> Outcome:
        host = address.split("/")[2]
        with lock:
            assert host not in busy
            busy.add(host)
            if host == "a.nl":
                begun.append(time.monotonic())
        time.sleep(0.01)
        with lock:
            busy.remove(host)
        return WORKS

    addresses = [f"https://{host}.nl/{page}" for page in range(3) for host in "ab"]
    assert look_at(addresses, look, pause=0.05) == dict.fromkeys(addresses, WORKS)
    assert all(later - earlier >= 0.05 for earlier, later in pairwise(begun))


def test_a_website_that_is_busy_is_left_alone_until_the_next_round() -> None:
    seen = []

    def look(address: str) -> Outcome:
        seen.append(address)
        if address == "https://a.nl/1":
            raise TooBusyError("429")
        return WORKS

    found = look_at(["https://a.nl/1", "https://a.nl/2", "https://b.nl/1"], look, pause=0)

    assert sorted(seen) == ["https://a.nl/1", "https://b.nl/1"]
    assert found["https://a.nl/1"].outcome == "onzeker"
    assert "https://a.nl/2" not in found


def test_the_report_reads_back_as_it_was_written(tmp_path: Path) -> None:
    report = LinkReport(
        addresses={
            "https://b.nl/": after(("2026-01-01", GONE), ("2026-01-15", GONE)),
            "https://a.nl/": after(("2026-01-01", WORKS)),
        }
    )
    path = tmp_path / "report.json"
    path.write_text(report_text(report), "utf-8")

    assert read_report(path) == report
    assert list(json.loads(path.read_text("utf-8"))["addresses"]) == [
        "https://a.nl/",
        "https://b.nl/",
    ]
    assert read_report(tmp_path / "none.json") == LinkReport()


@pytest.mark.parametrize(
    "text", ["", "[]", '{"addresses": {"x": {}}}', '{"addresses": {"x": {"outcome": "<b>"}}}']
)
def test_a_broken_report_is_told_in_dutch(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, "utf-8")

    with pytest.raises(BrokenTaxonomyError, match="dit is geen verslag van links"):
        read_report(path)


def test_an_exception_needs_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "exceptions.yml"
    path.write_text("exceptions:\n  - address: https://x.nl/\n", "utf-8")

    with pytest.raises(BrokenTaxonomyError, match="verplicht veld ‘reason’ ontbreekt"):
        read_exceptions(path)


def test_the_committed_report_and_exceptions_can_be_read_and_cover_the_invented_addresses() -> None:
    exceptions = read_exceptions(links.FOLDER / "exceptions.yml")
    read_report(links.FOLDER / "report.json")

    invented = [address for address in addresses_in(ROOT) if "voorbeeld" in address.split("/")[2]]
    assert invented
    assert [one for one in invented if not links.exception_for(one, exceptions)] == []


def test_a_broken_report_is_told_by_the_check_before_any_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.json").write_text("[]", "utf-8")
    monkeypatch.setattr(links, "FOLDER", tmp_path)
    links.link_report.cache_clear()
    try:
        assert main(["check", "--root", str(write({"cases/een.yml": CASE}))]) == 1
    finally:
        links.link_report.cache_clear()
    assert capsys.readouterr().out.startswith("macros/links/report.json:1:1: fout: dit is geen")


@pytest.mark.parametrize(
    ("looks", "says"),
    [
        ([], "De links zijn nog niet gecontroleerd."),
        ([("2026-01-01", WORKS)], "Bij de laatste controle van de links, op 1 januari 2026,"),
    ],
)
def test_the_page_says_whether_the_links_were_ever_looked_at(written, monkeypatch, looks, says):
    addresses = {"https://voorbeeld.nl/": after(*looks)} if looks else {}
    monkeypatch.setattr(review_list_module, "link_report", lambda: LinkReport(addresses=addresses))

    html = review_list_module.review_list(Context(written({"cases/lasrobot.yml": CASE}))).html

    assert says in html
