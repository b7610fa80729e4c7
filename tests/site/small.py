"""A few entries become a site of their own, with the real program, theme and assets around them."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import yaml

from macros.models import KINDS
from macros.taxonomy import all_taxonomies
from tests.conftest import ROOT

_SECTIONS = {kind.address for kind in KINDS} | {"onderwerpen", "meedoen"}


class _Loader(yaml.SafeLoader):
    """Reads the `!ENV` of mkdocs.yml as the value it has without that variable."""


_Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[1])


def small_root(
    root: Path, files: Mapping[str, str], extra: Mapping[str, Any] | None = None
) -> Path:
    """Make `root` a project with only `files`, and a written page for every section."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)
    del config["nav"], config["watch"]
    config |= {"site_url": "https://voorbeeld.github.io/repo/", **(extra or {})}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    (root / "macros").symlink_to(ROOT / "macros")
    copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    paths = {vocabulary.path for vocabulary in all_taxonomies().values() if vocabulary.path}
    sections = _SECTIONS | {path for path in paths if not path.startswith("onderwerpen/")}
    pages = {f"docs/{section}/index.md": f"# Deel {section}\n" for section in sections}
    for name, text in {"docs/index.md": "# Start\n", **pages, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
