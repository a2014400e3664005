"""A worker for each test: it raises the layers that the test names, runs one function, and reports."""

import ctypes
import json
import os
import platform
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

import pytest

from grader.errors import GraderError
from grader.sandbox.confine import (
    LAYERS,
    Plan,
    become_host,
    confine_self,
    fork_worker,
    make_home,
    remove_home,
)
from grader.sandbox.confine.layers import NAMESPACES, tier_of
from grader.sandbox.confine.readable import interpreter_paths, mapped_libraries, outermost
from grader.sandbox.limits import Limits

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]

_PATIENCE = 30
"""Seconds for one worker."""


class Confined(Protocol):
    """Run `operation` in a worker and return its JSON value, or the name of what it raised."""

    def __call__(
        self,
        operation: Callable[[], object],
        *layers: str,
        user: int | None = None,
        keep: tuple[int, ...] = (),
        **changes: Any,
    ) -> Any: ...


@pytest.fixture(scope="session")
def offered() -> frozenset[str]:
    """Return the layers that this machine offers, found without the code under test: others are skipped."""
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


@pytest.fixture(scope="session")
def machine_plan(offered: frozenset[str]) -> Plan:
    """Return the plan with all layers that this machine offers."""
    layers = tuple(layer for layer in LAYERS if layer in offered)
    readable = outermost([*interpreter_paths(), *mapped_libraries(())])
    return Plan(tier_of(offered), layers, readable, (), Limits())


@pytest.fixture
def confined(machine_plan: Plan) -> Confined:
    def run(
        operation: Callable[[], object],
        *layers: str,
        user: int | None = None,
        keep: tuple[int, ...] = (),
        **changes: Any,
    ) -> Any:
        lacking = set(layers) - set(machine_plan.layers) - {"user_ns"}
        if lacking or ("user_ns" in layers and "pid_ns" not in machine_plan.layers):
            pytest.skip(f"no {', '.join(lacking) or 'user_ns'} here")
        if user is not None and os.geteuid() != 0:
            pytest.skip("only root can become another user")
        wanted = set(layers)
        if wanted & set(NAMESPACES) and (user or os.geteuid()) != 0:
            wanted.add("user_ns")  # without it, only root may make the others
        ordered = tuple(layer for layer in LAYERS if layer in wanted)
        return _in_worker(replace(machine_plan, layers=ordered, **changes), operation, keep, user)

    return run


@pytest.fixture
def whole(machine_plan: Plan) -> tuple[str, ...]:
    """Return all layers that this machine gives."""
    return machine_plan.layers


def _in_worker(plan: Plan, operation: Callable[[], object], keep: tuple[int, ...], user: int | None) -> Any:
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
