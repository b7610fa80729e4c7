"""The survey figures, with their source and the words they stand in, as data for a program."""

import json
from collections.abc import Iterator

from macros.exports import export
from macros.figures import all_figures
from macros.library import Library


@export
def figures(_: Library) -> Iterator[tuple[str, str]]:
    """Every figure whose pairing is certain, as `figures.json`."""
    data = {
        "licence": "CC BY 4.0",
        "figures": {
            name: figure.model_dump(mode="json", exclude_none=True)
            for name, figure in sorted(all_figures().items())
        },
    }
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    yield "data/v1/figures.json", f"{text}\n"
