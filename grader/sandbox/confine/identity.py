"""Who a worker is: a uid that nobody else has, no capabilities, and no way back to them."""

import contextlib
import os
import struct
from typing import Final

from grader.sandbox.confine import linux

UID_BASE: Final = 1_879_048_192
"""Far above what systems hand out; a worker's uid adds its process number, so no two alive share one."""

_SMALL_BASE: Final = 30_000
_SMALL_RANGE: Final = 20_000
_LAST_CAPABILITY: Final = 63
_DAC_READ_SEARCH: Final = 2
_CAPABILITY_VERSION: Final = 0x20080522


def unused_uid() -> int:
    """Return the uid of this worker, from its process number; raise OSError where no range is mapped.

    To be asked while /proc is still the host's: there the number is unique, in an own pid namespace it is
    always 1.
    """
    process = int(os.readlink("/proc/self"))
    # A container may map a few ids only; then the range is small, and the pid namespaces keep twins apart.
    small = _SMALL_BASE + process % _SMALL_RANGE
    for uid in (UID_BASE + process, small):
        if _is_mapped("uid_map", uid) and _is_mapped("gid_map", uid):
            return uid
    raise OSError(22, "this user namespace maps no uid that is free for workers")


def has_uids_to_give() -> bool:
    """Tell whether this process is root with a range of uids, unlike the root of a container of one user."""
    try:
        return os.geteuid() == 0 and unused_uid() > 0
    except OSError:
        return False


def _is_mapped(name: str, number: int) -> bool:
    with open(f"/proc/self/{name}", encoding="utf-8") as lines:
        ranges = [line.split() for line in lines]
    return any(int(first) <= number < int(first) + int(count) for first, _, count in ranges)


def become(uid: int, *, keep_search: bool) -> None:
    """Change to `uid` and the group of the same number, without other groups, for good; raise OSError.

    `keep_search`: one right of root stays, see `clear_capabilities`.
    """
    if keep_search:
        linux.prctl(linux.PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    if os.getresuid() != (uid, uid, uid) or os.getresgid() != (uid, uid, uid):
        raise OSError(1, f"the process is still {os.getresuid()}")
    if keep_search:  # at once: the way to the scratch folder may be root's alone as well
        clear_capabilities(keep_search=True)


def drop_bounding_set() -> None:
    """Take away every capability that a program could give; only a process that may do so needs it."""
    # The first refusal ends it: EINVAL past the last one, or EPERM for an ordinary user, where no_new_privs
    # closes the same door.
    with contextlib.suppress(OSError):
        for capability in range(_LAST_CAPABILITY + 1):
            linux.prctl(linux.PR_CAPBSET_DROP, capability)


def clear_capabilities(*, keep_search: bool) -> None:
    """Give up all capabilities: effective, permitted, inheritable and ambient; raise OSError.

    `keep_search`: but for CAP_DAC_READ_SEARCH, which lets a process read what its uid may not, and no more.
    """
    linux.prctl(linux.PR_CAP_AMBIENT, linux.PR_CAP_AMBIENT_CLEAR_ALL)
    header = struct.pack("=Ii", _CAPABILITY_VERSION, 0)
    kept = 1 << _DAC_READ_SEARCH if keep_search else 0
    linux.call("capset", header, struct.pack("=6I", kept, kept, 0, 0, 0, 0))


def forbid_new_privileges() -> None:
    """Make sure that no program that is started has more rights than this process; raise OSError."""
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)


def shield_self() -> None:
    """Keep other processes of the same user from this one's memory, environment and open files.

    For trusted processes that live beside workers; it does not keep them from signals. Does nothing where the
    system is not Linux. What it sets passes on to children by fork.
    """
    with contextlib.suppress(OSError):
        linux.prctl(linux.PR_SET_DUMPABLE, 0)
