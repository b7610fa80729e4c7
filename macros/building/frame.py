"""The frame around a page becomes text once for all pages that have the same one.

Thousands of entries have the same menu, header and foot. Rendering those again for each took a
sixth of a build.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup


def frame_part(sections: Mapping[str, str]) -> Callable[..., Markup]:
    """A function for templates that renders a part of the theme, or gives it again.

    A template asks for a file of the theme by its path, or for a block of Material's own with the
    `super` that makes it.

    `sections` gives for each generated page the written page that it belongs under, both by their
    path. Two generated pages below the same page and as deep in the site have the same frame; a
    written page has a frame of its own.
    """
    kept: dict[tuple[Any, ...], Markup] = {}

    @pass_context
    def part(scope: Context, name: str, block: Callable[[], str] | None = None) -> Markup:
        page = scope.get("page")
        section = sections.get(page.file.src_uri) if page else None
        key = (name, section, page.url.count("/")) if section else None
        if key in kept:
            return kept[key]
        html = Markup(
            block() if block else scope.environment.get_template(name).render(scope.get_all())
        )
        if key:
            kept[key] = html
        return html

    return part
