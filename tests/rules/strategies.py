"""Random instruments and profiles, as plain values, for the properties of the rules."""

from hypothesis import strategies as st

from macros.taxonomy import taxonomy

# Where Python and the browser might order or lower a title in another way.
TITLES = st.sampled_from(["A", "a", "b", "É", "İ", "ΑΣ", "ß", "\uff5a", "\U0001d54f"])
VERDICTS = st.sampled_from(["ja", "deels", "nee", "onbekend"])
YEARS = st.sampled_from(["2014", "2016", "2018", "2020", "2026"])
NEEDS = st.lists(st.sampled_from(["scholing", "investering", "advies"]), unique=True, max_size=3)
SIZES = st.lists(st.sampled_from(["micro", "klein", "midden", "groot"]), unique=True, max_size=4)
PROVINCES = st.lists(st.sampled_from(["drenthe", "zeeland"]), unique=True, max_size=2)
JUDGEMENT = st.fixed_dictionaries({"verdict": VERDICTS}, optional={"since": YEARS, "until": YEARS})
WINDOW = st.fixed_dictionaries(
    {},
    optional={
        "opens": st.sampled_from(["2026-01-01", "2026-11-20", "2027-01-01"]),
        "closes": st.sampled_from(["2026-02-01", "2026-11-20", "2027-02-01"]),
    },
)
FACTS = st.fixed_dictionaries(
    {
        "slug": st.sampled_from("abc"),
        "title": TITLES,
        "status": st.sampled_from(list(taxonomy("instrument_statuses"))),
        "level": st.sampled_from(list(taxonomy("instrument_levels"))),
        "needs": NEEDS,
        "suitability": st.dictionaries(st.sampled_from("1234"), JUDGEMENT),
        "sizes": SIZES,
        "provinces": PROVINCES,
        "sectors": st.lists(st.sampled_from(["food", "textiel"]), unique=True, max_size=2),
        "collaboration": st.sampled_from(list(taxonomy("collaborations"))),
        "effort": st.sampled_from(list(taxonomy("efforts"))),
        "windows": st.lists(WINDOW, max_size=2),
    },
    optional={
        "regional": st.just(True),
        "since": YEARS,
        "until": YEARS,
        "seen": st.tuples(YEARS, YEARS).map(sorted),
    },
)
ANSWERS = {
    "type": st.sampled_from("1234"),
    "needs": NEEDS.filter(bool),
    "date": st.sampled_from(["2018", "2015", "2026-11-20"]),
    "size": st.sampled_from(["micro", "klein", "midden", "groot", "onbekend"]),
    "province": st.sampled_from(["drenthe", "zeeland"]),
    "collaboration": st.sampled_from(["ja", "nee"]),
    "sector": st.sampled_from(["food", "textiel"]),
}
PROFILES = st.fixed_dictionaries({}, optional=ANSWERS)
