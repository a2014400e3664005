"""What grows with the class, and what does not: seconds a submission, the parent's memory, the class page.

A cheap topic of plain Python, so that the grader's own cost is what shows; every submission is different.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import ROOT, Figure

SIZES = (10, 500, 5_000)
_CHECKS = """
def test_doubles(student):
    assert student.double(21) == 42

def test_doubles_text(student):
    assert student.double("ab") == "abab"
"""
_SUBMISSION = "# {number}\ndef double(x):\n    return x + {wrong}x\n"
# The command line's own peak. What rusage tells is never less than the program had that started it.
_MEASURED = """
import json, sys, time
from grader.cli.app import cli
begun = time.monotonic()
code = cli.main(sys.argv[1:], standalone_mode=False)
told = {"seconds": time.monotonic() - begun, "code": code}
with open("/proc/self/status") as status:
    (peak,) = (int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
json.dump(told | {"megabytes": peak / 1024}, sys.stderr)
"""


@dataclass(frozen=True)
class Measured:
    """A batch: seconds of wall time, the parent's peak of memory, and the size of the class page in MB."""

    seconds: float
    megabytes: float
    page: float


def write_class(folder: Path, count: int) -> None:
    """Write a course of one topic and a class of `count`, a tenth of which is wrong."""
    topic = folder / "course" / "exercises" / "double"
    topic.mkdir(parents=True)
    (topic / "checks.py").write_text(_CHECKS)
    for number in range(count):
        home = folder / "class" / f"s{number:05}"
        home.mkdir(parents=True)
        wrong = "2 * " if number % 10 == 0 else ""
        (home / "double.py").write_text(_SUBMISSION.format(number=number, wrong=wrong))


def batch(folder: Path) -> Measured:
    """Grade the class, or grade it again, and return what that took."""
    out = folder / "out"
    arguments = ["batch", folder / "class", "--course", folder / "course", "--out", out, "--json"]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *map(str, arguments)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    told = json.loads(done.stderr)
    assert told["code"] == 0, told
    page = (out / "index.html").stat().st_size / (1 << 20)
    return Measured(told["seconds"], told["megabytes"], page)


def growth(sizes: Sequence[int] = SIZES) -> list[Figure]:
    """Grade classes of growing size, and each of them again without a change."""
    first: dict[int, Measured] = {}
    again: dict[int, Measured] = {}
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_class(folder, count)
            first[count] = batch(folder)
            again[count] = batch(folder)
    least, *_, middle, most = sizes
    page = first[most]
    print(
        f"memory of the parent: {first[middle].megabytes:.0f} MB at {middle}, "
        f"{page.megabytes:.0f} MB at {most}, {again[most].megabytes:.0f} MB again without a change; "
        f"class page of {most}: {page.page:.1f} MB",
        flush=True,
    )
    cost = {count: one.seconds / count for count, one in first.items()}
    # the start, which is paid once, is left out of the smaller class
    start = first[least].seconds
    steady = (first[middle].seconds - start) / (middle - least)
    late = (first[most].seconds - first[middle].seconds) / (most - middle)
    return [
        Figure(f"{most} submissions, each beyond {middle}", late, steady, f"each of the first {middle}"),
        Figure(
            f"{most} submissions, nothing changed, each", again[most].seconds / most, cost[most], "first run"
        ),
    ]
