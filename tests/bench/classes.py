"""Classes to grade, and the commands that grade them: this grader, plain pytest, and the floor."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.direct import OUTSIDE
from tests.bench.figures import ROOT

EVERY_LAYER = "user_ns,pid_ns,net_ns,ipc_ns,uts_ns,mount_ns,uid,capabilities,no_new_privs,landlock,seccomp"
_DIRECT = "tests.bench.direct"


def course_topics() -> list[str]:
    """Return the topics of the course."""
    return sorted(path.parent.name for path in (ROOT / "exercises").glob("*/checks.py"))


def make_class(folder: Path, topics: Sequence[str], count: int, course: Path = ROOT) -> Path:
    """Write a class of right submissions and return its folder; no two files are equal."""
    submissions = folder / "class"
    for number in range(count):
        home = submissions / f"s{number:04}"
        home.mkdir(parents=True)
        for topic in topics:
            text = (course / "solutions" / topic / "reference.py").read_text(encoding="utf-8")
            (home / f"{topic}.py").write_text(f"{text}\n# {number}\n", encoding="utf-8")
    return submissions


def enlarge(submissions: Path, count: int) -> None:
    """Add students to a class of `make_class` up to `count`; each has handed in what one before has."""
    before = sorted(submissions.iterdir())
    for number in range(len(before), count):
        shutil.copytree(before[number % len(before)], submissions / f"s{number:04}")


def grader(*arguments: str) -> list[str]:
    """Return a command of this grader."""
    return [sys.executable, "-m", "grader", *arguments]


def seconds(command: Sequence[str], env: dict[str, str] | None = None, folder: Path = ROOT) -> float:
    """Return the wall time of a command, in seconds; raise where it failed in any other way than tests do."""
    begun = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, env=_environment(env), cwd=folder)
    taken = time.perf_counter() - begun
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command[:4]}: exit code {done.returncode}: {done.stderr.decode()[-500:]}")
    return taken


def batch(submissions: Path, out: Path, course: Path, *options: str, denied: str = "") -> float:
    """Return the seconds that a batch takes; `denied` are layers of the isolation that it does without."""
    command = grader(
        "batch", str(submissions), "--course", str(course), "--out", str(out), "--json", *options
    )
    return seconds([*command, "--allow-isolation", "process"], {"GRADER_DENY_LAYERS": denied})


def fresh(submissions: Path, course: Path, *options: str, denied: str = "") -> float:
    """Return the seconds a submission that a class takes which was never graded before."""
    with tempfile.TemporaryDirectory() as out:
        taken = batch(submissions, Path(out), course, *options, denied=denied)
    return taken / len(list(submissions.iterdir()))


def plain(submission: Path, topics: Sequence[str], course: Path = ROOT, suite: str = "checks") -> float:
    """Return the seconds of plain pytest over these topics in one fresh process."""
    files = _check_files(topics, course, suite)
    options = ["-q", "-c", os.devnull, "--import-mode=importlib", "-p", "no:cacheprovider", "-p", _DIRECT]
    return seconds([sys.executable, "-m", "pytest", *options, *files], {OUTSIDE: str(submission)})


def floor(submissions: Path, topics: Sequence[str], course: Path = ROOT) -> float:
    """Return the seconds a submission of the check functions, called in a loop in one warm process.

    Raise RuntimeError where more than a few of them fail: they would end too early.
    """
    files = _check_files(topics, course)
    homes = [str(path) for path in sorted(submissions.iterdir())[:5]]
    command = [sys.executable, "-m", _DIRECT, json.dumps([files, homes])]
    done = subprocess.run(command, check=True, capture_output=True, env=_environment(None), cwd=ROOT)
    told = json.loads(done.stderr)
    # a handful ask for a device, or for the memory of a process that is the student's alone
    if told["failed"] > 0.05 * told["checks"]:
        raise RuntimeError(f"the floor: {told['failed']} of {told['checks']} checks fail")
    return float(told["seconds"])


def _check_files(topics: Sequence[str], course: Path, suite: str = "checks") -> list[str]:
    return [str(course / "exercises" / topic / f"{suite}.py") for topic in topics]


def _environment(more: dict[str, str] | None) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **(more or {})}
