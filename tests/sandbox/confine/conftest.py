"""A worker for each test: it raises the layers that the test names, runs one function, and reports."""

import json
import os
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
    choose_plan,
    confine_self,
    fork_worker,
    make_home,
    remove_home,
)
from grader.sandbox.limits import Limits

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]

NOBODY = 65534


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
def machine_plan() -> Plan:
    """Return what this machine gives; tests of layers that it lacks are skipped."""
    return choose_plan(Limits())[0]


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
        ordered = tuple(layer for layer in LAYERS if layer in layers)
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
