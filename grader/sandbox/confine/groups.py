"""Control groups: the kernel counts the memory of a worker's whole tree, whatever kind of memory it is.

A group is made below the nearest one, upwards from the host's own, that hands the memory controller down and
may be written: as root, or where the system has delegated one (systemd does to each user's session). Both
versions of the kernel's interface are known; version 1 has a file system for each controller.
"""

import contextlib
import itertools
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from grader.sandbox.confine.layers import Excess
from grader.sandbox.confine.lineage import kill
from grader.sandbox.limits import MIB, Limits

PREFIX: Final = "grader-worker-"
_SLACK: Final = 64 * MIB
"""For pages that a child copies when it writes to what it was forked with, and for the kernel's own."""
_ROUNDS: Final = 200
_PAUSE: Final = 0.005


@dataclass(frozen=True)
class Parent:
    """A group below which others can be made, and how its version calls things."""

    folder: str
    version: Literal[1, 2]
    counts_processes: bool
    """Whether the group can limit the number of processes as well."""


_numbers: Final = itertools.count(1)


def _new_name(folder: str) -> str:
    """Return a name with the number that /proc has for this process: in its own namespace it may be 1."""
    return f"{folder}/{PREFIX}{os.readlink('/proc/self')}-{next(_numbers)}"


def make_group(limits: Limits) -> "Group | None":
    """Return a group with these limits, or None where this process may make none."""
    parent = parent_group()
    if parent is None:
        return None
    group = _make(parent, limits.threads)
    if group is None:
        return None
    try:
        group.set_limits(limits)
    except OSError:
        group.close()
        return None
    return group


def _make(parent: Parent, processes: int) -> "Group | None":
    """Return a new group without limits; None where this process may make none."""
    folder = _new_name(parent.folder)
    try:
        os.mkdir(folder)
    except OSError:
        return None
    return Group(folder, parent, processes)


class Group:
    """A worker's tree as a control group; see `tree.Tree`."""

    watched = True
    members = None

    def __init__(self, folder: str, parent: Parent, processes: int) -> None:
        self._folder, self._parent, self._processes = folder, parent, processes

    def set_limits(self, limits: Limits) -> None:
        """Give the group its limits; raise OSError."""
        most = limits.memory_bytes + limits.scratch_bytes + _SLACK
        if self._parent.version == 1:
            self._write("memory.limit_in_bytes", str(most))
            return
        self._write("memory.max", str(most))
        with contextlib.suppress(OSError):  # a kernel that cannot swap has no such file
            self._write("memory.swap.max", "0")
        if self._parent.counts_processes:
            self._write("pids.max", str(self._processes))

    def enter(self) -> None:
        """Move this process into the group; raise OSError."""
        self._write("cgroup.procs", "0")

    def follow(self, worker: int) -> None:
        """Do nothing: the worker has entered by itself."""

    def excess(self) -> Excess | None:
        """Return which limit was reached: the kernel ends a process where memory is out."""
        if self._killed_for_memory():
            return "memory"
        if self._parent.counts_processes:
            return None
        return "processes" if len(self._read("tasks").split()) > self._processes else None

    def _killed_for_memory(self) -> bool:
        name = "memory.oom_control" if self._parent.version == 1 else "memory.events"
        fields = [line.split() for line in self._read(name).splitlines()]
        return any(field[0] == "oom_kill" and field[1] != "0" for field in fields if len(field) == 2)

    def kill(self) -> None:
        """End all processes of the group."""
        if self._parent.version == 2:
            with contextlib.suppress(OSError):
                self._write("cgroup.kill", "1")
                return
        for line in self._read("cgroup.procs").split():
            kill(int(line))

    def close(self) -> bool:
        """End what is left and remove the group, which takes the kernel a moment; tell whether it is gone."""
        for _ in range(_ROUNDS):
            self.kill()
            try:
                os.rmdir(self._folder)
            except FileNotFoundError:
                return True
            except OSError:
                time.sleep(_PAUSE)
            else:
                return True
        return False

    def _read(self, name: str) -> str:
        try:
            with open(f"{self._folder}/{name}", encoding="ascii") as file:
                return file.read()
        except OSError:
            return ""

    def _write(self, name: str, text: str) -> None:
        with open(f"{self._folder}/{name}", "w", encoding="ascii") as file:
            file.write(text)


def can_make_groups() -> bool:
    """Tell whether workers' trees are held by control groups here."""
    return parent_group() is not None


@lru_cache(maxsize=1)
def parent_group() -> Parent | None:
    """Return the group below which workers' groups are made; None where there is none. Tried once."""
    if sys.platform != "linux":
        return None
    try:
        for parent in _candidates():
            if _takes_groups(parent):
                _sweep(parent.folder)
                return parent
    except OSError:
        pass
    return None


def _candidates() -> Iterator[Parent]:
    with open("/proc/self/cgroup", encoding="utf-8") as lines:
        own = [line.rstrip("\n").split(":", 2) for line in lines]
    for kind, options, point, root in _mounts():
        for _, controllers, path in own:
            if kind == "cgroup2" and not controllers:
                yield from _handing_down(point, _below(point, root, path))
            elif kind == "cgroup" and "memory" in options and "memory" in controllers.split(","):
                yield Parent(_below(point, root, path), 1, counts_processes=False)


def _mounts() -> Iterator[tuple[str, list[str], str, str]]:
    """Yield the kind, the options, the place and the root of each mount of control groups."""
    with open("/proc/self/mountinfo", encoding="utf-8") as lines:
        for line in lines:
            mount, _, rest = line.partition(" - ")
            kind, _, options = rest.split(maxsplit=2)
            if kind in ("cgroup", "cgroup2"):
                fields = mount.split()
                yield kind, options.strip().split(","), fields[4], fields[3]


def _below(point: str, root: str, path: str) -> str:
    """Return where a group lies on the disk, whose mount may show a part of the hierarchy only."""
    return (point + path.removeprefix(root.rstrip("/"))).rstrip("/")


def _handing_down(point: str, folder: str) -> Iterator[Parent]:
    """Yield the groups from `folder` upwards that let those below them limit memory."""
    while folder.startswith(point):
        with contextlib.suppress(OSError), open(f"{folder}/cgroup.subtree_control", encoding="ascii") as file:
            controllers = file.read().split()
            if "memory" in controllers:
                yield Parent(folder, 2, counts_processes="pids" in controllers)
        folder = os.path.dirname(folder)


def _takes_groups(parent: Parent) -> bool:
    """Make one, have a child enter it, and remove it: the rights of files do not tell all."""
    group = _make(parent, processes=1)
    if group is None:
        return False
    child = os.fork()
    if child == 0:
        try:
            group.enter()
            os._exit(0)
        finally:
            os._exit(1)
    entered = os.waitpid(child, 0)[1] == 0
    return group.close() and entered


def _sweep(folder: str) -> None:
    """Remove what hosts that were killed have left: groups of processes that are no more."""
    for name in os.listdir(folder):
        process = name.removeprefix(PREFIX).partition("-")[0]
        if name.startswith(PREFIX) and not os.path.exists(f"/proc/{process}"):
            with contextlib.suppress(OSError):
                os.rmdir(f"{folder}/{name}")
