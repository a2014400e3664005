"""No layer is decoration: what it denies works without any, is denied with all, and works without it alone.

`python -m tests.sandbox.confine.matrix` prints what is tested here.
"""

from pathlib import Path

import pytest

from grader.sandbox.confine import LAYERS, landlock
from tests.sandbox.confine.matrix import ROWS, Mode, line, modes, rows_of
from tests.sandbox.confine.world import World, world

LIMITS = ("RLIMIT_CORE", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_MEMLOCK", "RLIMIT_NOFILE", "RLIMIT_NPROC")


@pytest.fixture(scope="module")
def around():
    with world() as made:
        yield made


@pytest.fixture(scope="module")
def offered_modes() -> dict[str, Mode]:
    return {mode.name: mode for mode in modes()}


@pytest.mark.parametrize("who", ["root", "user"])
@pytest.mark.parametrize("tier", ["full", "reduced", "process"])
def test_each_layer_does_its_work_and_no_more(
    offered_modes: dict[str, Mode], around: World, tier: str, who: str
) -> None:
    mode = offered_modes.get(f"{tier}, {who}")
    rows = rows_of(mode) if mode is not None else []
    if mode is None or not rows:
        pytest.skip("this machine, or this user, cannot have that")
    lines = [line(mode, row, around) for row in rows]

    assert [one.cells() for one in lines if one.possible and not one.holds] == []
    assert [one.row.name for one in lines if not one.possible and one.row.layer != "seccomp"] == []


def test_every_layer_is_in_the_matrix() -> None:
    assert {row.layer for row in ROWS} == set(LAYERS)


def test_every_right_and_every_limit_is_in_the_matrix() -> None:
    parts = {row.part for row in ROWS}

    assert {*landlock.FILES, *landlock.TCP, *landlock.SCOPES, *LIMITS} - parts == set()


def test_every_line_is_in_the_document() -> None:
    text = (Path(__file__).parents[3] / "docs" / "security.md").read_text(encoding="utf-8")

    assert [row.name for row in ROWS if f"| {row.name} | {row.operation} |" not in text] == []
