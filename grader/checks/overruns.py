"""What to say where a student's code met a limit of the sandbox: which one it was, and how much it allows."""

import errno
from typing import Final

from grader.checks.texts import Said, say
from grader.results.model import Verdict
from grader.sandbox.limits import MIB, Limits

_LIMITS: Final = Limits()

VERDICTS: Final[dict[str, Verdict]] = {"memory": "memory", "cpu": "timeout", "processes": "crashed"}
"""By the limit at which a worker was ended."""

_STARTS_PROCESSES: Final = ("fork", "spawn", "subprocess")


def cut(printed: str) -> str:
    """Return what the student's code printed, with a note where the rest of it was not kept."""
    most = _LIMITS.output_chars
    if len(printed) < most:
        return printed
    return (
        f"{printed[:most]}\n[… 输出过长，只保留了前 {most} 个字符 | too much output: only the first {most} "
        "characters are kept]"
    )


def say_ended(limit: str, megabytes: int) -> Said:
    """Return what to say where a worker was ended at the limit "memory", "cpu" or "processes"."""
    if limit == "memory":
        return say("limit_tree_memory", megabytes=megabytes)
    if limit == "cpu":
        return say("limit_cpu", seconds=_LIMITS.cpu_seconds)
    return say("limit_tree_processes", number=_LIMITS.threads)


def say_refused(error: BaseException) -> Said | None:
    """Return what to say of an exception that a limit has caused; None where it is another."""
    if isinstance(error, RuntimeError) and "can't start new thread" in str(error):
        return say("limit_threads", number=_LIMITS.threads)
    if not isinstance(error, OSError):
        return None
    if error.errno is None and f"[Errno {errno.EPERM}]" in str(error):  # one library's error inside another's
        return say("limit_closed")
    match error.errno:
        case errno.EMFILE:
            return say("limit_descriptors", number=_LIMITS.descriptors)
        case errno.EFBIG:
            return say("limit_file", megabytes=_LIMITS.file_bytes // MIB)
        case errno.ENOSPC:
            return say("limit_scratch", megabytes=_LIMITS.scratch_bytes // MIB, number=_LIMITS.scratch_files)
        case errno.EPERM | errno.EAGAIN if error.filename is None:
            trace = getattr(error, "__traceback_text__", "")
            starts = any(word in trace for word in _STARTS_PROCESSES)
            return say("limit_processes" if starts else "limit_closed")
    return None
