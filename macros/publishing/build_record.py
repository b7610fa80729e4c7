"""A built site becomes `build.json`: from which commit, how much content, and one hash of it all.

The same commit gives the same hash, so anybody can build again and see whether the site is what the
files say. The search index is left out: Pagefind gives its files other names in every build.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.publishing.site_files import files_of

RECORD = "build.json"
_LEFT_OUT = "pagefind"
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def write_record(site: Path, content: Mapping[str, int], commit: str) -> None:
    """Describe the files of `site` in `site/build.json`; what is no commit is told as unknown."""
    hashes = list(_hashes(site))
    listing = "".join(f"{digest}  {path}\n" for path, digest in hashes)  # as sha256sum writes it
    record = {
        "commit": commit if _COMMIT.fullmatch(commit) else None,
        "content": dict(content),
        "files": len(hashes),
        "tree": f"sha256:{hashlib.sha256(listing.encode()).hexdigest()}",
    }
    (site / RECORD).write_text(json.dumps(record, indent=1) + "\n", "utf-8")


def _hashes(site: Path) -> Iterator[tuple[str, str]]:
    for path in files_of(site):
        if path != RECORD and path.partition("/")[0] != _LEFT_OUT:
            yield path, hashlib.sha256((site / path).read_bytes()).hexdigest()
