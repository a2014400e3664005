"""Version 2 of control groups: the names and values as the kernel's document has them, and a real hierarchy.

Where the memory controller is bound to version 1, no kernel checks what version 2 is told of memory. So that
is checked on plain files; entering, ending and removing are tried on any hierarchy of version 2 there is.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.sandbox.confine import groups
from grader.sandbox.confine.groups import Group, Parent
from grader.sandbox.limits import MIB, Limits

LIMITS = Limits(memory_bytes=100 * MIB, scratch_bytes=10 * MIB, threads=6)


def group_of_files(folder: Path, *, counts_processes: bool = True) -> Group:
    return Group(str(folder), Parent(str(folder.parent), 2, counts_processes), LIMITS.threads)


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="ascii") for path in folder.iterdir()}


def test_limits_are_written_as_bytes_and_numbers(tmp_path: Path) -> None:
    """The slack is 64 MiB; scratch files are memory, too. Nothing may be swapped out instead."""
    group_of_files(tmp_path).set_limits(LIMITS)

    assert files(tmp_path) == {
        "memory.max": str(174 * MIB),
        "memory.swap.max": "0",
        "pids.max": "6",
    }


def test_the_number_of_processes_is_limited_only_where_its_controller_is_handed_down(tmp_path: Path) -> None:
    group_of_files(tmp_path, counts_processes=False).set_limits(LIMITS)

    assert "pids.max" not in files(tmp_path)


def test_who_enters_and_how_all_are_ended_is_written(tmp_path: Path) -> None:
    group = group_of_files(tmp_path)
    group.enter()
    group.kill()

    assert files(tmp_path) == {"cgroup.procs": "0", "cgroup.kill": "1"}


@pytest.mark.parametrize(("killed", "found"), [(0, None), (2, "memory")])
def test_the_kernels_count_of_kills_tells_that_memory_ran_out(
    tmp_path: Path, killed: int, found: str | None
) -> None:
    events = f"low 0\nhigh 0\nmax 7\noom 1\noom_kill {killed}\noom_group_kill 0\n"
    (tmp_path / "memory.events").write_text(events, encoding="ascii")

    assert group_of_files(tmp_path).excess() == found


def test_groups_are_made_below_the_nearest_that_hands_the_memory_down(tmp_path: Path) -> None:
    own = tmp_path / "user.slice" / "session.scope"
    own.mkdir(parents=True)
    for folder, controllers in ((own, ""), (own.parent, "memory pids\n"), (tmp_path, "cpu memory\n")):
        (folder / "cgroup.subtree_control").write_text(controllers, encoding="ascii")
    found = list(groups._handing_down(str(tmp_path), str(own)))

    assert found == [
        Parent(str(own.parent), 2, counts_processes=True),
        Parent(str(tmp_path), 2, counts_processes=False),
    ]


@pytest.fixture
def real() -> Iterator[Group]:
    for kind, _, point, _ in groups._mounts():
        if kind == "cgroup2":
            made = groups._make(Parent(point, 2, counts_processes=False), LIMITS.threads)
            if made is not None:
                yield made
                made.close()
                return
    pytest.skip("no hierarchy of version 2 that may be written")


def test_a_real_group_of_version_2_ends_all_that_entered_it_and_goes(real: Group) -> None:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        real.enter()
        os.fork()
        os.write(writer, b"x")
        signal.pause()
    os.close(writer)
    for _ in range(2):
        os.read(reader, 1)
    real.kill()

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert os.read(reader, 1) == b""  # nobody holds the other end any more
    assert real.close() is True
    os.close(reader)
