"""The corpus read in this process, where a tool that puts mistakes in the program can see it."""

from pathlib import Path

import pytest

from macros.diagnostics import errors_of
from macros.loading import examine
from tests.hostile.corpus import corpus

SMALL = [one for one in corpus("refused") if one.group != "size" and one.says[-1][0] != "…"]


@pytest.mark.parametrize("group", sorted({hostile.group for hostile in SMALL}))
def test_a_refused_file_is_refused_for_the_same_reasons_next_to_another(
    group: str, tmp_path: Path
) -> None:
    """Files of one group together: what is wrong with one is never said of another."""
    ours = [
        one for one in SMALL if one.group == group and not (one.link or one.special or one.also)
    ]
    for hostile in ours:
        (tmp_path / hostile.stem).mkdir()
        hostile.put(tmp_path / hostile.stem)
    for hostile in ours:
        errors = errors_of(examine(tmp_path / hostile.stem)[1])
        says = [f"{one.position.line}:{one.position.column} {one.code}" for one in errors]
        assert says == list(hostile.says), hostile.id
