"""Namespaces of a worker: what it cannot see, it can neither read nor signal."""

import os
from typing import Final

from grader.sandbox.confine import linux

FLAGS: Final = {
    "user_ns": linux.CLONE_NEWUSER,
    "pid_ns": linux.CLONE_NEWPID,
    "net_ns": linux.CLONE_NEWNET,
    "ipc_ns": linux.CLONE_NEWIPC,
    "uts_ns": linux.CLONE_NEWUTS,
    "mount_ns": linux.CLONE_NEWNS,
}


def enter(layer: str) -> None:
    """Move this process into a new namespace of the kind of `layer`; raise OSError."""
    linux.unshare(FLAGS[layer])


def enter_user_namespace(also: int = 0) -> None:
    """Move into a new user namespace, with this user only, who has all capabilities; raise OSError.

    `also` are the flags of further namespaces that shall belong to it.
    """
    uid, gid = os.geteuid(), os.getegid()
    dumpable = linux.prctl(linux.PR_GET_DUMPABLE)
    # A process that may not be dumped does not own its files below /proc, so it could not write its maps.
    linux.prctl(linux.PR_SET_DUMPABLE, 1)
    linux.unshare(linux.CLONE_NEWUSER | also)
    linux.write_proc({"setgroups": "deny"})
    linux.write_proc({"uid_map": f"{uid} {uid} 1\n", "gid_map": f"{gid} {gid} 1\n"})
    linux.prctl(linux.PR_SET_DUMPABLE, dumpable)


def is_first_process() -> bool:
    """Tell whether this process is the first of its pid namespace."""
    return os.getpid() == 1
