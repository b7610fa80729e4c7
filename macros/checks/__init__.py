"""What must hold between entries: every check by its code, discovered from the modules here."""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import import_module

from macros.diagnostics import Problem
from macros.library import Library

Check = Callable[[Library], Iterator[Problem]]

_registry: dict[str, Check] = {}


def check(code: str) -> Callable[[Check], Check]:
    """Register a function as the check called `code`; its problems get that code."""

    def register(function: Check) -> Check:
        def run(library: Library) -> Iterator[Problem]:
            for problem in function(library):
                yield replace(problem, code=code)

        run.__doc__ = function.__doc__
        _registry[code] = run
        return run

    return register


@lru_cache(maxsize=1)
def all_checks() -> Mapping[str, Check]:
    """Every check by its code."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(_registry.items()))
