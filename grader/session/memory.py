"""A cap on the memory of a session: a check may make much of little, `list(student.steps())` of a range."""

import re
import sys
from contextlib import suppress
from pathlib import Path

SESSION_BYTES = 4 << 30


def cap_memory() -> None:
    """Let this process have so much memory beyond what it has; Linux only, and not beside a GPU.

    Beyond it, a check gets a MemoryError. The driver of a GPU maps far more than it uses.
    """
    if sys.platform != "linux" or _has_gpu():
        return
    import resource

    with suppress(OSError, ValueError):
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        found = re.search(r"^VmData:\s*(\d+) kB", status, re.MULTILINE)
        now = int(found[1]) * 1024 if found is not None else 0
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = now + SESSION_BYTES
        if hard == resource.RLIM_INFINITY or wanted < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def _has_gpu() -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and torch.cuda.device_count() > 0
