"""The program of the Kenniscentrum; mkdocs-macros asks it for the components."""

from typing import Any


def define_env(env: Any) -> None:
    """Offer the components to the pages."""
    from macros.site import register_components

    register_components(env)
