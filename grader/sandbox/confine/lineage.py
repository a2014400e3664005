"""A worker's tree without a control group: followed from parent to child, measured and ended by its host.

It is looked at again and again, so what happens between two looks goes unseen: a process that leaves its
parent at once is found as an orphan, which the host adopts and ends with the worker.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from typing import Final

from grader.sandbox.confine import linux
from grader.sandbox.confine.layers import Excess
from grader.sandbox.limits import KIB, MIB, Limits

_ROUNDS: Final = 100
"""How often a tree is killed anew while it still forks."""
_SHARED: Final = 16 * MIB
"""What a child may share with the worker before it counts: the worker's own objects at the fork."""


def can_be_followed() -> bool:
    """Tell whether the kernel tells the children of a process."""
    return sys.platform == "linux" and os.path.exists("/proc/thread-self/children")


def adopt_orphans() -> None:
    """Become the parent of what workers leave behind, so that it can be found."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)


def end_strays(host: int, known: set[int]) -> None:
    """End the orphans that `host` has adopted and that are in no tree: nobody saw where they came from."""
    for one in set(children(host)) - known:
        kill(one)


class Lineage:
    """The tree as far as it can be followed; see `tree.Tree`.

    `own_numbers`: the worker's processes have a pid namespace, and end with its first process.
    """

    watched = True

    def __init__(self, limits: Limits, *, own_numbers: bool) -> None:
        self._limits = limits
        self._own_numbers = own_numbers
        self._worker = 0
        self._known: set[int] = set()
        # every member of the tree shows the pages that it was forked with
        self._inherited = _resident("self")

    @property
    def members(self) -> set[int] | None:
        """Return who was in the tree at the last look; None where orphans end with a pid namespace."""
        return None if self._own_numbers else self._known

    def enter(self) -> None:
        """Do nothing: a child is known by its parent."""

    def follow(self, worker: int) -> None:
        """Start at this process."""
        self._worker = worker
        self._known = {_number_in_proc(worker)}

    def excess(self) -> Excess | None:
        """Return which limit of the whole tree was reached: sizes are bytes, threads count as processes."""
        members = self._members()
        if sum(_tasks(one) for one in members) > self._limits.threads:
            return "processes"
        held = sum(max(0, _resident(one) - self._inherited - _SHARED) for one in members)
        if held <= self._limits.memory_bytes:
            return None
        # who shares what takes longer to tell; the parts of what was inherited add up to all of it at most
        parts = [_proportional(one) for one in members]
        if None not in parts:
            held = sum(part or 0 for part in parts) - self._inherited
        return "memory" if held > self._limits.memory_bytes else None

    def kill(self) -> None:
        """End the worker, and then whatever else is left, until nothing is."""
        if not self._worker:  # it was never forked; number 0 would mean this process's own group
            return
        kill(self._worker)
        if self._own_numbers:
            return
        for _ in range(_ROUNDS):
            members = self._members()
            if not members:
                return
            for one in members:
                kill(one)

    def close(self) -> None:
        """End what the worker left behind."""
        self.kill()

    def _members(self) -> set[int]:
        """Return who lives: all that were known, with their children to any depth."""
        found: set[int] = set()
        waiting = [one for one in self._known if _lives(one)]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += children(one)
        self._known = found
        return found


def children(process: int) -> list[int]:
    """Return the children of a process; none where it has ended."""
    found: list[int] = []
    for line in _lines(f"/proc/{process}/task", "children"):
        found += map(int, line.split())
    return found


def _lines(folder: str, name: str) -> Iterator[str]:
    with contextlib.suppress(OSError):
        for task in os.listdir(folder):
            with contextlib.suppress(OSError), open(f"{folder}/{task}/{name}", encoding="ascii") as file:
                yield file.read()


def _tasks(process: int) -> int:
    try:
        return len(os.listdir(f"/proc/{process}/task"))
    except OSError:
        return 0


def _resident(process: int | str) -> int:
    """Return the bytes that a process holds in memory, shared ones included; 0 where it has ended."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as line:
            return int(line.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _proportional(process: int) -> int | None:
    """Return the bytes of a process, what n share counted as 1/n; None where the kernel does not tell."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as lines:
            return sum(int(line.split()[1]) * KIB for line in lines if line.startswith(("Pss:", "SwapPss:")))
    except OSError:
        return None


def _lives(process: int) -> bool:
    """Tell whether a process has not ended, and is no zombie."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as line:
            return line.read().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


def _number_in_proc(process: int) -> int:
    """Return a child's number as /proc has it, which may be that of an outer pid namespace."""
    descriptor = os.pidfd_open(process)
    try:
        with open(f"/proc/self/fdinfo/{descriptor}", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("Pid:"))
    except (OSError, StopIteration):
        return process
    finally:
        os.close(descriptor)


def kill(process: int) -> None:
    """End a process that may be gone already."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(process, signal.SIGKILL)
