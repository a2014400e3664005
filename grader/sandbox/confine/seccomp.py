"""The filter on system calls: what Python, torch on the CPU and numpy need, and nothing else.

Every call that is not named is denied with EPERM. Calls that are newer than the table "do not exist"
(ENOSYS), so that libc falls back to an older one; so do `clone3`, whose flags a filter cannot read, and the
x32 twins of all calls. A call of another architecture ends the process.

Whose mode or time a path would change, neither Landlock nor this filter can tell. Where a worker's user owns
more than its scratch folder, and no other layer keeps that away, such calls are answered as if they were
done, and nothing is done: `shutil.copy` goes on, and no file outside is touched.
"""

import ctypes
import struct
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from grader.sandbox.confine import linux, syscalls

Guard = Literal["modes", "sizes"]
"""What of files that paths lead to is kept too: modes and times; sizes, where Landlock does not know them."""

_LOAD: Final = 0x20  # BPF_LD | BPF_W | BPF_ABS
_AND: Final = 0x54  # BPF_ALU | BPF_AND | BPF_K
_JUMP_EQUAL: Final = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_JUMP_AT_LEAST: Final = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN: Final = 0x06  # BPF_RET | BPF_K

_NUMBER_AT: Final = 0
_ARCHITECTURE_AT: Final = 4
_ARGUMENTS_AT: Final = 16  # eight bytes each, the low word first

_ALLOW: Final = 0x7FFF0000
_EPERM: Final = 0x00050001
_DONE: Final = 0x00050000
"""An error without a number: the call gives 0, and nothing is done."""
_ENOSYS: Final = 0x00050026
_KILL: Final = 0x80000000

_SET_MODE_FILTER: Final = 1
_SPEC_ALLOW: Final = 4
"""Without it, older kernels slow the whole process down against a leak that needs a second tenant."""

_CLONE_THREAD: Final = 0x00010000
_NO_CLONE_FLAGS: Final = 0x7E020000 | 0x00002000 | 0x00004000 | 0x00001000  # namespaces, ptrace, vfork, pidfd
_AF_UNIX: Final = 1
_SOCK_STREAM: Final = 1
_SOCK_TYPE: Final = 0xF

