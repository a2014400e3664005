"""The processes of one worker, taken together: how much memory they use, how many they are, and their end.

Where the filter on system calls holds, a worker is one process, and its limit on address space bounds all
that it can use. Without the filter it may fork, and each child has that limit anew: then the whole tree is
held, by a control group where one can be made (`groups`), else by looking at it again and again (`lineage`).
"""

import contextlib
import os
import signal
from typing import Protocol

from grader.sandbox.confine import groups
from grader.sandbox.confine.layers import Excess, Plan
from grader.sandbox.confine.lineage import Lineage, can_be_followed


class Tree(Protocol):
    """The processes of one worker; made before it is forked, closed after it was reaped."""

    watched: bool
    """Whether `excess` must be asked again and again while the worker lives."""

    @property
    def members(self) -> set[int] | None:
        """Return who was in it at the last look; None where orphans need not be told apart by that."""

    def enter(self) -> None:
        """Join it: called in the worker, before anything is given up. Raise OSError."""

    def follow(self, worker: int) -> None:
        """Note the worker's process number: called by its host, after the fork."""

    def excess(self) -> Excess | None:
        """Return which limit of the whole tree was reached, if one was."""

    def kill(self) -> None:
        """End all its processes."""

    def close(self) -> object:
        """End what is left of it after the worker, and remove what was made for it."""


def make_tree(plan: Plan) -> Tree:
    """Return the tree of the next worker of `plan`; to be called in the host, before the fork."""
    if "seccomp" in plan.layers or "memory" not in plan.layers or not can_be_followed():
        return _Single()
    group = groups.make_group(plan.limits)
    return group if group is not None else Lineage(plan.limits, own_numbers="pid_ns" in plan.layers)


class _Single:
    """A worker that cannot fork, or a system on which nothing more can be known."""

    watched = False
    members = None

    def __init__(self) -> None:
        self._worker = 0

    def enter(self) -> None:
        return

    def follow(self, worker: int) -> None:
        self._worker = worker

    def excess(self) -> Excess | None:
        return None

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._worker, signal.SIGKILL)

    def close(self) -> None:
        return
