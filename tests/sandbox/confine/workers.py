"""Workers for the tests: each is forked from a host of its own, raises a plan's layers and does one thing."""

import ctypes
import json
import os
import platform
import signal
from collections.abc import Callable
from typing import Any

from grader.errors import GraderError
from grader.sandbox.confine import Plan, become_host, confine_self, fork_worker, make_home, remove_home

_PATIENCE = 30
"""Seconds for one worker."""


def layers_offered() -> frozenset[str]:
    """Return the layers that this machine offers, found without the code under test."""
    root = os.geteuid() == 0
    layers = {"session", "rlimits", "memory", "descriptors", "capabilities", "no_new_privs"}
    if platform.machine() in ("x86_64", "aarch64"):
        layers.add("seccomp")
    if root:
        layers.add("uid")
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(444, None, 0, 1) >= 6:
        layers.add("landlock")
    if _namespaces_work(libc, 0 if root else 0x10000000):
        layers |= {"pid_ns", "net_ns", "ipc_ns", "uts_ns", "mount_ns"} | (set() if root else {"user_ns"})
    return frozenset(layers)


def _namespaces_work(libc: ctypes.CDLL, user: int) -> bool:
    """Tell whether a child may unshare them all and change a mount, which some systems deny only then."""
    child = os.fork()
    if child == 0:
        entered = libc.unshare(user | 0x6C020000) == 0
        private = libc.mount(b"none", b"/", None, 0x44000, None) == 0
        os._exit(0 if entered and private else 1)
    return os.waitpid(child, 0)[1] == 0


def in_worker(
    plan: Plan, operation: Callable[[], object], keep: tuple[int, ...] = (), user: int | None = None
) -> Any:
    """Fork a host, and from it a worker; return the report, or how the worker ended where there is none."""
    reader, writer = os.pipe()
    host = os.fork()
    if host == 0:
        signal.alarm(_PATIENCE)  # the worker ends with its host
        try:
            if user is not None:
                os.setgroups([])
                os.setresgid(user, user, user)
                os.setresuid(user, user, user)
            _host(plan, operation, (*keep, writer), writer)
        except GraderError as error:
            os.write(writer, json.dumps(str(error)).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        report = pipe.read()
    os.waitpid(host, 0)
    return json.loads(report)


def _host(plan: Plan, operation: Callable[[], object], keep: tuple[int, ...], writer: int) -> None:
    become_host(plan)
    home = make_home(plan)
    worker = fork_worker(plan)
    if worker == 0:
        try:
            confine_self(plan, keep, home)
            report = operation()
        except BaseException as error:
            report = type(error).__name__
        os.write(writer, json.dumps(report).encode())
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
    remove_home(plan, home)
    if code != 0:
        os.write(writer, json.dumps(f"ended with {code}").encode())
