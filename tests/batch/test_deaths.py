"""Processes that are killed in the middle of a batch cost no submission, or are reported as what they are.

The checks of these courses kill: they run in a session, whose parent is the host, whose other child is the
zygote, whose children are the workers. Each kills once, in the session that is first to make a mark.
"""

import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Exercise, write, write_course
from tests.processes import Watched, run_watched

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are found by /proc")

STUDENTS = ("alice", "bob", "carol", "dave", "erin", "frank")
CHECKS = """
import os
import signal
from pathlib import Path


def children(parent):
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            state, above = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
        except (OSError, ValueError):
            continue
        if int(above) == parent and state != "Z":
            found.append(int(entry.name))
    return found


def zygote():
    # it was forked before any session
    return min(set(children(os.getppid())) - {{os.getpid()}})


def workers():
    below = children(zygote())
    return below if os.geteuid() == 0 else [worker for host in below for worker in children(host)]


def command_line():
    return int(Path(f"/proc/{{os.getppid()}}/stat").read_text().rpartition(")")[2].split()[1])


def first():
    try:
        os.close(os.open({mark!r}, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def kill(pids, number=signal.SIGKILL):
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass  # another session's worker, that has just ended


def test_before(student):
    assert student.who()


def test_in_the_middle(student):
    {kill}
    assert student.who()


def test_after(student):
    assert student.who()
"""


@dataclass(frozen=True)
class Batch:
    """A batch in which something was killed."""

    watched: Watched
    out: Path

    def statuses(self) -> dict[str, str]:
        with (self.out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["student"]: row["status"] for row in csv.DictReader(file)}

    def result(self, student: str) -> dict[str, Any]:
        text = (self.out / "students" / student / "result.json").read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)
        return found

    def verdicts(self, student: str) -> list[str]:
        return [check["verdict"] for check in self.result(student)["topics"][0]["checks"]]

    def layers(self, student: str) -> list[str]:
        found: list[str] = self.result(student)["isolation"]["layers"]
        return found


def batch(root: Path, kill: str) -> Batch:
    checks = CHECKS.format(mark=str(root / "mark"), kill=kill)
    course = write_course(root / "course", {"names": Exercise(checks=checks)})
    for student in STUDENTS:
        write(root / "in" / student / "names.py", f"def who():\n    return '{student}'\n")
    out = root / "out"
    watched = run_watched(
        root, "batch", root / "in", "--course", course, "--out", out, "--jobs", 2, "--lang", "en"
    )
    return Batch(watched, out)


@pytest.mark.parametrize(
    "kill",
    [
        pytest.param("first() and kill([os.getpid()])", id="session"),
        pytest.param("first() and kill([os.getppid()])", id="host"),
        pytest.param("first() and kill([zygote()])", id="zygote"),
    ],
)
def test_a_process_of_the_grader_that_is_killed_costs_no_submission(tmp_path: Path, kill: str) -> None:
    done = batch(tmp_path, kill)

    assert (tmp_path / "mark").exists()
    assert done.watched.process.returncode == 0, done.watched.process.stderr
    assert {student: done.verdicts(student) for student in STUDENTS} == dict.fromkeys(
        STUDENTS, ["passed"] * 3
    )
    assert done.watched.left_over() == []
    assert list(done.watched.temporary.iterdir()) == []


def test_a_worker_that_is_killed_takes_one_check_with_it(tmp_path: Path) -> None:
    """In a pid namespace it cannot have killed itself, so that check is nobody's; else it is a crash."""
    done = batch(tmp_path, "kill(workers()) if student.who() == 'carol' and first() else None")
    namespace = "pid_ns" in done.layers("carol")

    assert done.watched.process.returncode == (3 if namespace else 0)
    assert done.statuses()["carol"] == ("incomplete" if namespace else "graded")
    assert done.verdicts("carol") == ["passed", "internal" if namespace else "crashed", "passed"]
    assert done.watched.left_over() == []


def test_a_submission_whose_sessions_always_die_is_reported_alone(tmp_path: Path) -> None:
    done = batch(tmp_path, "kill([os.getpid()]) if student.who() == 'bob' else None")

    assert done.watched.process.returncode == 3
    assert done.statuses() == dict.fromkeys(STUDENTS, "graded") | {"bob": "unreadable"}
    assert "bob" in done.watched.process.stderr
    assert done.watched.left_over() == []


def test_a_host_that_always_dies_ends_the_batch_with_every_submission_reported(tmp_path: Path) -> None:
    # the kernel ends the session after its host: without waiting for that, it might be done before
    done = batch(tmp_path, "kill([os.getppid()]) or signal.pause()")

    assert done.watched.process.returncode == 3
    assert sorted(done.statuses()) == sorted(STUDENTS)
    assert set(done.statuses().values()) == {"unreadable"}
    assert (done.out / "index.html").exists()
    assert done.watched.left_over() == []


@pytest.mark.parametrize(("number", "code"), [("SIGKILL", -9), ("SIGINT", 130), ("SIGTERM", -15)])
def test_when_the_command_line_is_ended_nothing_goes_on(tmp_path: Path, number: str, code: int) -> None:
    done = batch(tmp_path, f"kill([command_line()], signal.{number})")

    assert done.watched.process.returncode == code
    assert done.watched.left_over() == []
    assert list(done.watched.temporary.iterdir()) == []
    assert "Traceback" not in done.watched.process.stderr
