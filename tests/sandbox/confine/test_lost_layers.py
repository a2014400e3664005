"""A layer of the plan that cannot be raised when a worker starts: there is no worker, and the layer is named.

The kernel really refuses: before workers are forked, their host gets a filter on system calls that answers
one of them with EPERM. What a session makes of it is tested in `tests/session/test_lost_layer.py`.
"""

import ctypes
import os
import platform
import signal
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import LayerLost
from grader.sandbox.confine import LAYERS, NAMESPACES, Plan, become_host, linux, syscalls
from grader.sandbox.confine.layers import tier_of
from grader.sandbox.confine.namespaces import FLAGS
from grader.sandbox.link import Spawner
from grader.sandbox.zygote import Zygote

Refusal = tuple[int, int, int, int]
"""Number of a call, index of an argument, a mask, and what the argument is under it."""

_SETRESUID = {"x86_64": 117, "aarch64": 147}


def refusal(layer: str) -> Refusal:
    """Return what a worker needs for the layer, to be refused."""
    whole = 0xFFFFFFFF
    if layer in NAMESPACES:
        return syscalls.number("unshare"), 0, FLAGS[layer], FLAGS[layer]
    if layer in ("rlimits", "memory"):
        return (
            syscalls.number("prlimit64"),
            1,
            whole,
            {"rlimits": 4, "memory": 9}[layer],
        )  # of cores, of space
    if layer == "no_new_privs":
        return syscalls.number("prctl"), 0, whole, linux.PR_SET_NO_NEW_PRIVS
    if layer == "uid":
        return _SETRESUID[platform.machine()], 0, 0, 0
    calls = {
        "session": "setsid", "descriptors": "close_range", "capabilities": "capset",
        "landlock": "landlock_restrict_self", "seccomp": "seccomp",
    }  # fmt: skip
    return syscalls.number(calls[layer]), 0, 0, 0


def refuse(refused: Refusal) -> None:
    """Put a filter on this process that refuses the call, and nothing else."""
    number, argument, mask, value = refused
    steps = [
        (0x20, 0, 0, 0),
        (0x15, 0, 4, number),
        (0x20, 0, 0, 16 + 8 * argument),
        (0x54, 0, 0, mask),
        (0x15, 0, 1, value),
        (0x06, 0, 0, 0x00050001),
        (0x06, 0, 0, 0x7FFF0000),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    linux.call("seccomp", 1, 0, struct.pack("@HP", len(steps), ctypes.addressof(code)))


@contextmanager
def zygote(plan: Plan, refused: Refusal | None) -> Iterator[Spawner]:
    """Give a spawner whose zygote is refused a call from when it begins to serve."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    child = os.fork()
    if child == 0:
        try:
            ours.close()
            signal.alarm(60)
            become_host(plan)
            if refused is not None:
                refuse(refused)
            Zygote(theirs, plan).run()
        finally:
            os._exit(0)
    theirs.close()
    try:
        yield Spawner(ours, 256)
    finally:
        ours.close()  # it then takes away what it has made, and ends
        os.waitpid(child, 0)


@pytest.fixture(params=["full", "reduced"])
def plan(request: pytest.FixtureRequest, machine_plan: Plan) -> Plan:
    dropped = set(NAMESPACES) if request.param == "reduced" else set()
    layers = tuple(layer for layer in machine_plan.layers if layer not in dropped)
    if tier_of(frozenset(layers)) != request.param:
        pytest.skip(f"this machine has no tier {request.param}")
    # with it, root's own interpreter can be read at tier reduced as well
    keep_search = request.param == "reduced" and "uid" in layers
    return replace(machine_plan, tier=request.param, layers=layers, keep_search=keep_search)


def test_a_worker_has_every_layer_of_its_plan(plan: Plan) -> None:
    with zygote(plan, None) as spawner:
        worker = spawner.spawn()
        worker.close()

    assert worker.layers == plan.layers


def test_nothing_is_left_of_workers_that_lived_or_never_did(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    """Below a folder that only its user may enter, as TMPDIR may be."""
    with zygote(plan, None) as spawner:
        spawner.spawn()  # and not closed: the zygote ends it
    with zygote(plan, refusal("seccomp")) as spawner, pytest.raises(LayerLost):
        spawner.spawn()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_that_is_lost_later_is_named_and_there_is_no_worker(plan: Plan, layer: str) -> None:
    """Twice: the zygote outlives what it could not start."""
    if layer not in plan.layers:
        pytest.skip("the plan does without it")
    with zygote(plan, refusal(layer)) as spawner:
        lost = []
        for _ in range(2):
            with pytest.raises(LayerLost) as caught:
                spawner.spawn()
            lost.append(caught.value.layer)

    # whose uid keeps one right of root has to give up the others at once
    told = "uid" if layer == "capabilities" and plan.keep_search else layer
    assert lost == [told, told]
