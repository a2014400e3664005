"""Landlock: the kernel denies this process, whoever it is, every file but the listed ones.

By version: 1 files, 2 moving between folders, 3 truncation, 4 TCP, 5 device controls, 6 abstract Unix sockets
and signals to processes outside.
"""

import contextlib
import os
import struct
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from grader.sandbox.confine import linux

_READ_FILE: Final = 1 << 2
_READ_DIR: Final = 1 << 3
_WRITE_FILE: Final = 1 << 1
_TRUNCATE: Final = 1 << 14
_IOCTL_DEV: Final = 1 << 15
_MAKE_DEVICES: Final = 1 << 6 | 1 << 11  # character and block devices
_EXECUTE: Final = 1 << 0
_FILE_RIGHTS: Final = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_READ: Final = _READ_FILE | _READ_DIR

_FILES_BY_VERSION: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many of the rights on files a version knows; they are the lowest bits."""
FILES: Final = (
    "execute", "write_file", "read_file", "read_dir", "remove_dir", "remove_file", "make_char", "make_dir",
    "make_reg", "make_sock", "make_fifo", "make_block", "make_sym", "refer", "truncate", "ioctl_dev",
)  # fmt: skip
"""The rights on files, from the lowest bit."""
TCP: Final = ("bind_tcp", "connect_tcp")
SCOPES: Final = ("abstract_sockets", "signals")

FIRST_WITH_TRUNCATE: Final = 3
"""The first version that can deny to empty a file by its path."""

_GET_VERSION: Final = 1
_PATH_BENEATH: Final = 1


def version() -> int:
    """Return the version of the kernel's Landlock; raise OSError where it has none."""
    return linux.call("landlock_create_ruleset", None, 0, _GET_VERSION)


def restrict(
    readable: Iterable[str],
    listable: Iterable[str],
    writable: Iterable[str],
    loosened: Collection[str] = (),
) -> None:
    """Deny this process all but the given files, and TCP, and signals to others; raise OSError.

    What of FILES, TCP and SCOPES is named in `loosened` is not denied.
    `readable` and `writable` are whole folders or files; of `listable` folders only the names can be read.
    Paths that do not exist are left out. Needs no_new_privs.
    """
    known = version()
    handled = ((1 << _FILES_BY_VERSION[min(known, 5)]) - 1) & _rights(FILES, loosened)
    attributes = struct.pack("=Q", handled)
    if known >= 4:
        attributes += struct.pack("=Q", _rights(TCP, loosened))
    if known >= 6:
        attributes += struct.pack("=Q", _rights(SCOPES, loosened))
    ruleset = linux.call("landlock_create_ruleset", attributes, len(attributes), 0)
    try:
        _allow(ruleset, readable, _READ & handled)
        _allow(ruleset, listable, _READ_DIR & handled)
        _allow(ruleset, writable, handled & ~(_EXECUTE | _MAKE_DEVICES | _IOCTL_DEV))
        linux.call("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)


def _rights(names: Sequence[str], loosened: Collection[str]) -> int:
    return sum(1 << bit for bit, name in enumerate(names) if name not in loosened)


def _allow(ruleset: int, paths: Iterable[str], rights: int) -> None:
    for path in paths:
        with contextlib.suppress(FileNotFoundError, PermissionError):
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            try:
                allowed = rights if os.path.isdir(path) else rights & _FILE_RIGHTS
                if allowed:
                    rule = struct.pack("=Qi", allowed, descriptor)
                    linux.call("landlock_add_rule", ruleset, _PATH_BENEATH, rule, 0)
            finally:
                os.close(descriptor)
