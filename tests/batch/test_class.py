"""A class with everything in it: each submission has its row, and nobody's trouble is another's."""

import csv
import json
import os
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Exercise, run_grader, write, write_course
from tests.processes import Watched, run_watched

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are watched by /proc")

CHECKS = """
def test_one(student):
    assert student.f(1) == 2

def test_two(student):
    assert student.f(2) == 3
"""
GOOD = "def f(x):\n    return x + 1\n"
HANDED_IN = {
    "alice": GOOD,
    "bob": "def f(x)\n    return x + 1\n",
    "carol": "def f(x):\n    while True:\n        pass\n",
    "dave": "import os\n\ndef f(x):\n    os._exit(0)\n",
    "erin": "def f(x):\n    return 2\n",
    "=cmd": GOOD,
}
SCORES = {"alice": 10.0, "bob": 0.0, "carol": 0.0, "dave": 0.0, "erin": 5.0, "zoe": 10.0}


@dataclass(frozen=True)
class Class:
    """A batch that was graded."""

    watched: Watched
    course: Path
    folder: Path
    out: Path

    def result(self, student: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "students" / student / "result.json").read_text())
        return found

    def rows(self) -> dict[str, dict[str, str]]:
        with (self.out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["student"]: row for row in csv.DictReader(file)}


def hand_in(folder: Path, files: dict[str, str]) -> Path:
    for student, text in files.items():
        write(folder / student / "sums.py", text)
    return folder


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    root = tmp_path_factory.mktemp("class")
    course = write_course(root / "course", {"sums": Exercise(checks=CHECKS)})
    folder = hand_in(root / "handed_in", HANDED_IN)
    (folder / "frank.zip").write_bytes(b"PK no zip at all")
    (folder / "grace").mkdir()
    with zipfile.ZipFile(folder / "zoe.zip", "w") as archive:
        archive.writestr("zoe/sums.py", GOOD)
    out = root / "out"
    watched = run_watched(
        root, "batch", folder, "--course", course, "--out", out, "--lang", "en", "--jobs", 3, "--timeout", 1
    )
    return Class(watched, course, folder, out)


@pytest.mark.parametrize("student", SCORES)
def test_every_submission_has_its_score_and_its_files(graded: Class, student: str) -> None:
    files = sorted(path.name for path in (graded.out / "students" / student).iterdir())

    assert files == ["report.html", "result.json", "review.html"]
    assert graded.result(student)["score"] == SCORES[student]


@pytest.mark.parametrize("student", SCORES)
def test_the_table_of_grades_agrees_with_the_results(graded: Class, student: str) -> None:
    row = graded.rows()[student]

    assert (float(row["score"]), float(row["max_score"]), row["status"]) == (SCORES[student], 10.0, "graded")
    assert float(row["sums"]) == SCORES[student]


def test_a_zip_that_is_none_is_reported_and_not_graded(graded: Class) -> None:
    row = graded.rows()["frank"]

    assert (row["score"], row["status"] != "graded") == ("", True)
    assert not (graded.out / "students" / "frank" / "result.json").exists()
    assert "frank" in graded.watched.process.stderr


def test_because_of_it_the_batch_ends_with_3(graded: Class) -> None:
    assert graded.watched.process.returncode == 3


def test_an_empty_folder_scores_nothing(graded: Class) -> None:
    row = graded.rows()["grace"]

    assert (row["score"], row["status"]) == ("0", "graded")


def test_a_name_that_is_a_formula_is_none_in_the_table(graded: Class) -> None:
    assert not any(student.startswith("=") for student in graded.rows())


def test_every_submission_is_on_the_class_page(graded: Class) -> None:
    page = (graded.out / "index.html").read_text(encoding="utf-8")

    missing = [name for name in (*SCORES, "frank", "grace") if name not in page]
    assert missing == []
    for student in SCORES:
        assert f"students/{student}/" in page


def test_a_wrong_neighbour_changes_no_verdict(graded: Class) -> None:
    checks = {name: graded.result(name)["topics"][0]["checks"] for name in ("bob", "carol", "dave", "erin")}

    assert {name: [check["verdict"] for check in found] for name, found in checks.items()} == {
        "bob": ["error", "error"],
        "carol": ["timeout", "timeout"],
        "dave": ["crashed", "crashed"],
        "erin": ["passed", "failed"],
    }


def test_progress_is_told_in_plain_lines_where_there_is_no_terminal(graded: Class) -> None:
    lines = graded.watched.process.stderr.splitlines()
    total = len(HANDED_IN) + 3

    assert any(line.startswith(f"[{total}/{total}] ") and "/s" in line for line in lines)
    assert "\x1b" not in graded.watched.process.stderr
    assert "\r" not in graded.watched.process.stderr


def test_the_output_is_where_the_page_is(graded: Class) -> None:
    assert graded.watched.process.stdout.strip() == str(graded.out / "index.html")


def test_no_process_is_left_behind(graded: Class) -> None:
    assert len(graded.watched.seen) > len(SCORES)
    assert graded.watched.left_over() == []


def test_no_temporary_file_is_left_behind(graded: Class) -> None:
    assert list(graded.watched.temporary.iterdir()) == []
    assert [path for path in graded.out.rglob(".*") if path.is_file()] == []


def test_marks_alone_do_not_change_the_exit_code(graded: Class, tmp_path: Path) -> None:
    folder = hand_in(tmp_path / "in", {"bob": HANDED_IN["bob"], "erin": HANDED_IN["erin"]})

    process = run_grader("batch", folder, "--course", graded.course, "--out", tmp_path / "out", "--json")

    assert process.returncode == 0
    assert process.stderr == ""
    assert [one["score"] for one in json.loads(process.stdout)["students"]] == [0.0, 5.0]


def test_the_out_folder_may_lie_in_the_folder_that_is_graded(graded: Class, tmp_path: Path) -> None:
    folder = hand_in(tmp_path / "in", {"alice": GOOD})
    out = folder / "out"

    arguments = ("batch", folder, "--course", graded.course, "--out", out, "--json")
    first, again = run_grader(*arguments), run_grader(*arguments)

    assert first.returncode == again.returncode == 0
    assert [one["student"] for one in json.loads(again.stdout)["students"]] == ["alice"]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core")
def test_one_job_at_a_time_gives_the_same_marks(graded: Class, tmp_path: Path) -> None:
    folder = hand_in(tmp_path / "in", {"alice": GOOD, "erin": HANDED_IN["erin"]})

    process = run_grader(
        "batch", folder, "--course", graded.course, "--out", tmp_path / "out", "--json", "--jobs", 1
    )

    assert [one["score"] for one in json.loads(process.stdout)["students"]] == [10.0, 5.0]
