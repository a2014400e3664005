"""The open files of a worker: the wire, and nothing that it inherited by chance."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Final

from grader.sandbox.confine import linux

_LAST: Final = 2**31 - 1
# Where each number is tried: what Linux allows a process by default, and elsewhere a few.
_LAST_TRIED: Final = 2**20 if sys.platform == "linux" else 2**16


def keep_only(keep: Sequence[int]) -> None:
    """Close all descriptors but those in `keep`, and point 0, 1 and 2 to /dev/null; raise OSError."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        if standard not in keep:
            os.dup2(null, standard, inheritable=False)
    low = 3
    for descriptor in [*sorted(fd for fd in set(keep) if fd > 2), _LAST]:
        _close(low, descriptor - 1)
        low = descriptor + 1


def _close(first: int, last: int) -> None:
    if first > last:
        return
    if sys.platform == "linux":
        try:
            linux.call("close_range", first, last, 0)
            return
        except OSError as error:
            if error.errno != errno.ENOSYS:  # an older kernel has no such call
                raise
    os.closerange(first, min(last, _LAST_TRIED) + 1)