_IOCTLS: Final = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX."""
_FCNTLS: Final = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)
"""F_DUPFD to F_SETLKW, locks by open file, F_DUPFD_CLOEXEC, F_GETPIPE_SZ; not F_SETOWN, which signals."""
_MODES_AND_TIMES: Final = ("chmod", "fchmod", "fchmodat", "utimensat")
_TRUNCATES: Final = 0o1000
_OPENS: Final = (0, 1, 2, 3, 1 | _TRUNCATES, 2 | _TRUNCATES, 3 | _TRUNCATES)
"""Not to empty a file that is opened for reading, which Landlock takes for reading before its version 3."""
_PRCTLS: Final = (3, 15, 16, 23, 39, 0x53564D41)
"""PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_CAPBSET_READ, PR_GET_NO_NEW_PRIVS, PR_SET_VMA."""


@dataclass(frozen=True)
class Argument:
    """Ask that one argument of a call, under a mask, is one of some 32-bit values."""

    index: int
    values: tuple[int, ...]
    mask: int | None = None


def _rules(process: int) -> dict[str, tuple[Argument, ...]]:
    """Return the calls that are allowed with certain arguments only."""
    return {
        "clone": (Argument(0, (_CLONE_THREAD,), _CLONE_THREAD | _NO_CLONE_FLAGS),),
        # Datagram sockets could send to any named socket without being connected to it.
        "socketpair": (Argument(0, (_AF_UNIX,)), Argument(1, (_SOCK_STREAM,), _SOCK_TYPE)),
        "kill": (Argument(0, (process,)),),
        "tgkill": (Argument(0, (process,)),),
        "prlimit64": (Argument(0, (0, process)),),
        "ioctl": (Argument(1, _IOCTLS),),
        "fcntl": (Argument(1, _FCNTLS),),
        "prctl": (Argument(0, _PRCTLS),),
    }


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _check(argument: Argument) -> list[bytes]:
    """Return steps that fall through where the argument is right and return EPERM where it is not."""
    steps = [_step(_LOAD, _ARGUMENTS_AT + 8 * argument.index)]
    if argument.mask is not None:
        steps.append(_step(_AND, argument.mask))
    left = len(argument.values)
    for value in argument.values:
        steps.append(_step(_JUMP_EQUAL, value, if_true=left))
        left -= 1
    return [*steps, _step(_RETURN, _EPERM)]


def _rule(number: int, arguments: Iterable[Argument]) -> list[bytes]:
    checks = [step for argument in arguments for step in _check(argument)]
    return [_step(_JUMP_EQUAL, number, if_false=len(checks) + 1), *checks, _step(_RETURN, _ALLOW)]


def _answer(number: int, answer: int) -> list[bytes]:
    return [_step(_JUMP_EQUAL, number, if_false=1), _step(_RETURN, answer)]


def _named(names: Iterable[str]) -> list[int]:
    """Return the numbers on this machine of these calls, without those that it does not have."""
    return syscalls.numbers({name: syscalls.KNOWN[name] for name in names if name in syscalls.KNOWN})


@lru_cache(maxsize=1)
def _first_part() -> bytes:
    """Return the part that turns whole classes of calls away, and leaves the number to be compared."""
    column = syscalls.architecture()
    if column is None:
        raise OSError(38, "the filter on system calls knows x86-64 and aarch64 only")
    return b"".join(
        [
            _step(_LOAD, _ARCHITECTURE_AT),
            _step(_JUMP_EQUAL, syscalls.AUDIT_ARCH[column], if_true=1),
            _step(_RETURN, _KILL),
            _step(_LOAD, _NUMBER_AT),
            # The x32 twins have bit 30 set, so they are among the numbers that are too high.
            _step(_JUMP_AT_LEAST, syscalls.FIRST_UNKNOWN, if_false=1),
            _step(_RETURN, _ENOSYS),
        ]
    )


def _guard_part(guards: Collection[Guard]) -> list[bytes]:
    """Return the part that answers for what the common part would let through."""
    steps: list[bytes] = []
    if "modes" in guards:
        for number in _named(_MODES_AND_TIMES):
            steps += _answer(number, _DONE)
    if "sizes" in guards:
        for number in _named(["truncate"]):
            steps += _answer(number, _EPERM)
        for name, flags_at in (("open", 1), ("openat", 2)):
            for number in _named([name]):
                steps += _rule(number, [Argument(flags_at, _OPENS, 3 | _TRUNCATES)])
    return steps


@lru_cache(maxsize=1)
def _common_part() -> bytes:
    """Return the part that is the same for every worker: the calls that are allowed whatever they ask."""
    allowed = {
        **syscalls.FILES,
        **syscalls.MEMORY,
        **syscalls.SIGNALS_AND_THREADS,
        **syscalls.WAITING_AND_TIME,
        **syscalls.QUESTIONS,
        **syscalls.OPEN_SOCKETS,
    }
    return b"".join(step for number in syscalls.numbers(allowed) for step in _answer(number, _ALLOW))


@lru_cache(maxsize=1)
def program(process: int, loosened: frozenset[str], guards: frozenset[Guard]) -> bytes:
    """Return the filter for the process with this number in its own pid namespace, as BPF instructions.

    The calls named in `loosened` are let through, whatever they ask.
    """
    steps: list[bytes] = []
    for number in _named(loosened):
        steps += _answer(number, _ALLOW)
    steps += _guard_part(guards)
    after = _answer(syscalls.number("clone3"), _ENOSYS)
    for name, arguments in _rules(process).items():
        after += _rule(syscalls.number(name), arguments)
    return _first_part() + b"".join(steps) + _common_part() + b"".join(after) + _step(_RETURN, _EPERM)


def install(process: int, loosened: frozenset[str], guards: frozenset[Guard]) -> None:
    """Put the filter on this process, which has one thread and no_new_privs; raise OSError."""
    code = program(process, loosened, guards)
    steps = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: the number of instructions, six bytes of padding, their address
    description = struct.pack("@HP", len(code) // 8, ctypes.addressof(steps))
    linux.call("seccomp", _SET_MODE_FILTER, _SPEC_ALLOW, description)
