"""Read every file of the corpus, each as the only content there is; one line of JSON per answer.

Run as `python -m tests.hostile.answering`, in a process that may not have more memory or time.
"""

import json
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.components import all_components
from macros.exports import Edition
from macros.library import Library
from macros.loading import examine
from macros.models import KINDS
from macros.publication import Site
from macros.rendering import Context
from macros.source.diagnostics import errors_of
from tests.hostile.corpus import Hostile, corpus

SITE = Site("Kenniscentrum", "https://voorbeeld.nl/")
# What shows all content on one page, and asks for no name.
LISTS = ["adequacy_table", "coverage_matrix", "instrument_finder", "review_list", "start_page"]
BYTES = 200 * 1024 * 1024
SECONDS = 2.0


def answer(hostile: Hostile) -> dict[str, object]:
    """Read one file and make all that shows it; what is said of it, and what that cost."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        hostile.put(root)
        before = time.process_time()
        library, problems = examine(root)
        errors = errors_of(problems)
        if not errors:
            _publish(library)
        seconds = time.process_time() - before
    return {
        "id": hostile.id,
        "says": [f"{one.position.line}:{one.position.column} {one.code}" for one in errors],
        "texts": [str(one) for one in errors],
        "seconds": seconds,
    }


def _publish(library: Library) -> None:
    """The page of each entry, each list of them with the words it is found by, and all data."""
    context, made = Context(library, site=SITE), all_components()
    for kind in KINDS:
        for entry in library.all(kind):
            made[f"{kind.name()}_page"](context, entry.slug)
        made["catalogue"](context, kind.folder)
    for name in LISTS:
        made[name](context)
    assert all(file.size for file in Edition(library, SITE).files())


def main() -> None:
    """Answer everything; the limits are of the process, so the worst file decides."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    for hostile in corpus("refused", "inert", "exact"):
        used = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + 10, resource.RLIM_INFINITY))
        json.dump(answer(hostile), sys.stdout)
        print(flush=True)


if __name__ == "__main__":
    main()
