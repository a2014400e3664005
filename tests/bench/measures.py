"""What is measured: this grader and its alternative on the same work, one after the other."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import plain_python as plain
from tests.bench.figures import ROOT, Figure
from tests.bench.growth import growth

TOPIC = "dim_sums"
REPEATS = 5


def seconds(command: list[str], repeats: int = REPEATS, env: dict[str, str] | None = None) -> float:
    """Return the median wall time of a command."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True, env={**os.environ, **(env or {})}, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def grader(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "grader", *arguments]


def start_up() -> list[Figure]:
    """The command line answers without torch."""
    python = [sys.executable, "-c", "import torch"]
    return [Figure("grader --help", seconds(grader("--help")), seconds(python), "python -c 'import torch'")]


def one_submission() -> list[Figure]:
    """A cold `grade` of one topic against plain pytest with the student's module on its path."""
    with tempfile.TemporaryDirectory() as folder:
        submission = make_class(Path(folder), [TOPIC], 1) / "s0"
        ours = seconds(grader("grade", str(submission), "--topic", TOPIC, "--out", f"{folder}/out"))
        plain = seconds(plain_pytest(Path(folder), submission, [TOPIC]))
    return [Figure("cold grade of one topic", ours, plain, "plain pytest")]


def a_class() -> list[Figure]:
    """A class of one topic, per submission, at tiers full and process."""
    return per_submission("one topic", [TOPIC], 40)


def whole_course() -> list[Figure]:
    """A class of the whole course, per submission."""
    topics = sorted(path.parent.name for path in (ROOT / "exercises").glob("*/checks.py"))
    return per_submission("whole course", topics, 12)


def per_submission(name: str, topics: list[str], count: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        submissions = make_class(Path(folder), topics, count)
        chosen = [option for topic in topics for option in ("--topic", topic)]
        batch = grader("batch", str(submissions), *chosen, "--out", f"{folder}/out")
        full = seconds(batch, 3) / count
        process = (
            seconds([*batch, "--allow-isolation", "process"], 3, {"GRADER_DENY_LAYERS": EVERY_LAYER}) / count
        )
        plain = seconds(plain_pytest(Path(folder), submissions / "s0", topics), 3)
    return [
        Figure(f"{name}, per submission, tier full", full, plain, "plain pytest, a process a submission"),
        Figure(f"{name}, per submission, tier full", full, process, "this grader at tier process"),
    ]


EVERY_LAYER = "user_ns,pid_ns,net_ns,ipc_ns,uts_ns,mount_ns,uid,capabilities,no_new_privs,landlock,seccomp"


def make_class(folder: Path, topics: list[str], count: int) -> Path:
    """Write a class of right submissions and return its folder."""
    submissions = folder / "class"
    for number in range(count):
        home = submissions / f"s{number}"
        home.mkdir(parents=True)
        for topic in topics:
            shutil.copy(ROOT / "solutions" / topic / "reference.py", home / f"{topic}.py")
    return submissions


PLAIN_PLUGIN = '''
import importlib
import pytest
import torch


@pytest.fixture
def student(request):
    return importlib.import_module(request.path.parent.name)


@pytest.fixture
def rng():
    return torch.Generator().manual_seed(0)


class Direct:
    """The call without a boundary, and the value compared as torch compares it."""

    def __init__(self, function, args, kwargs):
        self.call = lambda: function(*args, **kwargs)

    def __getattr__(self, name):
        return lambda *args, **kwargs: (self.call(), self)[1]


import grader.checks

grader.checks.expect = lambda function, *args, **kwargs: Direct(function, args, kwargs)
'''


def plain_pytest(folder: Path, submission: Path, topics: list[str]) -> list[str]:
    """Return the command that runs the same checks in one process, the student's code beside them."""
    (folder / "plain_plugin.py").write_text(PLAIN_PLUGIN)
    files = [str(ROOT / "exercises" / topic / "checks.py") for topic in topics]
    path = os.pathsep.join([str(submission), str(folder)])
    code = (
        f"import sys; sys.path[:0] = {path.split(os.pathsep)!r}; import pytest; "
        f"pytest.main(['-p', 'plain_plugin', '-q', '-c', '/dev/null', '--import-mode=importlib', "
        f"'-p', 'no:cacheprovider', *{files!r}])"
    )
    return [sys.executable, "-c", code]


def plain_python(count: int = 1_000) -> list[Figure]:
    """A thousand plain-Python submissions over five topics, against a process of plain pytest for each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        course, submissions = plain.make_course(folder), plain.make_submissions(folder, count)
        start = time.perf_counter()
        outcomes = plain.graded(course, submissions, folder / "out")
        ours = time.perf_counter() - start
        start = time.perf_counter()
        native = plain.natively(submissions, sorted(outcomes), folder / "native")
        against = time.perf_counter() - start
        odd = plain.disagreements(outcomes, native)
    if odd:
        raise AssertionError(f"other outcomes than natively: {odd}")
    return [
        Figure("plain Python, per submission", ours / count, against / count, "plain pytest, a process each")
    ]


MEASURES: dict[str, Callable[[], list[Figure]]] = {
    "start_up": start_up,
    "one_submission": one_submission,
    "a_class": a_class,
    "whole_course": whole_course,
    "plain_python": plain_python,
    "growth": growth,
}
