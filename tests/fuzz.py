"""Coverage-guided bytes against all that a contributed file meets: reader, models, checks, page.

Run by `make fuzz`; `SECONDS=600 make fuzz` looks longer. It begins with the real content and the
corpus of `tests/hostile/`, keeps what reaches new code in `.cache/fuzzed/`, and stops at the first
file that raises, hangs, needs too much memory or puts something active on its page.
"""

import os
import sys
from pathlib import Path
from tempfile import mkdtemp

import atheris

with atheris.instrument_imports(include=["macros"], enable_loader_override=False):
    from macros.components import all_components
    from macros.loading import examine
    from macros.models import KINDS
    from macros.publishing.tripwire import alarms_in
    from macros.rendering import Context
    from macros.source.diagnostics import errors_of

from tests.conftest import ROOT
from tests.hostile.corpus import corpus

LONGEST = 4096
KEPT = ROOT / ".cache" / "fuzzed"
FILES = [Path(mkdtemp()) / kind.folder / "x.yml" for kind in KINDS]


def one(raw: bytes) -> None:
    """Treat `raw` as a file: its first byte chooses the kind, the rest is what is in it."""
    kind, path = KINDS[raw[0] % len(KINDS) if raw else 0], FILES[raw[0] % len(KINDS) if raw else 0]
    path.write_bytes(raw[1:])
    library, problems = examine(path.parents[1])
    errors = errors_of(problems)
    assert errors or library.has(kind, "x")
    assert all(problem.message and problem.remedy for problem in problems)
    if not errors:
        page = all_components()[f"{kind.name()}_page"](Context(library), "x")
        assert not list(alarms_in(str(page.html)))


def seeds() -> None:
    """Lay down what to begin with."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for number, kind in enumerate(KINDS):
        for path in sorted((ROOT / kind.folder).glob("*.yml")):
            if path.stat().st_size < LONGEST:
                (KEPT / f"{kind.folder}-{path.stem}").write_bytes(
                    bytes([number]) + path.read_bytes()
                )
    for hostile in corpus("refused", "inert", "exact"):
        if not hostile.link and not hostile.special and len(hostile.content) <= LONGEST:
            number = next(n for n, kind in enumerate(KINDS) if kind.folder == hostile.kind)
            (KEPT / f"hostile-{hostile.stem}").write_bytes(bytes([number]) + hostile.content)


def main() -> None:
    """Look until the time is up."""
    for path in FILES:
        path.parent.mkdir()
    seeds()
    seconds = os.environ.get("SECONDS", "60")
    limits = ["-timeout=10", "-rss_limit_mb=700", f"-max_len={LONGEST}", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], str(KEPT), f"-max_total_time={seconds}", *limits], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
