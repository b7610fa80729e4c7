"""Translated templates are kept, and translated anew when the program says something else."""

from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import BytecodeCache, DictLoader, Environment

from macros.compiled import kept_in

TEMPLATE = "{{ 'evidence' | word }}"  # fixed, so Jinja works it out while translating


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A program whose one word stands in a file."""
    (tmp_path / "macros").mkdir()
    (tmp_path / "macros" / "words.yml").write_text("bewijs", "utf-8")
    return tmp_path


def _said(root: Path, kept: BytecodeCache | None) -> str:
    environment = Environment(
        autoescape=True, loader=DictLoader({"page": TEMPLATE}), bytecode_cache=kept
    )
    environment.filters["word"] = lambda _: (root / "macros" / "words.yml").read_text("utf-8")
    return environment.get_template("page").render()


def test_a_template_is_translated_once(root: Path) -> None:
    _said(root, kept_in(root / "kept", root))
    with patch.object(Environment, "compile", side_effect=AssertionError("translated again")):
        assert _said(root, kept_in(root / "kept", root)) == "bewijs"


@pytest.mark.parametrize("changed", ["macros/words.yml", "macros/source/new.py", "uv.lock"])
def test_all_templates_are_translated_anew_when_program_or_libraries_change(
    root: Path, changed: str
) -> None:
    _said(root, kept_in(root / "kept", root))
    (root / changed).parent.mkdir(exist_ok=True)
    (root / changed).write_text("aanwijzing", "utf-8")
    kept = kept_in(root / "kept", root)
    with (
        patch.object(Environment, "compile", side_effect=NotImplementedError),
        pytest.raises(NotImplementedError),
    ):
        _said(root, kept)
    assert _said(root, kept) == (root / "macros" / "words.yml").read_text("utf-8")


def test_what_another_program_kept_is_thrown_away(root: Path) -> None:
    _said(root, kept_in(root / "kept", root))
    before = set((root / "kept").iterdir())
    (root / "macros" / "words.yml").write_text("aanwijzing", "utf-8")
    _said(root, kept_in(root / "kept", root))
    assert before
    assert before.isdisjoint((root / "kept").iterdir())


def test_nothing_is_kept_where_nothing_can_be_written(root: Path) -> None:
    kept = kept_in(root / "macros" / "words.yml" / "kept", root)
    assert kept is None
    assert _said(root, kept) == "bewijs"
