"""All content becomes a folder that MkDocs, ProperDocs and Zensical build without this program.

Every page is Markdown, with what its components made in it as HTML. That HTML stands in one `<div>`
from the first column on, which Markdown passes on as it is, so a contributor's text is not read as
Markdown here either. A title or description goes into front matter with its marks as entities.
"""

import json
import os
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined

from macros.components import all_components
from macros.exports import edition_of
from macros.language.text import entities
from macros.library import Library
from macros.pages import GeneratedPage, generated_pages
from macros.publication import Site
from macros.rendering import Context, Fragment, Heading, way_to_start

# What only works with this program: its events, its components, what it watches.
_OURS = ("hooks", "plugins", "watch")
# The build makes a part of the frame once for many pages; elsewhere it is simply made.
_FRAME_PART = re.compile(r"\{\{ frame_part\((\"[^\"]+\")\) \}\}")
_FRAME_BLOCK = re.compile(r"frame_part\(\"[^\"]+\", super\)")


class _Loader(yaml.SafeLoader):
    """Reads the `!ENV` of mkdocs.yml as MkDocs does: the variable, or what stands behind it."""


def _variable(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> Any:
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _variable)


def leave(root: Path, out: Path, library: Library, generator: str = "mkdocs") -> int:
    """Write the folder `out` from the project in `root`, for one of `GENERATORS`.

    Gives the number of pages.

    Raises:
        WrongContactError: when the settings name a contact that is no address.
    """
    config = (root / "mkdocs.yml").read_text("utf-8")
    settings = yaml.load(config, _Loader)
    contact = settings.get("extra", {}).get("contact")
    edit_uri = settings.get("edit_uri")
    site = Site.of(settings["site_name"], settings.get("site_url"), edit_uri, contact)
    _write(out / "mkdocs.yml", _own_config(config))
    _copy_theme(root / "macros" / "theme", out / "theme")
    for file in sorted((root / "docs").rglob("*")):
        if file.is_file() and file.suffix != ".md":
            _copy(file, out / file.relative_to(root))
    for made in edition_of(library, site).files():
        (out / "docs" / made.path).parent.mkdir(parents=True, exist_ok=True)
        (out / "docs" / made.path).write_bytes(made.content)
    number = 0
    for path, markdown in plain_pages(root / "docs", library, site, GENERATORS[generator]):
        _write(out / "docs" / path, markdown)
        number += 1
    return number


def plain_pages(
    docs: Path, library: Library, site: Site, base: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Every page, written or generated, by its place in docs/; `base` is where links start."""
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        context = Context(library, way_to_start(base(path)), site)
        yield path, _filled_in(file.read_text("utf-8"), context, [], {})
    for page in generated_pages(library):
        context = Context(library, way_to_start(base(page.path)), site)
        headings: list[Heading] = []
        markdown = _filled_in(page.text, context, headings, page.names)
        yield page.path, _with_settings(markdown, page, headings)


def _filled_in(
    markdown: str, context: Context, headings: list[Heading], names: Mapping[str, str]
) -> str:
    """The page with HTML for every component call; collects the headings in it."""

    def put_in(component: Callable[..., Fragment]) -> Callable[..., str]:
        def call(*arguments: Any, **named: Any) -> str:
            fragment = component(context, *arguments, **named)
            headings.extend(fragment.headings)
            return f"<div>\n{fragment.html}\n</div>"

        return call

    # As mkdocs-macros does it: Markdown comes later, and what a component gives is not read again.
    pages = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    pages.globals = {name: put_in(one) for name, one in all_components().items()}
    return pages.from_string(markdown).render(names)


def _with_settings(markdown: str, page: GeneratedPage, headings: list[Heading]) -> str:
    """The page with a title, a description and contents, which its Markdown does not show."""
    about: dict[str, Any] = {
        **page.settings,
        "title": entities(page.title),
        "description": entities(page.description),
        "contents": _nested(headings),
    }
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in about.items())
    return f"---\n{lines}---\n\n{markdown}"


def _nested(headings: list[Heading]) -> list[dict[str, Any]]:
    """The headings as the theme wants the contents of a page: each with those below it."""
    roots: list[dict[str, Any]] = []
    trail: list[dict[str, Any]] = []
    for heading in headings:
        entry: dict[str, Any] = {
            "title": entities(heading.title),
            "url": f"#{heading.id}",
            "level": heading.level,
        }
        entry["children"] = []
        while trail and trail[-1]["level"] >= heading.level:
            trail.pop()
        (trail[-1]["children"] if trail else roots).append(entry)
        trail.append(entry)
    return roots


def _address(path: str) -> str:
    """The address of the page that is at `path` in docs/."""
    return path.removesuffix("index.md").removesuffix(".md") + (
        "" if posixpath.basename(path) == "index.md" else "/"
    )


# Where the links in the HTML of a page start: MkDocs leaves them alone, so at the address of the
# page; Zensical takes them for links from the file and moves them along.
GENERATORS: Mapping[str, Callable[[str], str]] = {
    "mkdocs": _address,
    "zensical": lambda path: path.removesuffix(posixpath.basename(path)),
}


def _own_config(text: str) -> str:
    """mkdocs.yml without what is ours; the rest stays as it is, `!ENV` too."""
    node = yaml.compose(text, yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    node.value = [(key, value) for key, value in node.value if key.value not in _OURS]
    for key, value in node.value:
        if key.value == "theme":
            for name, setting in value.value:
                if name.value == "custom_dir":
                    setting.value = "theme"
    kept: str = yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True)
    return f"{kept}plugins: []\n"


def _copy_theme(theme: Path, out: Path) -> None:
    for path in sorted(theme.rglob("*")):
        if path.suffix in (".html", ".xml"):
            template = _FRAME_PART.sub(r"{% include \1 %}", path.read_text("utf-8"))
            _write(out / path.relative_to(theme), _FRAME_BLOCK.sub("super()", template))
        elif path.is_file():
            _copy(path, out / path.relative_to(theme))


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
