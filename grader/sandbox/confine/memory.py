"""The memory limit of a worker: a cap on its address space.

A control group would count pages in use instead, and all kinds of them. Where one is writable it can take this place: the
host would make the group, and a worker would join it here, before anything else is given up.
"""

import contextlib
import os
import resource

from grader.sandbox.confine.rlimits import lower


def mapped_bytes() -> int:
    """Return the size of this process's address space, in bytes; raise OSError where /proc does not tell it."""
    with open("/proc/self/statm", encoding="ascii") as line:
        return int(line.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def limit_address_space(present: int, budget: int) -> None:
    """Allow `budget` bytes on top of the `present` ones; what goes beyond is a MemoryError. Raise OSError.

    A fixed limit would not do: a process that has torch loaded maps gigabytes that it never touches.
    """
    lower(resource.RLIMIT_AS, present + budget)


def be_killed_first() -> None:
    """Ask the kernel to end this process before others when the machine runs out of memory."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
        file.write("1000")
