"""Resource limits of a worker that count things: files, threads, processor time."""

import resource
from collections.abc import Collection
from typing import Final

from grader.sandbox.limits import Limits

_MARGIN: Final = 256


def set_limits(limits: Limits, *, own_count: bool, loosened: Collection[str] = ()) -> None:
    """Lower the limits of this process for good, but those named in `loosened`; raise OSError or ValueError.

    `own_count`: nobody else counts as the same user, so that the number of threads can be held exactly.
    Otherwise all of the user's processes count, and the limit is what runs on the machine now and a margin.
    """
    threads = limits.threads if own_count else limits.threads + _running() + _MARGIN
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_CPU": limits.cpu_seconds,
        "RLIMIT_FSIZE": limits.file_bytes,
        "RLIMIT_NOFILE": limits.descriptors,
        "RLIMIT_NPROC": threads,
        "RLIMIT_MEMLOCK": 0,
    }
    for name, value in wanted.items():
        if name not in loosened:
            lower(getattr(resource, name), value)


def lower(kind: int, value: int) -> None:
    """Set one soft and hard limit to `value`, or leave it where it is lower already."""
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, value))


def _running() -> int:
    """Return the number of threads on the machine, an upper bound of those of this user."""
    try:
        with open("/proc/loadavg", encoding="utf-8") as line:
            return int(line.read().split()[3].split("/")[1])
    except (OSError, ValueError, IndexError):
        return 4096
