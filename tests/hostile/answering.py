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
from macros.library import Library
from macros.loading import examine
from macros.models import KINDS
from macros.rendering import Context
from macros.source.diagnostics import errors_of
from tests.hostile.corpus import Hostile, corpus

BYTES = 200 * 1024 * 1024
SECONDS = 2.0


def answer(hostile: Hostile) -> dict[str, object]:
    """Read one file and make its page; what is said of it, and what that cost."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        hostile.put(root)
        before = time.process_time()
        library, problems = examine(root)
        errors = errors_of(problems)
        if not errors:
            _render(library)
        seconds = time.process_time() - before
    return {
        "id": hostile.id,
        "says": [f"{one.position.line}:{one.position.column} {one.code}" for one in errors],
        "texts": [str(one) for one in errors],
        "seconds": seconds,
    }


def _render(library: Library) -> None:
    for kind in KINDS:
        for entry in library.all(kind):
            all_components()[f"{kind.name()}_page"](Context(library), entry.slug)


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
