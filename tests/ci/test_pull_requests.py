"""What `grader ci` grades of a pull request, and what it leaves alone."""

import csv
import json
import subprocess
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.builders import run_grader
from tests.ci.repositories import Files, GitRepository

CHECKS = "def test_{topic}(student):\n    assert student.{topic}(1) == 2\n"
RIGHT = "def {topic}(x):\n    return x + 1\n"
WRONG = "# a comment\n\n\ndef {topic}(x):\n    return x\n"
TOPICS = ("adding", "moving")


def right(topic: str) -> str:
    return RIGHT.format(topic=topic)


def wrong(topic: str) -> str:
    return WRONG.format(topic=topic)


BASE: Files = {
    "exercises/course.toml": "",
    **{f"exercises/{topic}/checks.py": CHECKS.format(topic=topic) for topic in TOPICS},
    "submissions/bob/adding.py": right("adding"),
    "submissions/carol/adding.py": wrong("adding"),
    "README.md": "# A course\n",
}


@dataclass(frozen=True)
class Run:
    """One run of `grader ci`."""

    process: subprocess.CompletedProcess[str]
    out: Path

    @property
    def students(self) -> list[str]:
        """The ids of those who were graded."""
        folder = self.out / "students"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    @property
    def ignored(self) -> dict[str, str]:
        """The reasons by the paths that the log says were left alone."""
        lines = [line for line in self.process.stdout.splitlines() if line.startswith("ignored: ")]
        return dict(line.removeprefix("ignored: ").split(": ", 1) for line in lines)  # type: ignore[misc]

    def result(self, student: str) -> dict[str, Any]:
        """Return a student's result."""
        text = (self.out / "students" / student / "result.json").read_text(encoding="utf-8")
        return dict(json.loads(text))

    def verdicts(self, student: str) -> dict[str, list[str]]:
        """Return the verdicts of a student's topics that were handed in."""
        return {
            topic["id"]: [check["verdict"] for check in topic["checks"]]
            for topic in self.result(student)["topics"]
            if topic["status"] != "missing"
        }


@dataclass(frozen=True)
class Place:
    """A repository with a base, to which each test adds the head that it needs."""

    repository: GitRepository
    base: str

    def head(self, changes: Files, without: tuple[str, ...] = ()) -> str:
        """Return a commit on top of the base."""
        kept = {path: content for path, content in BASE.items() if path not in without}
        return self.repository.commit({**kept, **changes}, self.base)

    def ci(
        self,
        head: str,
        out: Path,
        *options: object,
        env: Mapping[str, str] | None = None,
        python: Sequence[str] = (),
    ) -> Run:
        """Grade what the commit changes."""
        words = ("ci", "--base", "main", "--head", head, "--out", out, "--lang", "en", *options)
        return Run(run_grader(*words, cwd=self.repository.path, env=env, python=python), out)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    repository = GitRepository.create(tmp_path_factory.mktemp("pulls") / "repository")
    return Place(repository, repository.commit(BASE, branch="main"))


def test_a_right_answer_passes(place: Place, tmp_path: Path) -> None:
    run = place.ci(place.head({"submissions/alice/adding.py": right("adding")}), tmp_path / "out")

    assert run.process.returncode == 0, run.process.stderr
    assert run.students == ["alice"]
    assert run.verdicts("alice") == {"adding": ["passed"]}


