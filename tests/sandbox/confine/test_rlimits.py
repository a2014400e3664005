"""The limits on files, threads, processor time and memory."""

import errno
import os
import resource
import threading

import pytest

from grader.sandbox.limits import MIB, Limits

NOBODY = 65534


def error_of(operation) -> int:
    try:
        operation()
    except OSError as error:
        return int(error.errno or -1)
    return 0


def write_two_mib() -> int:
    def write() -> None:
        with open("large", "wb", buffering=0) as file:
            for _ in range(2):
                file.write(bytes(MIB))

    return error_of(write)


def test_a_file_may_be_large_without_the_limit(confined):
    assert confined(write_two_mib) == 0


def test_a_file_has_a_size_with_the_limit(confined):
    assert confined(write_two_mib, "rlimits", limits=Limits(file_bytes=MIB)) == errno.EFBIG


def test_open_files_have_a_number(confined):
    def open_many() -> int:
        return error_of(lambda: [os.dup(2) for _ in range(40)])

    assert confined(open_many) == 0
    assert confined(open_many, "rlimits", limits=Limits(descriptors=32)) == errno.EMFILE


def start_threads() -> int:
    """Return how many of 40 threads ran at the same time."""
    done = threading.Event()
    started = 0
    try:
        for _ in range(40):
            threading.Thread(target=done.wait, daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    done.set()
    return started


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give away uids")
def test_threads_have_a_number_by_uid(confined):
    # Daemon threads: the worker ends by os._exit and does not wait for them.
    assert confined(start_threads, "uid") == 40
    assert confined(start_threads, "uid", "rlimits", limits=Limits(threads=8)) == 7


def test_threads_have_a_number_by_user_namespace(confined):
    layers = ("pid_ns", "capabilities", "rlimits")

    assert confined(start_threads, *layers, user=NOBODY, limits=Limits(threads=8)) == 7


def test_threads_fit_into_the_memory(confined, whole):
    assert confined(start_threads, *whole) == 40


def test_processor_time_has_an_end(confined, whole):
    def loop() -> None:
        while True:
            pass

    assert confined(loop, *whole, limits=Limits(cpu_seconds=1)) == "ended with -9"


def test_no_core_is_dumped(confined):
    assert confined(lambda: resource.getrlimit(resource.RLIMIT_CORE), "rlimits") == [0, 0]


def test_a_limit_cannot_be_raised_again(confined, whole):
    def raise_limit() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))

    assert confined(raise_limit, *whole) in ("ValueError", "PermissionError")


def allocate(size: int):
    return lambda: len(bytearray(size))


def test_memory_is_there_up_to_the_limit(confined):
    assert confined(allocate(100 * MIB), "memory", limits=Limits(memory_bytes=200 * MIB)) == 100 * MIB


def test_memory_ends_at_the_limit(confined):
    assert confined(allocate(300 * MIB), "memory", limits=Limits(memory_bytes=200 * MIB)) == "MemoryError"


def test_memory_does_not_end_without_the_limit(confined):
    assert confined(allocate(300 * MIB), limits=Limits(memory_bytes=200 * MIB)) == 300 * MIB
