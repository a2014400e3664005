"""Each namespace alone: what a worker sees without it, and no more with it."""

import os
import select
import signal
import socket
from dataclasses import replace

import pytest

from grader.sandbox.confine import LAYERS, become_host, confine_self, fork_worker, make_home

NOBODY = 65534
USERS = pytest.mark.parametrize("user", [None, NOBODY], ids=["caller", "nobody"])


def test_a_worker_is_the_first_process_of_its_pid_namespace(confined):
    assert confined(os.getpid, "pid_ns") == 1


def test_a_process_outside_has_no_number_in_it(confined):
    outside = os.getpid()

    assert confined(lambda: os.kill(outside, 0), "pid_ns") == "ProcessLookupError"


def test_a_process_outside_has_a_number_without_it(confined):
    outside = os.getpid()

    assert confined(lambda: os.kill(outside, 0)) is None


def test_the_loopback_listens_without_a_net_namespace(confined):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = listener.getsockname()

        assert confined(lambda: socket.create_connection(address).close()) is None


def test_there_is_no_network_in_a_net_namespace(confined):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = listener.getsockname()

        assert confined(lambda: socket.create_connection(address).close(), "net_ns") == "OSError"


@pytest.mark.parametrize(("layer", "name"), [("ipc_ns", "ipc"), ("uts_ns", "uts"), ("net_ns", "net")])
def test_a_namespace_is_another_one_than_the_callers(confined, layer, name):
    def read() -> str:
        return os.readlink(f"/proc/self/ns/{name}")

    assert confined(read, layer) != read() == confined(read)


@USERS
def test_all_namespaces_hold_together(confined, user):
    layers = ("session", "user_ns", "pid_ns", "net_ns", "ipc_ns", "uts_ns", "mount_ns")

    assert confined(lambda: [os.getpid(), os.getcwd()], *layers, user=user) == [1, "/tmp/home"]


def test_nobody_has_no_power_over_its_user_namespace(confined):
    layers = ("user_ns", "pid_ns", "mount_ns", "capabilities", "no_new_privs")

    assert confined(lambda: os.chroot("/"), *layers, user=NOBODY) == "PermissionError"


def host(plan, work) -> tuple[int, int]:
    """Fork a host that does `work`; return its process number and the pipe on which it writes."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            become_host(plan)
            work(writer)
        finally:
            os._exit(0)
    os.close(writer)
    return process, reader


@pytest.fixture(params=["whole", "session"])
def plan(request, machine_plan, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return machine_plan if request.param == "whole" else replace(machine_plan, layers=("session",))


def test_a_host_forks_one_worker_after_another(plan):
    def work(writer: int) -> None:
        for _ in range(3):
            home = make_home(plan)
            worker = fork_worker(plan)
            if worker == 0:
                confine_self(plan, [writer], home)
                os.write(writer, b"x")
                os._exit(0)
            os.waitpid(worker, 0)

    process, reader = host(plan, work)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    os.waitpid(process, 0)

    assert said == b"xxx"


def test_a_worker_dies_with_its_host(plan):
    def work(writer: int) -> None:
        home = make_home(plan)
        if fork_worker(plan) == 0:
            confine_self(plan, [writer], home)
        os.write(writer, b"x")
        signal.pause()

    process, reader = host(plan, work)
    os.read(reader, 1), os.read(reader, 1)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)

    # The pipe ends when the last process that holds it is gone.
    assert select.select([reader], [], [], 10)[0]
    assert os.read(reader, 1) == b""
    os.close(reader)


def test_the_original_process_ends_as_its_host_does(machine_plan):
    if "pid_ns" not in machine_plan.layers:
        pytest.skip("no namespaces here")
    plan = replace(machine_plan, layers=("session", "user_ns", "pid_ns"))

    process, reader = host(plan, lambda writer: os._exit(7))
    os.close(reader)

    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 7


def test_the_layers_are_raised_in_their_order():
    assert LAYERS[0] == "session"
    assert LAYERS[-2:] == ("landlock", "seccomp")
