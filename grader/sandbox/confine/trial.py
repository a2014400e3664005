"""A trial: one worker is confined by a plan, tries what must be denied, and reports."""

import json
import os
import secrets
import select
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Final

from grader.errors import InternalError, LayerLost
from grader.sandbox.confine.attempts import ATTEMPTS, Surroundings, attempt
from grader.sandbox.confine.home import make_home, remove_home
from grader.sandbox.confine.host import become_host, fork_worker
from grader.sandbox.confine.layers import Plan
from grader.sandbox.confine.worker import confine_self

_PATIENCE: Final = 20.0
"""Seconds for one trial; on an idle machine it takes a fiftieth of one."""


@dataclass(frozen=True)
class Trial:
    """What became of a plan: a layer that could not be raised, with the reason, or whether each attempt went right.

    `outcomes` has the name of each attempt with (as it must be, what happened).
    """

    lost: tuple[str, str] | None
    outcomes: dict[str, tuple[bool, str]]


def try_plan(plan: Plan) -> Trial:
    """Confine one worker by `plan` in a process of its own, let it try everything, and return how that went."""
    with _surroundings(plan) as around:
        reader, writer = os.pipe()
        try:
            child = os.fork()
            if child == 0:
                _run_child(plan, around, writer)
            os.close(writer)
            report = _read(reader)
        finally:
            os.close(reader)
        _end(child)
    if report is None:
        suspect = next((layer for layer in ("seccomp", "landlock") if layer in plan.layers), "session")
        return Trial((suspect, "the trial worker ended without a report"), {})
    if isinstance(report, list):
        return Trial((str(report[0]), str(report[1])), {})
    return Trial(None, {name: (bool(held), str(detail)) for name, (held, detail) in report.items()})


@contextmanager
def _surroundings(plan: Plan) -> Iterator[Surroundings]:
    """Set up what the worker tries to reach: two listening sockets, a folder, an open descriptor."""
    with ExitStack() as stack:
        folder = tempfile.mkdtemp(prefix="grader-probe-")
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        # Anyone could write here, so only a layer can be what keeps the worker out.
        os.chmod(folder, 0o777)
        abstract = f"grader-probe-{secrets.token_hex(8)}"
        port = 0
        try:
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            port = int(listener.getsockname()[1])
            named = stack.enter_context(socket.socket(socket.AF_UNIX))
            named.bind("\0" + abstract)
            named.listen()
        except OSError:
            pass  # No loopback or no abstract names here: then a worker cannot reach them either.
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        stack.callback(os.close, descriptor)
        secret = _first_file(plan.masked)
        yield Surroundings(0, folder, port, abstract, descriptor, secret, plan.readable, plan.limits)


def _first_file(masked: tuple[str, ...]) -> str | None:
    for path in masked:
        if os.path.isfile(path):
            return path
        for folder, _, names in os.walk(path):
            if names:
                return os.path.join(folder, min(names))
    return None


def _run_child(plan: Plan, around: Surroundings, writer: int) -> None:
    """Be the host of one worker and then end; the worker, or what failed before it, writes the report."""
    try:
        around = replace(around, process=os.getpid())
        become_host(plan)
        home = make_home(plan)
        worker = fork_worker(plan)
        if worker == 0:
            _run_worker(plan, around, writer, home)
        os.waitpid(worker, 0)
        remove_home(plan, home)
    except LayerLost as error:
        _write(writer, [error.layer, error.reason])
    except (InternalError, OSError) as error:
        _write(writer, ["session", str(error)])
    finally:
        os._exit(0)


def _run_worker(plan: Plan, around: Surroundings, writer: int, home: str) -> None:
    try:
        confine_self(plan, [writer], home)
        _write(writer, {one.name: attempt(one, around) for one in ATTEMPTS})
    except LayerLost as error:
        _write(writer, [error.layer, error.reason])
    finally:
        os._exit(0)


def _write(writer: int, report: list[str] | dict[str, tuple[bool, str]]) -> None:
    data = json.dumps(report).encode()
    while data:
        data = data[os.write(writer, data) :]


def _read(reader: int) -> list[str] | dict[str, tuple[bool, str]] | None:
    """Return the report, or None where the worker ended or stayed silent without one."""
    data = b""
    while select.select([reader], [], [], _PATIENCE)[0]:
        part = os.read(reader, 65536)
        if not part:
            break
        data += part
    try:
        report: list[str] | dict[str, tuple[bool, str]] = json.loads(data)
    except ValueError:
        return None
    return report


def _end(child: int) -> None:
    """Reap the trial's first process; the kernel ends the others with it."""
    if not select.select([pidfd := os.pidfd_open(child)], [], [], 1)[0]:
        os.kill(child, signal.SIGKILL)
    os.close(pidfd)
    os.waitpid(child, 0)
