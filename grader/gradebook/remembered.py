"""What the engine told at its start, remembered from one run to the next.

A run that finds every outcome in the store needs the engine only for what the outcomes' keys speak of: tier,
layers, torch and devices. They are remembered together with whatever they follow from. Nothing rests on the
memory: as soon as there is something to run, the engine is started and tells them anew.
"""

import hashlib
import os
import site
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec.structs import replace

import grader
from grader.batch.host_process import KEPT_VARIABLES
from grader.gradebook.store import ENGINE, Store
from grader.session.messages import Setup, Started

# What the kernel allows: another boot, user, container, security profile or limit may allow other layers.
_KERNEL = (
    "/proc/sys/kernel/random/boot_id",
    "/proc/sys/kernel/unprivileged_userns_clone",
    "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
    "/proc/sys/kernel/seccomp/actions_avail",
    "/proc/sys/user/max_user_namespaces",
    "/proc/sys/user/max_pid_namespaces",
    "/proc/sys/user/max_mnt_namespaces",
    "/proc/sys/user/max_net_namespaces",
    "/proc/self/attr/current",
    "/proc/self/limits",
    "/proc/self/mountinfo",
    "/proc/self/uid_map",
    "/proc/self/gid_map",
    "/sys/kernel/security/lsm",
)
_STATUS = ("Uid:", "Gid:", "Groups:", "Cap", "NoNewPrivs:", "Seccomp")
_NAMESPACES = ("cgroup", "ipc", "mnt", "net", "pid", "user", "uts")


class _Remembered(msgspec.Struct, frozen=True):
    depends_on: bytes
    started: Started


class Remembered:
    """The engine's last start, in the store of a class."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, setup: Setup) -> Started | None:
        """Return what an engine with this setup would tell, without its probes; None where that is unsure."""
        noted = self._store.noted(ENGINE)
        if noted is None or sys.platform != "linux":
            return None
        try:
            found = msgspec.json.decode(noted, type=_Remembered)
        except msgspec.MsgspecError:  # of another version
            return None
        return found.started if found.depends_on == _depends_on(setup) else None

    def keep(self, setup: Setup, started: Started) -> None:
        """Remember what the engine has told."""
        found = _Remembered(_depends_on(setup), replace(started, probes=[]))
        self._store.note(ENGINE, msgspec.json.encode(found).decode())


def _depends_on(setup: Setup) -> bytes:
    """Hash what an engine's answer follows from: its setup, the programs, the machine and its devices.

    Topics, their checks and their limits are no part of it: the isolation is chosen before any is looked at.
    """
    variables = {name: os.environ.get(name) for name in KEPT_VARIABLES}
    found = [setup.preload, setup.masked, variables, *_programs(), *_kernel()]
    # paths may be no text at all
    return hashlib.sha256(repr(found).encode("utf-8", "backslashreplace")).digest()


def _programs() -> Iterator[object]:
    """Yield what tells that Python, torch, another package or the grader itself was exchanged."""
    yield [sys.version, sys.executable, _state(Path(os.path.realpath(sys.executable)))]
    # every installation makes or removes an entry here
    packages = site.getsitepackages()
    yield [[path, _state(Path(path))] for path in packages]
    torch = PathFinder.find_spec("torch", packages) or find_spec("torch")
    if torch is not None and torch.origin is not None:
        origin = Path(torch.origin)
        yield [str(origin), _state(origin), _text(str(origin.with_name("version.py")))]
    own = Path(grader.__file__).parent
    yield [[str(path), _state(path)] for path in sorted(own.rglob("*.py"))]


def _kernel() -> Iterator[object]:
    yield list(os.uname())
    yield [_text(path) for path in _KERNEL]
    yield [line for line in (_text("/proc/self/status") or "").splitlines() if line.startswith(_STATUS)]
    yield [_link(f"/proc/self/ns/{name}") for name in _NAMESPACES]
    yield sorted(path.name for path in Path("/dev").glob("nvidia*"))


def _state(path: Path) -> list[int] | None:
    """Return what another content changes; not the inode's time, which a further link changes too."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _text(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _link(path: str) -> str | None:
    try:
        return os.readlink(path)
    except OSError:
        return None
