"""A class of three students and two topics, whose checks count their runs in a file."""

import csv
import json
import os
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders import Exercise, run_grader, write, write_course

CHECKS = """
from pathlib import Path

def test_right(student):
    with open({runs!r}, "a") as file:
        file.write("{topic} ")
    assert student.answer() == 42

def test_stop(student):
    if Path({stop!r}).exists() and student.answer() == 43:
        import os, signal
        os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
"""


class Class:
    """Three students, two topics, and the file in which the checks count."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runs, self.stop = root / "runs", root / "stop"
        self.course, self.out = root / "course", root / "out"
        write_course(self.course, {topic: Exercise(checks=self.checks(topic)) for topic in ("one", "two")})
        for student in ("ann", "bob", "cy"):
            self.hand_in(student, 42)

    def checks(self, topic: str) -> str:
        return CHECKS.format(runs=str(self.runs), stop=str(self.stop), topic=topic)

    def hand_in(
        self, student: str, answer: int, topics: tuple[str, ...] = ("one", "two"), at: datetime | None = None
    ) -> None:
        """Hand in files that give the answer; `at` is when they were last changed."""
        for topic in topics:
            path = self.root / "class" / student / f"{topic}.py"
            write(path, f"# {student}\ndef answer():\n    return {answer}\n")
            if at is not None:
                os.utime(path, (at.timestamp(), at.timestamp()))

    def run(self, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Grade the class, whatever comes of it."""
        self.runs.unlink(missing_ok=True)
        folders = ("--out", str(self.out), "--course", str(self.course))
        return run_grader("batch", str(self.root / "class"), *folders, "--lang", "en", *options, env=env)

    def grade(self, *options: str, **env: str) -> list[str]:
        """Grade the class; return the topics that checks were run for."""
        done = self.run(*options, **env)
        assert done.returncode in (0, 3), done.stderr
        return self.topics_run()

    def topics_run(self) -> list[str]:
        """Return the topics that checks were run for, one for each run."""
        return sorted(self.runs.read_text().split()) if self.runs.exists() else []

    def set_course(self, toml: str) -> None:
        write(self.course / "exercises" / "course.toml", toml)

    def set_topic(self, topic: str, toml: str) -> None:
        write(self.course / "exercises" / topic / "exercise.toml", toml)

    def grades(self) -> dict[str, dict[str, str]]:
        with (self.out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["student"]: row for row in csv.DictReader(file)}

    def files(self) -> dict[str, bytes]:
        """Return every file of the output folder."""
        return {str(path): path.read_bytes() for path in self.out.rglob("*") if path.is_file()}

    def result(self, student: str) -> dict[str, Any]:
        found = json.loads((self.out / "students" / student / "result.json").read_text())
        assert isinstance(found, dict)
        return found

    def changes(self) -> list[dict[str, str]]:
        with (self.out / "changes.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
