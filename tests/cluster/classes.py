"""A small class whose checks can tell where they run, and can end it; and the grader run over it."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.builders import Exercise, run_grader, write, write_course

STUDENTS = ("alice", "bob", "carol", "dave", "erin", "frank", "grace", "henry")

# A check runs in a session, whose parent is the host, whose parent is the dask worker.
_CHECKS = """
import os
import random
import signal
from pathlib import Path

MARKS = Path({marks!r})


def dask_worker():
    return int(Path(f"/proc/{{os.getppid()}}/stat").read_text().rpartition(")")[2].split()[1])


def first(name):
    try:
        os.close(os.open(MARKS / name, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def mark(folder, name):
    (MARKS / folder).mkdir(exist_ok=True)
    (MARKS / folder / str(name)).write_text(str(os.getpid()))


def kill(pid):
    os.kill(pid, signal.SIGKILL)
    signal.pause()


def test_who(student):
    who = student.who()
    mark("nodes", dask_worker())
    {act}
    assert who


def test_random(student):
    numbers = [random.randrange(1000) for _ in range(5)]
    assert student.total(numbers) == sum(numbers)
"""

_STUDENT = """
def who():
    return {student!r}


def total(numbers):
    return sum(numbers) + {off}
"""


@dataclass(frozen=True)
class Place:
    """A course and its class on the disk; `marks` is where checks write down what happened."""

    root: Path

    @property
    def marks(self) -> Path:
        return self.root / "marks"

    def command(self, out: str, *options: object) -> list[object]:
        return [
            *("batch", self.root / "in", "--course", self.root / "course", "--out", self.root / out),
            *("--lang", "en", "--seed", 7, *options),
        ]

    def grade(self, out: str, *options: object) -> "Done":
        process = run_grader(*self.command(out, *options))
        return Done(self.root / out, process.returncode, process.stdout, process.stderr)


@dataclass(frozen=True)
class Done:
    """A batch that has ended."""

    out: Path
    code: int
    stdout: str
    stderr: str

    def grades(self) -> list[dict[str, str]]:
        with (self.out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def not_graded(self) -> list[str]:
        return [row["student"] for row in self.grades() if row["status"] != "graded"]

    def result(self, student: str) -> dict[str, Any]:
        path = self.out / "students" / student / "result.json"
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def marks(self) -> dict[str, list[tuple[str, str, float]]]:
        """Return by student the id, verdict and score of every check."""
        return {
            student: [
                (check["id"], check["verdict"], check["score"])
                for topic in self.result(student)["topics"]
                for check in topic["checks"]
            ]
            for student in STUDENTS
        }

    def tiers(self) -> set[str]:
        return {self.result(student)["isolation"]["tier"] for student in STUDENTS}


def make_class(root: Path, act: str = "pass") -> Place:
    """Write a course whose first check acts so, and a class in which every other sum is wrong."""
    place = Place(root)
    place.marks.mkdir(parents=True)
    checks = _CHECKS.format(marks=str(place.marks), act=act)
    write_course(root / "course", {"names": Exercise(checks=checks)})
    for number, student in enumerate(STUDENTS):
        write(root / "in" / student / "names.py", _STUDENT.format(student=student, off=number % 2))
    return place
