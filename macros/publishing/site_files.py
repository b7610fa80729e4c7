"""What a built site consists of."""

import os
from pathlib import Path


def files_of(site: Path) -> list[str]:
    """The path of each file below `site`, as `voorbeelden/x/index.html`, in order.

    A walk by texts: at thousands of pages `Path.rglob` takes as long as reading them.
    """
    start = len(f"{site}{os.sep}")
    return sorted(
        os.path.join(folder, name)[start:].replace(os.sep, "/")  # noqa: PTH118
        for folder, _, names in os.walk(site)
        for name in names
    )


def pages_of(site: Path) -> list[str]:
    """The same for its pages only."""
    return [path for path in files_of(site) if path.endswith(".html")]
