"""What must hold between entries: every check by its code, discovered from the modules here.

A check is a plain function, and the `CHECKS` of its module gives it its code; `TIPS` does so for
one that only advises. A decorator would hide what it does from `make mutate`.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from importlib import import_module

from macros.library import Library
from macros.source.diagnostics import Problem, Severity

Check = Callable[[Library], Iterator[Problem]]


@lru_cache(maxsize=1)
def all_checks() -> Mapping[str, Check]:
    """Every check that stops a build, by its code and in that order; its problems get the code."""
    return _collected("CHECKS", Severity.ERROR)


@lru_cache(maxsize=1)
def all_tips() -> Mapping[str, Check]:
    """Every check that only advises, in the same way; a build need not ask for advice."""
    return _collected("TIPS", Severity.TIP)


def _collected(name: str, severity: Severity) -> dict[str, Check]:
    checks: dict[str, Check] = {}
    for module in pkgutil.iter_modules(__path__):
        checks |= getattr(import_module(f"{__name__}.{module.name}"), name, {})
    return {code: partial(_run, code, severity, checks[code]) for code in sorted(checks)}


def _run(code: str, severity: Severity, check: Check, library: Library) -> Iterator[Problem]:
    for problem in check(library):
        yield replace(problem, code=code, severity=severity)
