"""MkDocs asks, the program answers: events of a build become content, pages and a search index.

MkDocs loads this file by path, so it has to find the package itself.
"""

import gc
import os
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

ROOT = str(Path(__file__).resolve().parents[1])

# The heading by which mkdocs-macros replaces a page, as HTML or where Markdown does nothing.
_FAILED = re.compile(r"(<em>|# _)Macro (Rendering|Syntax) Error(</em>|_)")

_PROGRAM = {".py", ".jinja", ".yml", ".json"}
_serving = False
_program: dict[Path, int] = {}
_waiting: list[Any] = []  # while serving: the pages of this build that nobody asked for yet
_exported: list[File] = []
_edition: list[Any] = []  # of this build: looking for it again on each page costs as many looks


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a running server: then edits of the program must be seen."""
    global _serving
    _serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Let mkdocs-macros compile the text that thousands of pages share only once."""
    pages = config.plugins["macros"].env  # type: ignore[attr-defined]
    pages.from_string = lru_cache(maxsize=16)(pages.from_string)


@event_priority(100)  # before mkdocs-macros, which would report the same problems less well
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop the build if the content cannot be published."""
    if ROOT not in sys.path:  # MkDocs restores sys.path after loading this file
        sys.path.insert(0, ROOT)
    if _serving:
        _forget_program_if_changed()
    from macros.language.text import count
    from macros.loading import InvalidContentError
    from macros.publication import WrongContactError
    from macros.site import library_for, site_of
    from macros.taxonomy import BrokenTaxonomyError

    try:
        site_of(config)
        library_for(config)
    except WrongContactError as error:
        raise PluginError(f"\n{error}") from None
    except (InvalidContentError, BrokenTaxonomyError) as error:
        number = count(len(error.problems), "probleem", "problemen")
        raise PluginError(f"\n{error}\n\n{number}") from None
    _keep()
    return config


def _keep() -> None:
    """Let Python not look again and again whether what is there now can go: all is needed."""
    if not _serving:
        gc.freeze()


def _forget_program_if_changed() -> None:
    """Let the program be read again when one of its files changed; that takes time."""
    files = Path(__file__).parent.rglob("*")
    found = {path: path.stat().st_mtime_ns for path in files if path.suffix in _PROGRAM}
    if found != _program:
        _program.clear()
        _program.update(found)
        for name in [name for name in sys.modules if name.partition(".")[0] == "macros"]:
            del sys.modules[name]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that nobody wrote, each with its content file behind the edit link.

    And the files with data that the exports make, and one style sheet in the place of many. The
    scripts of the theme stay out: no page asks for them.
    """
    from macros.building.made_page import MadePage
    from macros.exports import edition_of
    from macros.pages import generated_pages
    from macros.publishing.styles import STYLES, joined
    from macros.site import library_for, site_of

    for file in [file for file in files if file.src_uri.startswith("assets/javascripts/")]:
        files.remove(file)
    styles = joined(Path(config.docs_dir), config.extra_css)
    files.append(File.generated(config, STYLES, content=styles))
    config.extra_css = [STYLES]
    library = library_for(config)
    _edition[:] = [edition_of(library, site_of(config))]
    _exported[:] = [
        File.generated(config, export.path, content=export.content)
        for export in (() if _serving else _edition[0].files())
    ]
    for file in _exported:
        files.append(file)
    for made in generated_pages(library):
        file = File.generated(config, made.path, content=made.text)
        MadePage(made, file, config)
        files.append(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell the theme whether this is `mkdocs serve`, which puts a script of its own in a page.

    And let it make the frame around generated pages once, unless `EVERY_FRAME_ANEW` is set.
    """
    from macros.building.frame import frame_part
    from macros.building.made_page import made_pages
    from macros.compiled import prepared

    prepared(env)
    env.filters["striptags"] = lru_cache(maxsize=1_000)(env.filters["striptags"])  # of headings
    sections = {page.file.src_uri: page.made.section for page in made_pages(files)}
    env.globals["is_served"] = _serving
    env.globals["frame_part"] = frame_part({} if os.environ.get("EVERY_FRAME_ANEW") else sections)
    for waiting in _waiting:
        waiting.take(env)
    _keep()
    return env


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Join the made pages to the others; while serving none is made yet (besluiten/0017)."""
    from macros.building.made_page import join

    join(files)
    _date(files, config)
    if _serving:
        from macros.building.serving import Waiting

        _waiting[:] = [Waiting(config, files, nav, _edition[0])]
    return nav


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Have each page made when a browser asks for it."""
    from macros.building.serving import Server

    watched = filter(None, [config.docs_dir, config.config_file_path])
    return Server(lambda: _waiting[0]).attach(server, list(watched))


def _date(files: Files, config: MkDocsConfig) -> None:
    """Date each written page by its content, if that is known; MkDocs itself takes the clock."""
    from macros.building.made_page import MadePage
    from macros.pages import changes_of_sections
    from macros.site import library_for

    known = changes_of_sections(library_for(config))
    for file in files.documentation_pages():
        if file.page and not isinstance(file.page, MadePage):
            file.page.update_date = known.get(file.src_uri, "")


def on_pre_template(template: Any, template_name: str, config: MkDocsConfig) -> Any:
    """Let go of the exports: MkDocs has just written them, and goes on to the pages."""
    for file in _exported:
        file.content_bytes = b""
    if _exported:
        _edition[0].let_go()
        _exported.clear()
    return template


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let tables and code scroll, and explain words on a page of knowledge."""
    from macros.building.fragments import scrollable
    from macros.building.made_page import MadePage
    from macros.language.glossary import explained

    path = page.file.src_uri
    if _FAILED.search(html):  # looked for here, where nothing of the content is in the page yet
        raise PluginError(f"docs/{path}: een bouwsteen is mislukt; de reden staat hierboven")
    if path.startswith("kennis/") and not isinstance(page, MadePage):
        html = str(explained(Markup(html), set()))
    return scrollable(html)


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Put the components' HTML in; say what the page is about as data too, in its head."""
    from macros.building.made_page import MadePage
    from macros.publishing.linked_data import Described, linked_data
    from macros.site import fragments, trail_of

    page.content, contents = fragments.put_in(page.file.src_uri, page.content or "")
    if contents:
        page.toc = contents
    generated = page.made if isinstance(page, MadePage) else None
    if generated and generated.moved_to:
        return context
    described = Described(
        page.url,
        generated.title if generated else str(page.title),
        generated.description
        if generated
        else page.meta.get("description") or config.site_description or "",
        trail_of(page, nav),
        generated.entry if generated else None,
    )
    context["linked_data"] = linked_data(_edition[0], described)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let go of what was on the page: it has been written, and there may be thousands."""
    page.content = None
    page.toc = TableOfContents([])
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Refuse a site with active content that nobody put there; make it searchable; sign it off."""
    from macros.exports import forget_edition
    from macros.models import KINDS
    from macros.publishing.build_record import write_record
    from macros.publishing.search import build_index
    from macros.publishing.tripwire import alarms
    from macros.site import library_for

    if _serving:
        _waiting[0].release()
        return
    gc.unfreeze()
    if found := alarms(Path(config.site_dir)):
        raise PluginError("\n" + "\n".join(found))
    forget_edition()
    build_index(Path(config.site_dir))
    library = library_for(config)
    content = {kind.folder: len(library.all(kind)) for kind in KINDS}
    write_record(Path(config.site_dir), content, config.extra.get("commit") or "")
