"""The host forks workers: it holds torch, has one thread, and has never opened a file of a course.

As root the host stays what it is. As an ordinary user it needs rights of its own to make namespaces, so it
moves into a user namespace, and, to be able to come back from a worker's pid namespace, into a pid namespace
that belongs to it:

    process ──unshare(user, pid), fork──► host, pid 1 of its ──unshare(pid), fork, setns back──► worker
       └ waits, passes on the end

Each worker then costs one fork: the host goes into a new pid namespace, forks, and comes back to its own.
"""

import os
import select
import signal
import sys
from dataclasses import dataclass
from typing import Final, NoReturn

from grader.errors import InternalError, LayerLost
from grader.sandbox.confine import descriptors, linux, namespaces, seccomp
from grader.sandbox.confine.identity import shield_self
from grader.sandbox.confine.layers import Plan
from grader.sandbox.confine.readable import resolved


@dataclass(frozen=True)
class _Host:
    """Descriptors of the process that forks workers: its pid namespace and itself."""

    process: int
    pid_namespace: int
    itself: int


_hosts: Final[list[_Host]] = []
"""The one host that this process is, or was forked from; empty before `become_host`."""


def become_host(plan: Plan) -> None:
    """Set up once what all workers of `plan` need; to be called before the first `fork_worker`.

    Where the plan has a user namespace, the caller goes on in a child process, while the original one waits
    for it, holds no descriptor and ends as it ends. Raise LayerLost where a namespace is refused,
    InternalError where the process has more than one thread.
    """
    _demand_one_thread()
    if "user_ns" in plan.layers:
        _enter_user_namespace(plan)
    if sys.platform != "linux":
        return
    # Kept for all workers: what their paths lead to, and the filter for process number 1.
    resolved(plan.readable)
    if "seccomp" in plan.layers and "pid_ns" in plan.layers:
        seccomp.program(1, plan.loosened, frozenset())
    _hosts[:] = [
        _Host(
            process=os.getpid(),
            pid_namespace=os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC),
            itself=os.pidfd_open(os.getpid()),
        )
    ]
    shield_self()


def fork_worker(plan: Plan) -> int:
    """Fork a worker and return its process number; return 0 in the worker, which calls `confine_self` next.

    The worker is the first process of its own pid namespace where the plan has that layer, and ends with its
    host. Raise LayerLost where the namespace is refused, InternalError where the host has more than one
    thread.
    """
    _demand_one_thread()
    worker = _fork_into_pid_namespace() if "pid_ns" in plan.layers else os.fork()
    if worker == 0:
        _end_with_host()
    return worker


def _fork_into_pid_namespace() -> int:
    host = _host()
    try:
        linux.unshare(linux.CLONE_NEWPID)
    except OSError as error:
        raise LayerLost("pid_ns", str(error)) from error
    worker = -1
    try:
        worker = os.fork()
    finally:
        if worker != 0:
            _return_to(host.pid_namespace, worker)
    return worker


def _return_to(pid_namespace: int, worker: int) -> None:
    """Go back to the host's pid namespace; without that, the next worker could not get one of its own."""
    try:
        linux.call("setns", pid_namespace, linux.CLONE_NEWPID)
    except OSError as error:
        if worker > 0:
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
        raise LayerLost("pid_ns", f"no way back from a worker's namespace: {error}") from error


def _end_with_host() -> None:
    """Let the kernel end this process when its host ends, and end it now where that has happened already."""
    if sys.platform != "linux" or not _hosts:
        return
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    poll = select.poll()
    poll.register(_hosts[0].itself, select.POLLIN)
    if poll.poll(0):
        os._exit(1)


def _host() -> _Host:
    if not _hosts or _hosts[0].process != os.getpid():
        raise InternalError("become_host was not called in the process that forks workers")
    return _hosts[0]


def _demand_one_thread() -> None:
    try:
        threads = len(os.listdir("/proc/self/task"))
    except OSError:
        return
    if threads != 1:
        raise InternalError(f"a host with {threads} threads cannot be forked: wanted 1")


def _enter_user_namespace(plan: Plan) -> None:
    also = linux.CLONE_NEWPID if "pid_ns" in plan.layers else 0
    signal_at_end = linux.prctl_word(linux.PR_GET_PDEATHSIG)
    try:
        namespaces.enter_user_namespace(also)
    except OSError as error:
        raise LayerLost("user_ns", str(error)) from error
    # New credentials make the kernel forget it.
    linux.prctl(linux.PR_SET_PDEATHSIG, signal_at_end)
    if also:
        original = os.pidfd_open(os.getpid())
        host = os.fork()
        if host:
            _wait_for(host)
        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        ended = select.poll()
        ended.register(original, select.POLLIN)
        if ended.poll(0):
            os._exit(1)
        os.close(original)


def _wait_for(host: int) -> NoReturn:
    """Hold nothing but the child, and end as it ends; the kernel ends the child if this one is killed."""
    descriptors.keep_only(())
    code = os.waitstatus_to_exitcode(os.waitpid(host, 0)[1])
    os._exit(code if code >= 0 else 128 - code)