def test_a_wrong_answer_fails_and_is_marked_on_its_line(place: Place, tmp_path: Path) -> None:
    run = place.ci(place.head({"submissions/alice/adding.py": wrong("adding")}), tmp_path / "out")

    assert run.process.returncode == 1
    commands = [line for line in run.process.stdout.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert commands[0].startswith("::error file=submissions/alice/adding.py,line=4,title=adding%3A ")


def test_an_error_that_keeps_a_file_from_running_comes_first(place: Place, tmp_path: Path) -> None:
    head = place.head(
        {
            "submissions/alice/adding.py": wrong("adding"),
            "submissions/alice/moving.py": "import nothing_there\n",
        }
    )

    run = place.ci(head, tmp_path / "out")

    files = [line.split(",")[0] for line in run.process.stdout.splitlines() if line.startswith("::")]
    assert files == ["::error file=submissions/alice/moving.py", "::error file=submissions/alice/adding.py"]


def test_only_students_whose_files_changed_are_graded(place: Place, tmp_path: Path) -> None:
    """Carol's answer is wrong, but it was so before."""
    head = place.head({"submissions/bob/moving.py": right("moving"), "submissions/carol/notes.txt": "later"})

    run = place.ci(head, tmp_path / "out")

    assert run.process.returncode == 0
    assert run.students == ["bob"]
    assert run.verdicts("bob") == {"adding": ["passed"], "moving": ["passed"]}
    assert list(run.ignored) == ["submissions/carol/notes.txt"]


def test_what_did_not_change_does_not_fail_a_pull_request(place: Place, tmp_path: Path) -> None:
    run = place.ci(place.head({"submissions/carol/moving.py": right("moving")}), tmp_path / "out")

    assert run.process.returncode == 0
    assert run.verdicts("carol") == {"adding": ["failed"], "moving": ["passed"]}
    comment = (run.out / "comment.md").read_text(encoding="utf-8")
    assert "### carol: 10 / 10 points" in comment
    assert "not changed here: adding 0 / 10" in comment


def test_nothing_changed_is_said(place: Place, tmp_path: Path) -> None:
    run = place.ci(place.base, tmp_path / "out")

    assert run.process.returncode == 0
    assert "touches no exercise file" in run.process.stdout
    assert "touches no exercise file" in (run.out / "comment.md").read_text(encoding="utf-8")


def test_a_change_is_told_from_where_the_head_left_the_base(place: Place, tmp_path: Path) -> None:
    """What the base got meanwhile is no change of the pull request's, but its checks count."""
    head = place.head({"submissions/alice/adding.py": right("adding")})
    stricter = "def test_adding(student):\n    assert student.adding(1) == 3\n"
    later = {**BASE, "exercises/adding/checks.py": stricter, "submissions/dave/adding.py": right("adding")}
    base = place.repository.commit(later, place.base)

    run = place.ci(head, tmp_path / "out", "--base", base)

    assert run.students == ["alice"]
    assert run.verdicts("alice") == {"adding": ["failed"]}


def test_a_deleted_file_fails_and_a_deleted_folder_is_told(place: Place, tmp_path: Path) -> None:
    lost = place.head({"submissions/bob/notes.txt": "x"}, without=("submissions/bob/adding.py",))
    gone = place.head({}, without=("submissions/bob/adding.py",))

    without_file = place.ci(lost, tmp_path / "lost")
    without_folder = place.ci(gone, tmp_path / "gone")

    assert without_file.process.returncode == 1
    assert without_file.verdicts("bob") == {}
    assert "adding.py was deleted" in without_file.process.stdout
    assert (without_folder.process.returncode, without_folder.students) == (0, [])
    assert "deleted" in without_folder.ignored["submissions/bob/adding.py"]


def test_a_renamed_file_counts_under_its_new_name(place: Place, tmp_path: Path) -> None:
    head = place.head({"submissions/bob/moving.py": right("adding")}, without=("submissions/bob/adding.py",))

    run = place.ci(head, tmp_path / "out")

    assert run.process.returncode == 1
    assert run.verdicts("bob") == {"moving": ["error"]}


def test_a_name_may_be_written_as_macos_does(tmp_path: Path) -> None:
    """There, accents are characters of their own."""
    topic = "d\u00e9cal\u00e9"
    repository = GitRepository.create(tmp_path / "repository")
    course = {f"exercises/{topic}/checks.py": CHECKS.format(topic=topic), "exercises/course.toml": ""}
    base = repository.commit(course, branch="main")
    path = unicodedata.normalize("NFD", f"submissions/Andr\u00e9/{topic}.py")
    head = repository.commit({**course, path: wrong(topic)}, base)

    run = Place(repository, base).ci(head, tmp_path / "out")

    assert (run.process.returncode, run.students) == (1, ["Andr\u00e9"])
    assert f"::error file={path},line=4," in run.process.stdout


def test_a_notebook_is_marked_without_a_line(place: Place, tmp_path: Path) -> None:
    cell = {"cell_type": "code", "metadata": {}, "source": wrong("adding"), "outputs": []}
    notebook = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})

    run = place.ci(place.head({"submissions/alice/adding.ipynb": notebook}), tmp_path / "out")

    assert run.process.returncode == 1
    assert "::error file=submissions/alice/adding.ipynb,title=" in run.process.stdout


def test_only_the_own_folder_counts_where_the_student_is_named(place: Place, tmp_path: Path) -> None:
    both = {
        "submissions/alice/adding.py": right("adding"),
        "submissions/bob/adding.py": wrong("adding"),
    }

    run = place.ci(place.head(both), tmp_path / "out", "--student", "alice")

    assert (run.process.returncode, run.students) == (0, ["alice"])
    assert "another student's folder" in run.ignored["submissions/bob/adding.py"]


