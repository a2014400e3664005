"""Large pages for the memory that every fork shares: a fork copies one entry of the page table, not 512.

Linux 6.1 and later can put what a process already has into large pages; where it cannot, all is as before.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

PAGE_BYTES: Final = 2 << 20
_MADV_COLLAPSE: Final = 25


def use_large_pages() -> None:
    """Move the process's own memory into large pages, as far as the kernel will.

    It costs about a tenth of a second: for many forks, not for one.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    libc.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    with suppress(OSError):  # no /proc
        for address in list(_places(Path("/proc/self/maps").read_text("ascii", "replace"))):
            libc.madvise(address, PAGE_BYTES, _MADV_COLLAPSE)  # refused or not: there is nothing to undo


def _places(maps: str) -> Iterator[int]:
    """Yield where a large page fits into private, writable memory that belongs to no file."""
    for line in maps.splitlines():
        span, rights, _, _, _, *name = line.split(maxsplit=5)
        if rights == "rw-p" and name in ([], ["[heap]"]):
            start, end = (int(one, 16) for one in span.split("-"))
            yield from range(-(-start // PAGE_BYTES) * PAGE_BYTES, end - PAGE_BYTES + 1, PAGE_BYTES)
