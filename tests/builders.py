"""Tiny courses and submissions on the disk, and the grader run on them as a person would run it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

RUN_SECONDS = 120


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One topic of a course, and what a student hands in for it; None where there is no such file."""

    checks: str
    student: str | None = None
    toml: str = ""
    reference: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)


Exercises = Mapping[str, Exercise]


def write(path: Path, text: str) -> Path:
    """Write the text without its common indentation, and make the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def write_course(root: Path, exercises: Exercises, toml: str = "") -> Path:
    """Write a course; `files` of an exercise are named from the course's folder, or "./" from the topic's."""
    for topic, exercise in exercises.items():
        folder = root / "exercises" / topic
        write(folder / "checks.py", exercise.checks)
        if exercise.toml:
            write(folder / "exercise.toml", exercise.toml)
        if exercise.reference is not None:
            write(root / "solutions" / topic / "reference.py", exercise.reference)
        for name, text in exercise.files.items():
            write(folder / name if name.startswith("./") else root / name, text)
    write(root / "exercises" / "course.toml", toml)
    return root


def write_submission(folder: Path, exercises: Exercises) -> Path:
    """Write what the student hands in."""
    folder.mkdir(parents=True, exist_ok=True)
    for topic, exercise in exercises.items():
        if exercise.student is not None:
            write(folder / f"{topic}.py", exercise.student)
    return folder


def environment(**changes: str) -> dict[str, str]:
    """Return an environment in which only `changes` tell the grader anything."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GRADER_", "LC_", "LANG"))
    }
    return kept | {"LC_ALL": "C.UTF-8"} | changes


def run_grader(
    *arguments: object,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    python: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, within bounded time; `python` are options of Python."""
    return subprocess.run(
        [sys.executable, *python, "-m", "grader", *map(str, arguments)],
        cwd=cwd,
        env=environment(**(env or {})),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=RUN_SECONDS,
    )


@dataclass(frozen=True)
class Graded:
    """What one `grader grade` left behind: its process, its result and its folder of pages."""

    process: subprocess.CompletedProcess[str]
    result: dict[str, Any]
    out: Path

    def topic(self, topic: str) -> dict[str, Any]:
        """Return the result of a topic."""
        found: dict[str, Any] = next(one for one in self.result["topics"] if one["id"] == topic)
        return found

    def checks(self, topic: str) -> dict[str, dict[str, Any]]:
        """Return the results of a topic's checks by id."""
        return {check["id"]: check for check in self.topic(topic)["checks"]}

    def check(self, topic: str, name: str) -> dict[str, Any]:
        """Return the result of one check."""
        return self.checks(topic)[name]

    def verdicts(self, topic: str) -> dict[str, str]:
        """Return the verdicts of a topic's checks by id."""
        return {name: check["verdict"] for name, check in self.checks(topic).items()}

    def page(self, name: str) -> str:
        """Return the text of report.html or review.html."""
        return (self.out / name).read_text(encoding="utf-8")


def grade(
    root: Path,
    exercises: Exercises,
    *options: object,
    toml: str = "",
    env: Mapping[str, str] | None = None,
) -> Graded:
    """Write course and submission below `root` and grade it, in English."""
    course = write_course(root / "course", exercises, toml)
    submission = write_submission(root / "alice", exercises)
    out = root / "out"
    process = run_grader(
        "grade", submission, "--course", course, "--out", out, "--lang", "en", *options, env=env
    )
    assert (out / "result.json").is_file(), process.stderr
    return Graded(process, json.loads((out / "result.json").read_text(encoding="utf-8")), out)
