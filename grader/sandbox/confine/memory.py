"""The memory limit of a worker: a cap on its address space.

A control group would count pages in use instead, and all kinds of them. Where one is writable it can take
this place: the host would make the group, and a worker would join it here, before anything else is given up.
"""

import contextlib
import ctypes
import os
import resource
from typing import Final

from grader.sandbox.confine.rlimits import lower

_M_ARENA_MAX: Final = -8


def mapped_bytes() -> int:
    """Return the size of this process's address space, in bytes; raise OSError where /proc is silent."""
    with open("/proc/self/statm", encoding="utf-8") as line:
        return int(line.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def limit_address_space(present: int, budget: int) -> None:
    """Allow `budget` bytes on top of the `present` ones; what goes beyond is a MemoryError. Raise OSError.

    A fixed limit would not do: a process that has torch loaded maps gigabytes that it never touches.
    """
    _share_arenas()
    lower(resource.RLIMIT_AS, present + budget)


def _share_arenas() -> None:
    """Keep glibc from reserving 64 MiB of address space for each thread, which would use up the budget."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 2)


def be_killed_first() -> None:
    """Ask the kernel to end this process before others when the machine runs out of memory."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="utf-8") as file:
        file.write("1000")
