"""The corpus read in this process, where a tool that puts mistakes in the program can see it."""

from pathlib import Path

import pytest

from macros.loading import examine
from macros.source.diagnostics import errors_of, on_one_line
from tests.hostile.corpus import corpus

SMALL = [one for one in corpus("refused") if one.group != "size" and one.says[-1][0] != "…"]


@pytest.mark.parametrize("group", sorted({hostile.group for hostile in SMALL}))
def test_a_file_is_refused_for_exactly_these_reasons(group: str, tmp_path: Path) -> None:
    for hostile in [one for one in SMALL if one.group == group]:
        root = tmp_path / hostile.stem
        root.mkdir()
        hostile.put(root)
        errors = errors_of(examine(root)[1])
        says = [f"{one.position.line}:{one.position.column} {one.code}" for one in errors]

        assert says == list(hostile.says), hostile.id
        assert {one.position.file for one in errors} <= {on_one_line(hostile.file), hostile.also}
