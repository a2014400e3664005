"""A batch that is killed at any moment, and started again, ends as one that nobody disturbed."""

import csv
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.builders import RUN_SECONDS, Exercise, environment, run_grader, write, write_course

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

KILLS = 10
STUDENTS = 24
CHECKS = """
def test_doubles(student, rng_number):
    assert student.double(rng_number) == 2 * rng_number

def test_halves(student):
    assert student.half(8) == 4
"""
CONFTEST = """
import pytest

@pytest.fixture
def rng_number():
    return 21
"""


def make(root: Path) -> tuple[Path, Path]:
    """Write a course of two topics and a class, a third of which is wrong somewhere."""
    exercise = Exercise(checks=CHECKS, files={"./conftest.py": CONFTEST})
    course = write_course(root / "course", {"one": exercise, "two": exercise})
    for number in range(STUDENTS):
        wrong = " + 1" if number % 3 == 0 else ""
        text = f"# {number}\ndef double(x):\n    return 2 * x{wrong}\n\ndef half(x):\n    return x // 2\n"
        for topic in ("one", "two"):
            write(root / "class" / f"s{number:02}" / f"{topic}.py", text)
    return course, root / "class"


def arguments(course: Path, folder: Path, out: Path) -> list[str]:
    options = ["--course", course, "--out", out, "--seed", 5, "--lang", "en"]
    return ["batch", str(folder), *map(str, options)]


def disturbed(command: list[str], number: int, rng: random.Random) -> int:
    """Start a batch, send it a signal after some of its lines, or before the first; return how it ended."""
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", *command],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    for _ in range(rng.randrange(6)):
        process.stderr.readline()
    time.sleep(rng.random() / 20)  # anywhere in what comes then; nothing depends on where
    process.send_signal(number)
    process.communicate(timeout=RUN_SECONDS)
    return process.returncode


def kill_when_there(command: list[str], file: Path) -> None:
    """Start a batch and kill it as soon as it has made the file."""
    file.unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", *command],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    await_file(file)
    process.kill()
    process.wait(RUN_SECONDS)


def timeless(value: Any) -> Any:
    """Return the result without what depends on the clock."""
    if isinstance(value, dict):
        return {name: timeless(one) for name, one in value.items() if name not in ("started", "seconds")}
    return [timeless(one) for one in value] if isinstance(value, list) else value


def results(out: Path) -> dict[str, Any]:
    found = sorted((out / "students").glob("*/result.json"))
    return {path.parent.name: timeless(json.loads(path.read_text(encoding="utf-8"))) for path in found}


def topics(out: Path) -> dict[str, Any]:
    """Return what was found, without the attempts that led to it."""
    return {student: result["topics"] for student, result in results(out).items()}


def grades(out: Path) -> list[list[str]]:
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def left_half_done(out: Path) -> list[Path]:
    """Return files that were begun and not finished, and folders without all their pages."""
    unfinished = [path for path in out.rglob(".*.[0-9]*") if path.is_file()]
    pages = {"report.html", "result.json", "review.html"}
    return unfinished + [
        folder for folder in (out / "students").iterdir() if {path.name for path in folder.iterdir()} != pages
    ]


def test_a_batch_that_is_killed_ten_times_ends_as_one_that_was_not(tmp_path: Path) -> None:
    course, folder = make(tmp_path)
    assert run_grader(*arguments(course, folder, tmp_path / "calm")).returncode == 0
    command = arguments(course, folder, tmp_path / "out")
    rng = random.Random(7)

    for _ in range(KILLS):
        disturbed(command, signal.SIGKILL, rng)
    last = run_grader(*command)

    assert last.returncode == 0, last.stderr
    assert results(tmp_path / "out") == results(tmp_path / "calm")
    assert grades(tmp_path / "out") == grades(tmp_path / "calm")
    assert not (tmp_path / "out" / "changes.csv").exists()
    assert left_half_done(tmp_path / "out") == []


def test_a_known_class_that_is_killed_while_its_engine_starts_goes_on(tmp_path: Path) -> None:
    """The engine starts for the first that was edited, which shows where the checks are collected."""
    course, folder = make(tmp_path)
    collected = tmp_path / "collected"
    checks = course / "exercises" / "one" / "checks.py"
    write(checks, f"open({str(collected)!r}, 'a').close()\n" + CHECKS)
    command = arguments(course, folder, tmp_path / "out")
    assert run_grader(*command).returncode == 0

    for turn in range(3):
        for path in sorted(folder.glob("s0*/one.py")):
            write(path, path.read_text(encoding="utf-8").replace(" + 1", "") + f"# {turn}\n")
        kill_when_there(command, collected)
    last = run_grader(*command)

    assert last.returncode == 0, last.stderr
    assert run_grader(*arguments(course, folder, tmp_path / "calm")).returncode == 0
    assert topics(tmp_path / "out") == topics(tmp_path / "calm")
    assert grades(tmp_path / "out") == grades(tmp_path / "calm")
    assert left_half_done(tmp_path / "out") == []


def test_a_batch_that_is_interrupted_says_so_and_goes_on(tmp_path: Path) -> None:
    course, folder = make(tmp_path)
    command = arguments(course, folder, tmp_path / "out")

    code = disturbed(command, signal.SIGINT, random.Random(1))
    last = run_grader(*command)

    assert code in (130, 0)
    assert last.returncode == 0, last.stderr
    assert sorted(results(tmp_path / "out")) == [f"s{number:02}" for number in range(STUDENTS)]


def test_a_second_run_into_the_same_folder_is_refused_and_disturbs_nothing(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    checks = f"""
    import time
    from pathlib import Path

    def test_waits(student):
        while not Path({str(gate)!r}).exists():
            time.sleep(0.01)
        assert student.f() == 1
    """
    course = write_course(tmp_path / "course", {"waits": Exercise(checks=checks)})
    write(tmp_path / "class" / "ann" / "waits.py", "def f():\n    return 1\n")
    command = arguments(course, tmp_path / "class", tmp_path / "out")
    first = subprocess.Popen(
        [sys.executable, "-m", "grader", *command], env=environment(), stdout=subprocess.DEVNULL
    )
    await_file(tmp_path / "out" / ".grader" / "store.sqlite")

    second, dry = run_grader(*command), run_grader(*command, "--what-if")
    gate.touch()

    assert [second.returncode, dry.returncode] == [2, 2]
    assert "wanted an output folder that no other run is writing to, found one at work" in second.stderr
    assert len(second.stderr.splitlines()) == 1
    assert first.wait(RUN_SECONDS) == 0
    assert results(tmp_path / "out")["ann"]["score"] == 10.0


def await_file(path: Path) -> None:
    deadline = time.monotonic() + RUN_SECONDS
    while not path.exists():
        assert time.monotonic() < deadline, f"no {path}"
        time.sleep(0.01)
