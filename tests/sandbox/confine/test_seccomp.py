"""The filter on system calls: denied with it, possible without it."""

import asyncio
import ctypes
import errno
import fcntl
import os
import resource
import signal
import socket
import tempfile
import threading
from collections.abc import Callable

import pytest

from grader.sandbox.confine import linux

FILTER = ("no_new_privs", "seccomp")


def fork() -> str:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return "done"


def open_socket() -> str:
    socket.socket().close()
    return "done"


def make_memory_file() -> str:
    os.close(os.memfd_create("x"))
    return "done"


def signal_parent() -> str:
    os.kill(os.getppid(), 0)
    return "done"


def signal_group() -> str:
    os.kill(0, 0)
    return "done"


def read_parents_limits() -> str:
    resource.prlimit(os.getppid(), resource.RLIMIT_CORE)
    return "done"


def raise_signals_for_parent() -> str:
    left, right = socket.socketpair()
    fcntl.fcntl(left, fcntl.F_SETOWN, os.getppid())
    right.close()
    return "done"


def open_datagram_pair() -> str:
    socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    return "done"


def choose_processor() -> str:
    os.sched_setaffinity(0, os.sched_getaffinity(0))
    return "done"


def start_session() -> str:
    os.setsid()
    return "done"


def make_fifo() -> str:
    os.mkfifo("fifo")
    return "done"


def become_dumpable() -> str:
    linux.prctl(linux.PR_SET_DUMPABLE, 1)
    return "done"


def outlive_host() -> str:
    linux.prctl(linux.PR_SET_PDEATHSIG, 0)
    return "done"


DENIED = [
    fork,
    open_socket,
    make_memory_file,
    signal_parent,
    signal_group,
    read_parents_limits,
    raise_signals_for_parent,
    open_datagram_pair,
    choose_processor,
    start_session,
    make_fifo,
    become_dumpable,
    outlive_host,
]


@pytest.mark.parametrize("operation", DENIED, ids=lambda one: one.__name__)
def test_is_possible_without_the_filter(confined, operation: Callable[[], str]):
    assert confined(operation) == "done"


@pytest.mark.parametrize("operation", DENIED, ids=lambda one: one.__name__)
def test_is_denied_by_the_filter(confined, operation: Callable[[], str]):
    assert confined(operation, *FILTER) == "PermissionError"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("execve", (None, None, None)),
        ("ptrace", (0, 0, 0, 0)),
        ("process_vm_readv", (1, None, 0, None, 0, 0)),
        ("io_uring_setup", (1, None)),
        ("mount", (None, None, None, 0, None)),
        ("unshare", (0,)),
        ("setns", (-1, 0)),
        ("bpf", (0, None, 0)),
        ("userfaultfd", (0,)),
        ("perf_event_open", (None, 0, -1, -1, 0)),
        ("keyctl", (0, -3, 0)),
        ("personality", (0xFFFFFFFF,)),
        ("shmget", (0, 0, 0)),
        ("seccomp", (0, 0, None)),
        ("pidfd_open", (1, 0)),
    ],
)
def test_a_call_for_trusted_code_only_is_denied(confined, name, arguments):
    def call() -> int:
        try:
            return linux.call(name, *arguments)
        except OSError as error:
            return -int(error.errno or 0)

    assert confined(call, *FILTER) == -errno.EPERM


@pytest.mark.parametrize("number", [435, 0x40000000 | 39, 500])
def test_a_call_that_cannot_be_judged_does_not_exist(confined, number):
    """clone3, the x32 getpid, and a call of a kernel to come."""

    def call() -> int:
        try:
            return linux.by_number(number, None, 0)
        except OSError as error:
            return -int(error.errno or 0)

    assert confined(call, *FILTER) == -errno.ENOSYS


def test_typing_into_the_terminal_is_denied(confined):
    def type_letter() -> str:
        left, _ = socket.socketpair()
        fcntl.ioctl(left, 0x5412, b"x")
        return "done"

    assert confined(type_letter, *FILTER) == "PermissionError"


def test_threads_run(confined):
    def run() -> int:
        done: list[int] = []
        threads = [threading.Thread(target=done.append, args=(1,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return len(done)

    assert confined(run, *FILTER) == 8


def test_an_event_loop_runs(confined):
    async def answer() -> int:
        await asyncio.sleep(0)
        return 42

    assert confined(lambda: asyncio.run(answer()), *FILTER) == 42


def test_temporary_files_work(confined):
    def write() -> str:
        with tempfile.TemporaryDirectory() as folder, open(f"{folder}/x", "w+", encoding="ascii") as file:
            file.write("kept")
            file.seek(0)
            return file.read()

    assert confined(write, *FILTER) == "kept"


def test_a_process_may_signal_itself(confined):
    def interrupt() -> str:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            return "interrupted"
        return "silent"

    assert confined(interrupt, *FILTER) == "interrupted"


def test_a_crash_ends_the_worker(confined, whole):
    assert confined(lambda: ctypes.string_at(0), *whole) == "ended with -11"
