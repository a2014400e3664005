"""How a worker ended, and whose doing that was: told by the zygote over the lease, understood by the session.

A worker that was killed is not at once the student's fault. The kernel kills where a limit of the worker's
own is reached, but also where the machine is out of memory; and a person may kill what they please.
"""

import os
import signal
from typing import Final, Literal, cast

from grader.sandbox.limits import Limits

Cause = Literal["own", "memory", "processes", "cpu", "machine", "outside"]
"""Its own end; a limit of the worker; the machine's memory; or somebody else who killed it."""

_MARGIN: Final = 0.5
"""Seconds by which the kernel may be early."""


def cause_of(
    status: int, cpu_seconds: float, limits: Limits, *, out_of_memory: bool, could_kill_itself: bool
) -> Cause:
    """Return why a worker ended that no limit of the whole tree had ended.

    `status` is the exit code or minus the signal, `out_of_memory` says whether the kernel has killed anything
    for the machine's memory meanwhile. The first process of a pid namespace cannot kill itself.
    """
    killed = status == -signal.SIGKILL
    if (killed or status == -signal.SIGXCPU) and cpu_seconds >= limits.cpu_seconds - _MARGIN:
        return "cpu"
    if killed and out_of_memory:
        return "machine"
    return "outside" if killed and not could_kill_itself else "own"


def kills_for_memory() -> int:
    """Return how often the kernel has killed for want of memory since it started; 0 where it does not say."""
    try:
        with open("/proc/vmstat", encoding="ascii") as lines:
            return next((int(line.split()[1]) for line in lines if line.startswith("oom_kill ")), 0)
    except OSError:
        return 0


def encode(status: int, cause: Cause) -> bytes:
    """Return what the lease carries."""
    return f"{status} {cause}".encode()


def decode(told: bytes) -> tuple[int, Cause]:
    """Return status and cause from what the lease carried."""
    status, _, cause = told.decode("ascii").partition(" ")
    return int(status), cast("Cause", cause)


def wait() -> tuple[int, int, float] | None:
    """Reap one child: its number, exit code or minus signal, and CPU seconds; None where none has ended."""
    try:
        pid, status, usage = os.wait4(-1, os.WNOHANG)
    except ChildProcessError:
        return None
    return (pid, os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime) if pid else None
