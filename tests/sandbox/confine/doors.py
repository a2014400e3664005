"""System calls that a student's code never needs, each a row of the matrix.

Each is called so that it ends with an error of its own, which says that the kernel was reached.
"""

import ctypes
import errno
import os
import shutil
import struct
from typing import Any, Final

from grader.sandbox.confine import linux
from tests.sandbox.confine.rows import (
    Row,
    Run,
    call,
    denied,
    in_scratch,
    map_memory,
    read_library,
    signal_self,
    start_threads,
)
from tests.sandbox.confine.world import World

_AT_FDCWD: Final = -100
_X32: Final = 0x40000000
_NO_KEY: Final = errno.ENOKEY


def _door(part: str, operation: str, run: Run, neighbour: Run = read_library, **more: Any) -> Row:
    return Row("seccomp", operation, run, neighbour, part=part, tiers=("full",), **more)


def _of_root(part: str, operation: str, run: Run) -> Row:
    """Return a row for what the kernel lets nobody do but root with all its rights."""
    return _door(part, operation, run, also=("uid", "capabilities"), users=("root",))


def _write_own_memory(world: World) -> int:
    buffer = ctypes.create_string_buffer(1)
    place = struct.pack("@PN", ctypes.addressof(buffer), 1)
    process = int(os.readlink("/proc/self")) if os.getppid() else os.getpid()
    return linux.call("process_vm_writev", process, place, 1, place, 1, 0)


def _call_x32(world: World) -> str:
    return f"is process {linux.by_number(_X32 | 39)}"


def _change_mode(world: World) -> str:
    return _changed(lambda: linux.call("fchmodat", _AT_FDCWD, b"own", 0o640))


def _change_open_mode(world: World) -> str:
    return _changed(lambda: linux.call("fchmod", os.open("own", os.O_RDONLY), 0o640))


def _change_time(world: World) -> str:
    return _changed(lambda: linux.call("utimensat", _AT_FDCWD, b"own", struct.pack("@4q", 1, 0, 1, 0), 0))


def _changed(change: Any) -> str:
    """Return that mode or time of a file did change: an answer alone says nothing."""
    with open("own", "w", encoding="utf-8"):
        before = os.stat("own")
    change()
    after = os.stat("own")
    if (before.st_mode, before.st_mtime) == (after.st_mode, after.st_mtime):
        raise denied("nothing was changed")
    return "changed"


def _change_file_of_root(world: World) -> str:
    path = world.path("secret")
    before = os.stat(path).st_mode
    os.chmod(path, 0o640)
    if os.stat(path).st_mode == before:
        raise denied("nothing was changed")
    return "changed"


def _copy(world: World) -> str:
    with open("first", "w", encoding="utf-8"):
        pass
    return os.path.basename(shutil.copy2("first", "second"))


DOORS: Final = (
    _of_root("bpf", "load a program into the kernel", call("bpf", 0, None, 0, reached=errno.EINVAL)),
    _door("keyctl", "look for a keyring", call("keyctl", 0, -3, 0, reached=_NO_KEY)),
    _door("add_key", "store a key", call("add_key", None, None, None, 0, 0, reached=errno.EFAULT)),
    _door("request_key", "ask for a key", call("request_key", None, None, None, 0, reached=errno.EFAULT)),
    _door("setns", "enter a namespace", call("setns", -1, 0, reached=errno.EBADF)),
    _door("clone3", "fork by flags that no filter reads", call("clone3", None, 0, reached=errno.EINVAL),
          start_threads(2)),
    # The numbers of x32 cannot be let through one by one, so the whole filter is off there.
    _door("x32", "use the calls of x32", _call_x32, lambda world: os.getpid(), also=("seccomp",)),
    _door("process_vm_writev", "write memory by system call", _write_own_memory, map_memory(4096)),
    _door("process_madvise", "advise on another's memory",
          call("process_madvise", -1, None, 0, 0, 0, reached=errno.EBADF), map_memory(4096)),
    _door("pidfd_getfd", "take a descriptor of a process",
          call("pidfd_getfd", -1, 0, 0, reached=errno.EBADF)),
    _door("pidfd_send_signal", "signal by a descriptor",
          call("pidfd_send_signal", -1, 0, None, 0, reached=errno.EBADF), signal_self),
    _door("tkill", "signal any thread by number",
          lambda world: linux.call("tkill", linux.call("gettid"), 0), signal_self),
    _door("kcmp", "compare two processes",
          lambda world: linux.call("kcmp", os.getpid(), os.getpid(), 1, 0, 0)),
    _door("name_to_handle_at", "name a file without its path",
          call("name_to_handle_at", _AT_FDCWD, b".", None, None, 0, reached=errno.EFAULT)),
    _door("open_by_handle_at", "open a file without its path",
          call("open_by_handle_at", -1, None, 0, reached=errno.EFAULT)),
    _door("openat2", "open a file in a way that no filter reads",
          call("openat2", _AT_FDCWD, None, None, 0, reached=errno.EINVAL)),
    _door("memfd_secret", "make memory that nobody counts",
          lambda world: os.close(linux.call("memfd_secret", 0)), map_memory(4096)),
    _door("quotactl", "ask for quotas", call("quotactl", 0, None, 0, None, reached=errno.ENODEV)),
    _door("inotify_init1", "watch files", lambda world: os.close(linux.call("inotify_init1", 0))),
    _door("mq_open", "open a queue of messages", call("mq_open", None, 0, 0, None, reached=errno.EFAULT)),
    _door("msgget", "find a System V queue", call("msgget", 0x7E57_0001, 0, reached=errno.ENOENT)),
    _door("semget", "find System V semaphores", call("semget", 0x7E57_0001, 0, 0, reached=errno.ENOENT)),
    _door("setxattr", "give a file attributes",
          call("setxattr", b".", None, None, 0, 0, reached=errno.EFAULT), in_scratch),
    _door("fchownat", "give a file away by its path",
          call("fchownat", _AT_FDCWD, b".", -1, -1, 0), in_scratch),
    _door("ioprio_set", "change the priority of reading", call("ioprio_set", 1, 0, 0)),
    _door("sched_setattr", "change the scheduling", call("sched_setattr", 0, None, 0, reached=errno.EINVAL)),
    _of_root("kexec_load", "load another kernel",
             call("kexec_load", 0, 0, None, 0xFFFF, reached=errno.EINVAL)),
    _of_root("init_module", "load a module", call("init_module", None, 0, None, reached=errno.ENOEXEC)),
    _of_root("fsopen", "prepare a mount", call("fsopen", None, 0, reached=errno.EFAULT)),
    _of_root("move_mount", "move a mount",
             call("move_mount", -1, b"", -1, b"", 0x4000_0000, reached=errno.EINVAL)),
    _of_root("reboot", "reboot", call("reboot", 0, 0, 0, None, reached=errno.EINVAL)),
    _door("open_tree", "hold a tree of mounts", call("open_tree", -1, None, 0, reached=errno.EFAULT)),
)  # fmt: skip

OWNERS: Final = (
    Row("uid", "change the mode of a file of root", _change_file_of_root, in_scratch, also=("seccomp",),
        tiers=("reduced",), users=("root",)),
    *(
        Row("seccomp", operation, run, _copy, part=part, tiers=("reduced",), users=("user",))
        for part, operation, run in (
            ("fchmodat", "change the mode of a file", _change_mode),
            ("fchmod", "change the mode of an open file", _change_open_mode),
            ("utimensat", "change the time of a file", _change_time),
        )
    ),
)  # fmt: skip
"""What only the owner of a file may do: who is somebody else, or is answered by the filter, cannot."""
