"""The file system of a worker: an empty root with the few folders that it may read, and a scratch folder.

    /                     tmpfs, read-only once it stands
    /dev/null ...         bound from outside
    /lib, .../python3.11  bound from outside: read-only, no set-uid, no devices
    /proc                 of the worker's own pid namespace, where the kernel lets us mount it
    /tmp                  tmpfs of limited size; `home` lies in it

Bound folders may lie below /tmp (an interpreter in a temporary folder), so /tmp is mounted before them.
"""

import contextlib
import ctypes
import os
from collections.abc import Sequence
from typing import Final

from grader.sandbox.confine import linux
from grader.sandbox.confine.readable import DEVICES, inside, resolved
from grader.sandbox.limits import Limits

MS_RDONLY: Final = 1
MS_NOSUID: Final = 2
MS_NODEV: Final = 4
MS_NOEXEC: Final = 8
MS_REMOUNT: Final = 0x20
MS_BIND: Final = 0x1000
MS_REC: Final = 0x4000
MS_PRIVATE: Final = 0x40000
MNT_DETACH: Final = 2
AT_FDCWD: Final = -100
AT_RECURSIVE: Final = 0x8000

SCRATCH: Final = "/tmp"
_OLD: Final = "/.old"
_SAFE: Final = MS_NOSUID | MS_NODEV


def enter_own_root(
    readable: tuple[str, ...],
    masked: Sequence[str],
    home: str,
    limits: Limits,
    *,
    owner: int | None,
    own_processes: bool,
) -> None:
    """Replace the root folder by a new one in which only `readable` can be read and only /tmp be written.

    Needs a mount namespace of its own. `home` lies below /tmp and is made; it and /tmp belong to `owner`
    (None: who calls). `own_processes`: /proc may be mounted, as it shows this pid namespace only. Raise
    OSError where a step is refused.
    """
    if not inside(home, SCRATCH) or home == SCRATCH:
        raise OSError(22, f"the scratch folder of a worker lies below {SCRATCH}, not at {home}")
    sources = resolved(readable)
    devices = [device for device in DEVICES if os.path.exists(device)]
    hidden = [os.path.realpath(path) for path in masked]

    _enter_empty_root()
    _mount_scratch(limits)
    for target, source in sources:
        _bind(source, target, MS_RDONLY | _SAFE)
        _cover(hidden, source, target)
    for device in devices:
        _bind(device, device, MS_RDONLY | MS_NOSUID | MS_NOEXEC)
    if own_processes:
        _mount_proc()

    os.mkdir(home, 0o700)
    if owner is not None:
        os.chown(SCRATCH, owner, owner)
        os.chown(home, owner, owner)
    linux.call("umount2", _OLD.encode(), MNT_DETACH)
    os.rmdir(_OLD)
    linux.mount("none", "/", None, MS_REMOUNT | MS_BIND | MS_RDONLY | _SAFE)


def _enter_empty_root() -> None:
    """Make an empty tmpfs the root; the old root stays reachable below it for the binds."""
    linux.mount("none", "/", None, MS_REC | MS_PRIVATE)
    # Any folder does as the place: pivot_root takes the new root away from it again.
    linux.mount("root", SCRATCH, "tmpfs", _SAFE, "mode=755,size=1m,nr_inodes=1024")
    os.mkdir(SCRATCH + _OLD, 0o700)
    linux.call("pivot_root", SCRATCH.encode(), (SCRATCH + _OLD).encode())
    os.chdir("/")


def _mount_scratch(limits: Limits) -> None:
    os.mkdir(SCRATCH)
    options = f"mode=700,size={limits.scratch_bytes},nr_inodes={limits.scratch_files}"
    linux.mount("scratch", SCRATCH, "tmpfs", _SAFE | MS_NOEXEC, options)


def _bind(source: str, target: str, attributes: int) -> None:
    """Show `source` of the old root at `target`, with attributes that hold for mounts below it, too."""
    outside = _OLD + source
    if os.path.isdir(outside):
        os.makedirs(target, 0o755, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), 0o755, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o444))
    # In a user namespace a folder with mounts below it can only be bound together with them.
    linux.mount(outside, target, None, MS_BIND | MS_REC)
    set_attributes(target, attributes)


def set_attributes(target: str, attributes: int) -> None:
    """Add mount attributes to the mount at `target` and to all below it; raise OSError.

    The values of MS_RDONLY, MS_NOSUID, MS_NODEV and MS_NOEXEC are those of MOUNT_ATTR_*.
    """
    words = (ctypes.c_uint64 * 4)(attributes, 0, 0, 0)
    buffer = ctypes.create_string_buffer(bytes(words), 32)
    linux.call("mount_setattr", AT_FDCWD, target.encode(), AT_RECURSIVE, buffer, 32)


def _cover(hidden: Sequence[str], source: str, target: str) -> None:
    """Lay something empty over every hidden path inside a bound folder."""
    for path in hidden:
        if not inside(path, source):
            continue
        shown = target + path[len(source.rstrip("/")) :]
        if os.path.isdir(shown):
            linux.mount("hidden", shown, "tmpfs", MS_RDONLY | _SAFE | MS_NOEXEC, "mode=555,size=4k")
        elif os.path.lexists(shown):
            linux.mount(f"{_OLD}/dev/null", shown, None, MS_BIND)
            set_attributes(shown, MS_RDONLY | _SAFE | MS_NOEXEC)


def _mount_proc() -> None:
    """Mount the own /proc; where that is refused, as in many containers, a worker goes without."""
    os.mkdir("/proc")
    flags = _SAFE | MS_NOEXEC
    for options in ("subset=pid", ""):
        with contextlib.suppress(OSError):
            linux.mount("proc", "/proc", "proc", flags, options)
            return
