"""The templates of a page become plain data, from which a browser can show what is being written.

The browser works on the tree that Jinja itself makes of a template, so that the preview of a form
and the page of the site have one source (docs/techniek/besluiten/0011).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes
from markupsafe import Markup

from macros.rendering import environment

_NOT_NEEDED = {"ctx", "environment", "with_context", "ignore_missing", "scoped", "required"}
_NAMING = (nodes.Import, nodes.Include)


def trees_of(names: Iterable[str], without: Iterable[str] = ()) -> dict[str, Any]:
    """The tree of each template called `names`, and of what they include, but for `without`."""
    found: dict[str, Any] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found or name in without:
            continue
        loader = environment().loader
        assert loader is not None
        source, _, _ = loader.get_source(environment(), name)
        tree = environment().parse(source)
        found[name] = _plain(tree.body)
        waiting += _named_in(tree)
    return dict(sorted(found.items()))


def _named_in(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(_NAMING):
        name = getattr(node, "template", None)
        if isinstance(name, nodes.Const):
            yield name.value


def _plain(value: Any) -> Any:
    if isinstance(value, nodes.Node):
        parts = {name: part for name, part in value.iter_fields() if name not in _NOT_NEEDED}
        said = {name: _plain(part) for name, part in parts.items() if part not in (None, [])}
        return {"is": type(value).__name__, **said}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Markup) else value
