"""What must hold between entries: every check by its code, discovered from the modules here.

A check is a plain function, and the `CHECKS` of its module gives it its code. A decorator would
hide what it does from `make mutate`.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from importlib import import_module

from macros.library import Library
from macros.source.diagnostics import Problem

Check = Callable[[Library], Iterator[Problem]]


@lru_cache(maxsize=1)
def all_checks() -> Mapping[str, Check]:
    """Every check by its code, in the order of the codes; its problems get that code."""
    checks: dict[str, Check] = {}
    for module in pkgutil.iter_modules(__path__):
        checks |= import_module(f"{__name__}.{module.name}").CHECKS
    return {code: partial(_run, code, checks[code]) for code in sorted(checks)}


def _run(code: str, check: Check, library: Library) -> Iterator[Problem]:
    for problem in check(library):
        yield replace(problem, code=code)
