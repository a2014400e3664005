"""The few system calls that Python does not offer, by number, with errors as OSError."""

import ctypes
import errno
import os
import sys
from collections.abc import Mapping
from typing import Final

from grader.sandbox.confine import syscalls

CLONE_NEWNS: Final = 0x00020000
CLONE_NEWUTS: Final = 0x04000000
CLONE_NEWIPC: Final = 0x08000000
CLONE_NEWUSER: Final = 0x10000000
CLONE_NEWPID: Final = 0x20000000
CLONE_NEWNET: Final = 0x40000000

PR_SET_PDEATHSIG: Final = 1
PR_GET_PDEATHSIG: Final = 2
PR_GET_DUMPABLE: Final = 3
PR_SET_DUMPABLE: Final = 4
PR_SET_KEEPCAPS: Final = 8
PR_CAPBSET_DROP: Final = 24
PR_SET_CHILD_SUBREAPER: Final = 36
PR_SET_NO_NEW_PRIVS: Final = 38
PR_GET_NO_NEW_PRIVS: Final = 39
PR_CAP_AMBIENT: Final = 47
PR_CAP_AMBIENT_CLEAR_ALL: Final = 4

Argument = int | bytes | None | ctypes.Array[ctypes.c_char]

_C = ctypes.CDLL(None, use_errno=True)


def by_number(number: int, *arguments: Argument) -> int:
    """Make one system call by its number and return what it gives; raise OSError where it refuses."""
    if sys.platform != "linux":  # there, the number is another call's
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    # Plain ints would be passed as 32-bit values, with rubbish in the upper half of the register.
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    result = int(_C.syscall(ctypes.c_long(number), *words))
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def call(name: str, *arguments: Argument) -> int:
    """Make one system call by its name and return what it gives; raise OSError where it refuses."""
    return by_number(syscalls.number(name), *arguments)


def prctl(option: int, *arguments: int) -> int:
    """Set or ask one attribute of this process; raise OSError where the kernel refuses."""
    return call("prctl", option, *arguments, *([0] * (4 - len(arguments))))


def prctl_word(option: int) -> int:
    """Ask an attribute that the kernel writes to a pointer; raise OSError where it refuses."""
    word = ctypes.create_string_buffer(4)
    call("prctl", option, word, 0, 0, 0)
    return int.from_bytes(word.raw, "little")


def unshare(flags: int) -> None:
    """Move this process (for CLONE_NEWPID: its next child) into new namespaces; raise OSError."""
    call("unshare", flags)


def mount(source: str, target: str, kind: str | None = None, flags: int = 0, options: str = "") -> None:
    """Mount or remount; raise OSError where the kernel refuses."""
    call(
        "mount",
        os.fsencode(source),
        os.fsencode(target),
        None if kind is None else kind.encode(),
        flags,
        options.encode() or None,
    )


def write_proc(lines: Mapping[str, str]) -> None:
    """Write each text to its file below /proc/self in one write, as the kernel asks; raise OSError."""
    for name, text in lines.items():
        descriptor = os.open(f"/proc/self/{name}", os.O_WRONLY)
        try:
            os.write(descriptor, text.encode())
        finally:
            os.close(descriptor)
