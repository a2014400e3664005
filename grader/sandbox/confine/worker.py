"""What a worker does to itself before it reads a line of a student's code: raise every layer, in order."""

import os
import signal
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from grader.errors import LayerLost
from grader.sandbox.confine import (
    descriptors,
    identity,
    landlock,
    linux,
    memory,
    mounts,
    namespaces,
    readable,
    rlimits,
    seccomp,
)
from grader.sandbox.confine.layers import Plan


@dataclass(frozen=True)
class _Worker:
    """What the steps need to know, asked while the host's /proc is still there."""

    plan: Plan
    keep: tuple[int, ...]
    home: str
    uid: int | None
    present_bytes: int


def confine_self(plan: Plan, keep: Sequence[int], home: str) -> tuple[str, ...]:
    """Raise every layer of `plan` in this process and return their names; there is no way back.

    Called once, in the child of `fork_worker`. Only the descriptors in `keep` stay open; 0, 1 and 2 become
    /dev/null unless they are among them. The working folder, HOME and TMPDIR are `home`, which `make_home`
    gave. Raise LayerLost where a layer cannot be raised: the process must then end.
    """
    worker = _begin(plan, keep, home)
    for layer, steps in _STEPS:
        if layer in plan.layers:
            _raise(layer, steps, worker)
        if layer == "uid":
            _raise(layer, _move_home, worker)
    return plan.layers


def _raise(layer: str, step: Callable[["_Worker"], None], worker: _Worker) -> None:
    try:
        step(worker)
    except (OSError, ValueError) as error:
        raise LayerLost(layer, str(error)) from error


def _begin(plan: Plan, keep: Sequence[int], home: str) -> _Worker:
    layer = "uid"
    try:
        uid = identity.unused_uid() if layer in plan.layers else None
        layer = "memory"
        present = memory.mapped_bytes() if layer in plan.layers else 0
    except (OSError, ValueError) as error:
        raise LayerLost(layer, str(error)) from error
    return _Worker(plan, tuple(keep), home, uid, present)


def _open_session(worker: _Worker) -> None:
    os.setsid()
    # Until the end of the confinement the worker owns its files below /proc, unlike its host.
    linux.prctl(linux.PR_SET_DUMPABLE, 1)
    memory.be_killed_first()


def _check_pid_namespace(worker: _Worker) -> None:
    if not namespaces.is_first_process():
        raise OSError(1, "the worker was not forked into a pid namespace of its own")


def _enter(layer: str) -> Callable[[_Worker], None]:
    return lambda worker: namespaces.enter(layer)


def _change_root(worker: _Worker) -> None:
    namespaces.enter("mount_ns")
    plan = worker.plan
    mounts.enter_own_root(
        plan.readable,
        plan.masked,
        worker.home,
        plan.limits,
        owner=worker.uid,
        own_processes="pid_ns" in plan.layers,
    )


def _change_uid(worker: _Worker) -> None:
    if worker.uid is not None:
        if "mount_ns" not in worker.plan.layers:
            os.chown(worker.home, worker.uid, worker.uid)
        identity.become(worker.uid, keep_search=worker.plan.keep_search)


def _move_home(worker: _Worker) -> None:
    os.umask(0o077)
    os.chdir(worker.home)
    os.environ.update(HOME=worker.home, TMPDIR=worker.home)
    tempfile.tempdir = worker.home


def _set_rlimits(worker: _Worker) -> None:
    own_count = bool({"uid", "user_ns"} & set(worker.plan.layers))
    rlimits.set_limits(worker.plan.limits, own_count=own_count, loosened=worker.plan.loosened)


def _limit_memory(worker: _Worker) -> None:
    memory.limit_address_space(worker.present_bytes, worker.plan.limits.memory_bytes)


def _die_with_host(worker: _Worker) -> None:
    # Last of the steps that change who the process is: each of them makes the kernel forget both settings.
    identity.shield_self()
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)


def _restrict_files(worker: _Worker) -> None:
    plan = worker.plan
    devices = [path for path in readable.DEVICES if path != os.devnull]
    if "mount_ns" in plan.layers:
        # What is masked is covered already.
        shown, listed, writable = [*plan.readable, "/proc"], [], mounts.SCRATCH
    else:
        hidden = [os.path.realpath(path) for path in plan.masked]
        listed = [real for _, real in readable.resolved(plan.readable)]
        shown = [part for folder in listed for part in readable.around(folder, hidden)]
        writable = worker.home
    landlock.restrict([*shown, *devices], listed, [writable, os.devnull], plan.loosened)


def _clear_capabilities(worker: _Worker) -> None:
    keep_search = worker.plan.keep_search and "uid" in worker.plan.layers
    identity.clear_capabilities(keep_search=keep_search)


def _filter_calls(worker: _Worker) -> None:
    plan = worker.plan
    guards: set[seccomp.Guard] = set()
    if plan.shares_owner:
        guards.add("modes")
        if "landlock" not in plan.layers or landlock.version() < landlock.FIRST_WITH_TRUNCATE:
            guards.add("sizes")
    seccomp.install(os.getpid(), plan.loosened, frozenset(guards))


_STEPS: Final[tuple[tuple[str, Callable[[_Worker], None]], ...]] = (
    ("session", _open_session),
    ("pid_ns", _check_pid_namespace),
    ("net_ns", _enter("net_ns")),
    ("ipc_ns", _enter("ipc_ns")),
    ("uts_ns", _enter("uts_ns")),
    ("mount_ns", _change_root),
    # Inside the host's user namespace: here nobody else counts against the limit on threads.
    ("user_ns", _enter("user_ns")),
    ("capabilities", lambda worker: identity.drop_bounding_set()),
    ("uid", _change_uid),
    ("rlimits", _set_rlimits),
    ("memory", _limit_memory),
    ("descriptors", lambda worker: descriptors.keep_only(worker.keep)),
    ("capabilities", _clear_capabilities),
    ("session", _die_with_host),
    ("no_new_privs", lambda worker: identity.forbid_new_privileges()),
    ("landlock", _restrict_files),
    ("seccomp", _filter_calls),
)
