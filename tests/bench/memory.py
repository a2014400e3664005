"""What a further session at the same time takes: proportional memory (PSS) of all processes of a batch."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import classes
from tests.bench.figures import ROOT, Figure

JOBS = 4
_INTERVAL = 0.05  # seconds


def memory(quick: bool) -> list[Figure]:
    """Compare a further parallel session, with its worker, to a process of plain pytest."""
    topics = classes.course_topics()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        submissions = classes.make_class(folder, topics, JOBS if quick else 3 * JOBS)
        one, many = (_peak(_batch(submissions, folder / f"out{jobs}", jobs)) for jobs in (1, JOBS))
        alone = _peak([*classes.grader("grade", str(submissions / "s0000"), "--out", str(folder / "one"))])
    return [
        Figure(
            "memory of a further parallel session",
            (many - one) / (JOBS - 1),
            one,
            "a batch of one at a time",
            "MB",
        ),
        Figure("memory of a batch, one at a time", one, alone, "`grader grade`", "MB"),
    ]


def _batch(submissions: Path, out: Path, jobs: int) -> list[str]:
    return classes.grader("batch", str(submissions), "--out", str(out), "--json", "--jobs", str(jobs))


def _peak(command: list[str]) -> float:
    """Return the most that a command and all below it take together, in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(map(_proportional, _family(process.pid))))
        time.sleep(_INTERVAL)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command[:4]}: exit code {process.returncode}")
    return most


def _family(root: int) -> Iterator[int]:
    """Yield the process and all that descend from it."""
    pending = [root]
    while pending:
        pid = pending.pop()
        yield pid
        try:
            pending += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        except OSError:  # it has ended meanwhile
            continue


def _proportional(pid: int) -> float:
    """Return the process's share of memory in MB; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
