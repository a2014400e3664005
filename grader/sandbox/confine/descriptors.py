"""The open files of a worker: the wire, and nothing that it inherited by chance."""

import os
import sys
from collections.abc import Sequence
from typing import Final

# Linux closes a whole range at once; elsewhere each number is tried.
_END: Final = 2**31 - 1 if sys.platform == "linux" else 2**16


def keep_only(keep: Sequence[int]) -> None:
    """Close all descriptors but those in `keep`, and point 0, 1 and 2 to /dev/null; raise OSError."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        if standard not in keep:
            os.dup2(null, standard, inheritable=False)
    low = 3
    for descriptor in [*sorted(fd for fd in set(keep) if fd > 2), _END]:
        os.closerange(low, descriptor)
        low = descriptor + 1
