"""What a page may call as `{{ name(...) }}`: every component by its name, one module each."""

import pkgutil
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Concatenate, ParamSpec

from macros.rendering import Context, Fragment

P = ParamSpec("P")
Component = Callable[..., Fragment]

_registry: dict[str, Component] = {}


def component(
    function: Callable[Concatenate[Context, P], Fragment],
) -> Callable[Concatenate[Context, P], Fragment]:
    """Register a function as the component of its own name."""
    _registry[function.__name__] = function
    return function


@lru_cache(maxsize=1)
def all_components() -> Mapping[str, Component]:
    """Every component by its name."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(_registry.items()))
