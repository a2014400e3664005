"""The filter's instructions, run by an interpreter, so that both architectures are checked on any machine."""

import struct

import pytest

from grader.sandbox.confine import seccomp, syscalls

ALLOW, EPERM, ENOSYS, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
OWN = 7
ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}


@pytest.fixture(params=ARCHITECTURES)
def machine(request, monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: request.param)
    monkeypatch.setattr("sys.platform", "linux")
    for cached in (seccomp._first_part, seccomp._common_part, seccomp.program):
        cached.cache_clear()
    yield ARCHITECTURES[request.param]
    for cached in (seccomp._first_part, seccomp._common_part, seccomp.program):
        cached.cache_clear()


def run(
    number: int,
    arguments: tuple[int, ...] = (),
    architecture: int | None = None,
    *,
    machine,
    guards: tuple[seccomp.Guard, ...] = (),
) -> int:
    """Return what the filter says to one system call."""
    words = [*arguments, *([0] * (6 - len(arguments)))]
    data = struct.pack("<IIQ6Q", number, architecture or machine[0], 0, *(word % 2**64 for word in words))
    steps = list(struct.iter_unpack("=HBBI", seccomp.program(OWN, frozenset(), frozenset(guards))))
    at, accumulator = 0, 0
    while True:
        code, if_true, if_false, value = steps[at]
        at += 1
        if code == 0x20:
            accumulator = struct.unpack_from("<I", data, value)[0]
        elif code == 0x54:
            accumulator &= value
        elif code in (0x15, 0x35):
            holds = accumulator == value if code == 0x15 else accumulator >= value
            at += if_true if holds else if_false
        else:
            return value


def number(name: str) -> int:
    return syscalls.number(name)


def test_files_and_threads_are_allowed(machine):
    said = {name: run(number(name), machine=machine) for name in ("read", "openat", "futex", "exit_group")}

    assert set(said.values()) == {ALLOW}


def test_another_architecture_ends_the_process(machine):
    assert run(number("read"), architecture=0x40000003, machine=machine) == KILL


def test_what_is_not_named_is_denied(machine):
    names = [*syscalls.REFUSED, *syscalls.TRUSTED]
    said = {name: run(number(name), machine=machine) for name in names}

    assert set(said.values()) == {EPERM}


@pytest.mark.parametrize("name", ["fchmod", "fchmodat", "utimensat"])
def test_modes_and_times_are_kept_where_files_of_others_could_be_meant(machine, name):
    """0x50000 is an error of number 0: the call gives 0, and nothing is done."""
    assert run(number(name), machine=machine) == ALLOW
    assert run(number(name), machine=machine, guards=("modes",)) == 0x50000


@pytest.mark.parametrize(
    ("flags", "said"),
    [(0, ALLOW), (0o1101, ALLOW), (0o1002, ALLOW), (0o1000, EPERM), (0o2001000, EPERM)],
)
def test_a_file_is_emptied_by_writing_only_where_landlock_does_not_know_it(machine, flags, said):
    """Landlock before its version 3 takes O_RDONLY | O_TRUNC for reading."""
    assert run(number("openat"), (0, 0, flags), machine=machine, guards=("sizes",)) == said
    assert run(number("truncate"), machine=machine, guards=("sizes",)) == EPERM
    assert run(number("ftruncate"), machine=machine, guards=("sizes",)) == ALLOW


def test_unknown_numbers_do_not_exist(machine):
    said = [run(one, machine=machine) for one in (452, 0x40000000, 0x40000000 | 59, 2**32 - 1)]

    assert said == [ENOSYS] * 4


def test_a_thread_is_allowed_and_a_process_is_not(machine):
    thread, process, namespace = 0x3D0F00, 0x01200011, 0x3D0F00 | 0x10000000
    said = [run(number("clone"), (flags,), machine=machine) for flags in (thread, process, namespace)]

    assert said == [ALLOW, EPERM, EPERM]


def test_clone3_does_not_exist(machine):
    assert run(number("clone3"), machine=machine) == ENOSYS


@pytest.mark.parametrize("name", ["kill", "tgkill"])
@pytest.mark.parametrize(("target", "said"), [(OWN, ALLOW), (0, EPERM), (-1, EPERM), (1, EPERM)])
def test_signals_reach_the_own_process_only(machine, name, target, said):
    assert run(number(name), (target,), machine=machine) == said


@pytest.mark.parametrize(("target", "said"), [(OWN, ALLOW), (0, ALLOW), (1, EPERM)])
def test_limits_of_the_own_process_only(machine, target, said):
    assert run(number("prlimit64"), (target,), machine=machine) == said


@pytest.mark.parametrize(
    ("family", "kind", "said"),
    [(1, 1, ALLOW), (1, 1 | 0o2000000, ALLOW), (1, 2, EPERM), (2, 1, EPERM), (1, 5, EPERM)],
)
def test_pairs_of_stream_sockets_only(machine, family, kind, said):
    assert run(number("socketpair"), (family, kind), machine=machine) == said


@pytest.mark.parametrize(("command", "said"), [(0x5401, ALLOW), (0x5412, EPERM), (0x5410, EPERM)])
def test_device_controls_are_read_only(machine, command, said):
    assert run(number("ioctl"), (0, command), machine=machine) == said


@pytest.mark.parametrize(
    ("command", "said"), [(3, ALLOW), (1030, ALLOW), (8, EPERM), (10, EPERM), (1031, EPERM)]
)
def test_descriptor_commands_neither_signal_nor_grow(machine, command, said):
    assert run(number("fcntl"), (0, command), machine=machine) == said


def test_every_named_call_is_answered_as_its_table_says(machine):
    tables = [
        syscalls.FILES,
        syscalls.MEMORY,
        syscalls.SIGNALS_AND_THREADS,
        syscalls.WAITING_AND_TIME,
        syscalls.QUESTIONS,
        syscalls.OPEN_SOCKETS,
    ]
    numbers = [one for table in tables for one in syscalls.numbers(table)]

    assert {run(one, machine=machine) for one in numbers} == {ALLOW}
