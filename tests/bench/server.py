"""`python -m tests.bench.server SITE` serves a built site until nobody listens any more.

A process of its own, so that what measures does not take turns with what it measures.
"""

import sys
from pathlib import Path

from tests.site.serving import serve

if __name__ == "__main__":
    with serve(Path(sys.argv[1])) as base:
        print(base, flush=True)
        sys.stdin.read()
