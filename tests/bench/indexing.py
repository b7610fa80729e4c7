"""A built site becomes searchable, with the processor time and the memory that took.

Nothing else is imported here: a process is said to hold what its parent held when it started.
"""

import json
import sys
import time
from pathlib import Path

from macros.publishing.search import build_index
from tests.bench.processes import children


def main(site: Path) -> None:
    """Index here and print what it cost, as JSON."""
    start = time.process_time()
    build_index(site)
    own = time.process_time() - start
    seconds, memory = children()
    print(json.dumps([own + seconds, memory]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
