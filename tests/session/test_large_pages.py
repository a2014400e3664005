"""Memory that forks share lies in large pages, where the kernel has them, and is the same as before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os, re, sys
from pathlib import Path
from grader.session.large_pages import use_large_pages

def large():
    return int(re.search(r"AnonHugePages:\\s+(\\d+)", Path("/proc/self/smaps_rollup").read_text())[1])

content = [bytes([number % 256]) * 5_000 for number in range(4_000)]
before = large()
use_large_pages()
after = large()
same = all(one == bytes([number % 256]) * 5_000 for number, one in enumerate(content))
pid = os.fork()
if pid == 0:
    content[0] = content[1] = b""
    os._exit(0 if all(one[0] == number % 256 for number, one in enumerate(content) if one) else 1)
print(before, after, same, os.waitpid(pid, 0)[1], content[0] == bytes(5_000))
"""


ROOT = Path(__file__).parents[2]


def _kernel_collapses() -> bool:
    """Return whether the kernel has large pages and moves memory into them when asked: Linux 6.1 does."""
    release = [int(part) for part in os.uname().release.split("-")[0].split(".")[:2]]
    setting = Path("/sys/kernel/mm/transparent_hugepage/enabled")
    return release >= [6, 1] and setting.is_file() and "[never]" not in setting.read_text()


@pytest.mark.skipif(not _kernel_collapses(), reason="this kernel does not move memory into large pages")
def test_memory_moves_into_large_pages_and_keeps_its_content() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, check=True, capture_output=True, text=True
    )

    before, after, *kept = done.stdout.split()

    assert int(after) - int(before) >= 8 * 1024
    assert kept == ["True", "0", "True"]
