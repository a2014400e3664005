"""An attempt of the trial worker: an operation, and the layers that answer for how it must go."""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from grader.sandbox.limits import Limits

DENIALS: Final = frozenset(
    {
        errno.EPERM,
        errno.EACCES,
        errno.ENOENT,
        errno.ESRCH,
        errno.ENOSYS,
        errno.EROFS,
        errno.EBADF,
        errno.EMFILE,
        errno.ENOMEM,
        errno.EFBIG,
        errno.ENETUNREACH,
        errno.ECONNREFUSED,
    }
)
"""What a denied operation answers; any other error shows that the operation itself was reached."""


@dataclass(frozen=True)
class Surroundings:
    """What is there to be reached, outside of the worker and inside."""

    process: int
    """A process of the grader."""
    uid: int
    """The user who grades."""
    folder: str
    """A folder outside the scratch folder that the grader's user may write."""
    file: str
    """A file in it that the grader's user owns and anybody may write."""
    port: int
    """A TCP port on the loopback address that listens; 0 where none could be opened."""
    abstract: str
    """The name of an abstract Unix socket that listens."""
    descriptor: int
    """A descriptor that was open before the worker was forked."""
    secret: str | None
    """A file below one of the masked paths, where there is one."""
    namespaces: dict[str, str]
    """The grader's own namespaces by the kernel's names: uts, ipc, user; empty where /proc is silent."""
    readable: tuple[str, ...]
    limits: Limits


@dataclass(frozen=True)
class Attempt:
    """An operation by name, with the layers that answer for it, the outermost wall last.

    `run` returns what it got, or raises where it is denied. `landlock_since` is the version of Landlock that
    knows it.
    """

    name: str
    layers: tuple[str, ...]
    run: Callable[[Surroundings], str]
    landlock_since: int = 1


def is_denied(attempt: Attempt, around: Surroundings) -> tuple[bool, str]:
    """Try it; return whether it was denied, and what happened."""
    try:
        return False, attempt.run(around)
    except MemoryError:
        return True, "MemoryError"
    except OSError as error:
        return error.errno in DENIALS, f"{type(error).__name__}: {error.strerror or error}"
    except Exception as error:  # a library that a layer keeps it from, say: no proof of a denial
        return False, f"{type(error).__name__}: {error}"


def works(attempt: Attempt, around: Surroundings) -> tuple[bool, str]:
    """Try it; return whether it worked, and what happened."""
    try:
        return True, attempt.run(around)
    except Exception as error:  # whatever a layer breaks, an import or a thread, is the finding
        return False, f"{type(error).__name__}: {error}"
