"""The processes of a worker taken together: by a control group, or by following them."""

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from grader.sandbox.confine import groups
from grader.sandbox.confine.lineage import Lineage, can_be_followed
from grader.sandbox.confine.tree import Tree
from grader.sandbox.limits import MIB, Limits

LIMITS = Limits(memory_bytes=100 * MIB, scratch_bytes=0, threads=6)
PATIENCE = 20.0


def make_lineage() -> Tree:
    if not can_be_followed():
        pytest.skip("the kernel does not tell the children of a process")
    return Lineage(LIMITS, own_numbers=False)


def make_group() -> Tree:
    group = groups.make_group(LIMITS)
    if group is None:
        pytest.skip("no control group can be made here")
    return group


@pytest.fixture(params=[make_lineage, make_group], ids=["lineage", "group"])
def tree(request: pytest.FixtureRequest) -> Iterator[Tree]:
    made = request.param()
    yield made
    made.close()


def run(tree: Tree, work: Callable[[], None]) -> int:
    """Fork a process that joins the tree, does its work and waits."""
    worker = os.fork()
    if worker == 0:
        try:
            tree.enter()
            work()
            signal.pause()
        finally:
            os._exit(0)
    tree.follow(worker)
    return worker


def wait_for_excess(tree: Tree) -> str | None:
    end = time.monotonic() + PATIENCE
    while (found := tree.excess()) is None and time.monotonic() < end:
        time.sleep(0.01)
    return found


def fork_each(number: int, work: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        for _ in range(number):
            if os.fork() == 0:
                kept = work()
                signal.pause()
                del kept

    return run


def test_memory_is_counted_over_all_processes(tree: Tree) -> None:
    worker = run(tree, fork_each(4, lambda: b"x" * (60 * MIB)))

    assert wait_for_excess(tree) == "memory"
    tree.kill()
    assert os.waitpid(worker, 0)[0] == worker


def test_processes_are_counted(tree: Tree) -> None:
    worker = run(tree, fork_each(10, lambda: None))
    counted = wait_for_excess(tree) if not _refuses_forks(tree) else "processes"
    tree.kill()
    os.waitpid(worker, 0)

    assert counted == "processes"


def _refuses_forks(tree: Tree) -> bool:
    """Tell whether the kernel itself holds the number: a fork then fails, and nothing is over."""
    parent = groups.parent_group()
    return isinstance(tree, groups.Group) and parent is not None and parent.counts_processes


def test_the_whole_tree_ends(tree: Tree) -> None:
    reader, writer = os.pipe()
    worker = run(tree, fork_each(3, lambda: os.write(writer, b"x")))
    os.close(writer)
    for _ in range(3):
        os.read(reader, 1)
    tree.excess()
    tree.kill()
    os.waitpid(worker, 0)
    tree.close()

    assert os.read(reader, 1) == b""  # nobody holds the other end any more
    os.close(reader)


def test_a_group_is_gone_afterwards() -> None:
    group = make_group()
    reader, writer = os.pipe()
    worker = run(group, lambda: print("x", file=os.fdopen(writer, "w"), flush=True))
    os.read(reader, 1)  # it has entered
    group.kill()
    os.waitpid(worker, 0)
    group.close()
    parent = groups.parent_group()

    assert parent is not None
    own = f"{groups.PREFIX}{os.readlink('/proc/self')}-"
    assert [name for name in os.listdir(parent.folder) if name.startswith(own)] == []
