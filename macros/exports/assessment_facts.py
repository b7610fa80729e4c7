"""What the result of the scan is held against: cases and instruments as plain values."""

import json
from collections.abc import Iterator
from typing import Any

from macros.exports import DATA, Edition, File, export
from macros.insight.facts import case_facts_of, facts_of
from macros.library import by_title
from macros.models import Case, Instrument
from macros.publication import LICENCE


@export(
    "assessment-facts",
    "Voorbeelden en instrumenten voor de scan",
    "Van elk voorbeeld en elk instrument alleen wat de scan ermee vergelijkt.",
)
def assessment_facts(edition: Edition) -> Iterator[File]:
    """The facts with which the browser picks cases and instruments for a result."""
    data: dict[str, Any] = {
        "licence": LICENCE,
        "cases": [case_facts_of(case) for case in by_title(edition.library.all(Case))],
        "instruments": [
            {"address": f"{one.address}/{one.slug}/", **facts_of(one)}
            for one in by_title(edition.library.all(Instrument))
        ],
    }
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    yield File(f"{DATA}/assessment-facts.json", f"{text}\n")