def test_a_roster_tells_the_folder_of_a_login(place: Place, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("login,student\nAl-42,alice\n", encoding="utf-8")
    head = place.head(
        {"submissions/alice/adding.py": right("adding"), "submissions/bob/adding.py": "x = 1\n"}
    )

    run = place.ci(head, tmp_path / "out", "--student", "al-42", "--roster", roster)
    stranger = place.ci(head, tmp_path / "out", "--student", "eve", "--roster", roster)

    assert (run.process.returncode, run.students) == (0, ["alice"])
    assert stranger.process.returncode == 2
    assert "eve" in stranger.process.stderr


def test_a_repository_of_ones_own_is_graded_at_its_top(tmp_path: Path) -> None:
    repository = GitRepository.create(tmp_path / "work-of-alice")
    course = {path: text for path, text in BASE.items() if str(path).startswith("exercises")}
    base = repository.commit(course, branch="main")
    head = repository.commit(
        {**course, "adding.py": right("adding"), "exercises/adding/checks.py": "", "lib.py": "x = 1\n"}, base
    )
    place = Place(repository, base)

    run = place.ci(head, tmp_path / "out", "--layout", "repository")

    assert (run.process.returncode, run.students) == (0, ["work-of-alice"])
    assert sorted(run.ignored) == ["exercises/adding/checks.py", "lib.py"]
    assert place.ci(head, tmp_path / "two", "--layout", "repository", "--student", "eva").students == ["eva"]


def test_a_repository_of_ones_own_may_have_its_files_in_a_folder(tmp_path: Path) -> None:
    repository = GitRepository.create(tmp_path / "alice")
    base = repository.commit({**BASE, "week1/README.md": "x"}, branch="main")
    head = repository.commit({**BASE, "week1/adding.py": wrong("adding"), "adding.py": right("adding")}, base)

    run = Place(repository, base).ci(
        head, tmp_path / "out", "--layout", "repository", "--folder", "week1", "--course", repository.path
    )

    assert run.process.returncode == 1
    assert "::error file=week1/adding.py,line=4," in run.process.stdout
    assert list(run.ignored) == ["adding.py", "week1/README.md"]


def test_always_zero_hides_marks_but_not_what_could_not_be_graded(place: Place, tmp_path: Path) -> None:
    head = place.head({"submissions/alice/adding.py": wrong("adding")})

    assert place.ci(head, tmp_path / "out", "--always-zero").process.returncode == 0
    assert place.ci("nowhere", tmp_path / "out", "--always-zero").process.returncode == 2


def test_the_files_are_those_of_a_batch(place: Place, tmp_path: Path) -> None:
    run = place.ci(place.head({"submissions/alice/adding.py": right("adding")}), tmp_path / "out")

    with (run.out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["student"], row["score"]) for row in rows] == [("alice", "10")]
    assert (run.out / "index.html").is_file()
    names = {path.name for path in (run.out / "students" / "alice").iterdir()}
    assert names == {"result.json", "report.html", "review.html"}


def test_the_review_says_how_to_grade_the_same_commit_again(place: Place, tmp_path: Path) -> None:
    head = place.head({"submissions/alice/adding.py": right("adding")})

    run = place.ci(head, tmp_path / "out", "--seed", 7)

    page = (run.out / "students" / "alice" / "review.html").read_text(encoding="utf-8")
    assert f"grader ci --base {place.base} --head {head}" in page
    assert "--seed 7 --out replay" in page


def test_json_is_alone_on_the_output(place: Place, tmp_path: Path) -> None:
    run = place.ci(place.head({"submissions/alice/adding.py": wrong("adding")}), tmp_path / "out", "--json")

    students = json.loads(run.process.stdout)["students"]
    assert [(one["student"], one["score"]) for one in students] == [("alice", 0.0)]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--base", "nowhere"], ["--base nowhere", "commit"]),
        (["--base", "--output=x"], ["--base"]),
        (["--folder", "../other"], ["--folder ../other", "inside"]),
        (["--roster", "roster.csv"], ["--student"]),
        (["--student", "a", "--roster", "roster.csv"], ["roster.csv"]),
        (["--course", "nowhere"], ["nowhere"]),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(
    place: Place, tmp_path: Path, options: list[str], says: list[str]
) -> None:
    run = place.ci(place.base, tmp_path / "out", *options)

    lines = run.process.stderr.splitlines()
    assert run.process.returncode == 2
    assert len(lines) == 1
    assert [part for part in says if part not in lines[0]] == []


def test_outside_of_a_repository_it_is_said(tmp_path: Path) -> None:
    done = run_grader("ci", "--base", "main", "--out", tmp_path / "out", cwd=tmp_path)

    assert done.returncode == 2
    assert "git" in done.stderr


def test_a_shallow_clone_is_told_what_it_lacks(place: Place, tmp_path: Path) -> None:
    head = place.head({"submissions/alice/adding.py": right("adding")})
    place.repository.git("update-ref", "refs/heads/alice", head)
    clone = GitRepository(tmp_path / "clone")
    source = place.repository.path.as_uri()
    place.repository.git("clone", "-q", "--depth", "1", "--branch", "alice", source, str(clone.path))
    unknown = Place(clone, place.base).ci("HEAD", tmp_path / "out")
    clone.git("fetch", "-q", "--depth", "1", "origin", "main:main")
    apart = Place(clone, place.base).ci("HEAD", tmp_path / "out")

    assert [run.process.returncode for run in (unknown, apart)] == [2, 2]
    assert all("fetch-depth: 0" in run.process.stderr for run in (unknown, apart))
