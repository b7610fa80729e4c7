"""Results become ratios between them: with fewer cases, and with plain MkDocs."""

from collections.abc import Iterator, Mapping

from tests.bench.results import Result

BUILDING, BARE_BUILDING = "bouwen", "bouwen: kale MkDocs"
PAGES, BARE_PAGES = "bladzijden", "bladzijden van kale MkDocs"
INDEXING = "zoekindex maken"
ASKING, BARE_ASKING = "zoeken, wachten", "zoeken, wachten: kale MkDocs"


def compared(rows: Mapping[str, Mapping[int, float]], cases: int) -> Iterator[Result]:
    """The ratios for this number of cases, of what was measured."""
    known = {what: row[cases] for what, row in rows.items() if cases in row}
    if {INDEXING, BARE_BUILDING} <= known.keys():
        own = (known[BUILDING] + known[INDEXING]) / known[PAGES]
        bare = known[BARE_BUILDING] / known[BARE_PAGES]
        yield Result("bouwen met zoekindex, per bladzijde, tegen kale MkDocs", own / bare, "×")
    if {ASKING, BARE_ASKING} <= known.keys():
        yield Result("zoeken, wachten, tegen kale MkDocs", known[ASKING] / known[BARE_ASKING], "×")
    fewer = max((size for size in rows.get(BUILDING, ()) if size < cases), default=None)
    if fewer and BUILDING in known:
        times = known[BUILDING] / rows[BUILDING][fewer]
        pages = known[PAGES] / rows[PAGES][fewer]
        yield Result("bouwen: groei tegen de maat hiervoor", times, "×")
        yield Result("bouwen: groei per bladzijde", times / pages, "×")
