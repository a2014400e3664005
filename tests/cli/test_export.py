"""What `grader export` writes where, and how it refuses what it cannot use."""

import csv
import json
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.results.json import write_json
from reports.export import FORMATS
from tests.builders import run_grader, write
from tests.reports.builders import missing, passing, submission, topic
from tests.reports.export.validators import demand_classroom50, demand_gradescope, read_junit

RESULT = submission([topic("dim_sums", [passing("test_a", "甲", "A")]), missing("reshape")], student="alice")
STUDENTS = ("alice", "bob", "林晓雨")


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a batch leaves: three results, and a student that could not be graded this time."""
    out = tmp_path_factory.mktemp("batch")
    for student in (*STUDENTS, "zoe"):
        write_json(replace(RESULT, student=student), out / "students" / student / "result.json")
    (out / "students" / "empty").mkdir()
    write(out / "grades.csv", '\ufeff"student","score","max_score","status"\r\n"zoe","","","unreadable"\r\n')
    return out


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `grader grade` leaves."""
    out = tmp_path_factory.mktemp("one")
    write_json(RESULT, out / "result.json")
    return out


def export(folder: Path, target: str, out: Path, *more: object) -> subprocess.CompletedProcess[str]:
    return run_grader("export", folder, "--to", target, "--out", out, "--lang", "en", *more)


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that says why."""
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize("target", ["csv", "json", "junit", "markdown"])
def test_a_class_goes_into_one_file(batch: Path, tmp_path: Path, target: str) -> None:
    done = export(batch, target, tmp_path / "new" / f"class{FORMATS[target].suffix}")

    assert done.returncode == 0
    text = Path(done.stdout.strip()).read_text("utf-8")
    assert all(student in text for student in STUDENTS)


@pytest.mark.parametrize("target", ["junit", "markdown", "gradescope", "classroom50", "json"])
def test_a_class_goes_into_a_folder(batch: Path, tmp_path: Path, target: str) -> None:
    """Each student has a file, named by the student's id; hidden leftovers of writing are not there."""
    assert export(batch, target, tmp_path).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{name}{FORMATS[target].suffix}" for name in STUDENTS
    ]


def test_a_path_without_suffix_becomes_a_folder(batch: Path, tmp_path: Path) -> None:
    export(batch, "markdown", tmp_path / "feedback")

    assert (tmp_path / "feedback" / "bob.md").is_file()


def test_who_could_not_be_graded_is_told_and_left_out(batch: Path, tmp_path: Path) -> None:
    """An older result of such a student is none of this batch's."""
    done = export(batch, "csv", tmp_path / "class.csv")

    assert done.stderr == "zoe: could not be graded, not exported\n"
    assert "zoe" not in (tmp_path / "class.csv").read_text("utf-8")


@pytest.mark.parametrize("target", FORMATS)
def test_one_result_goes_into_one_file(one: Path, tmp_path: Path, target: str) -> None:
    out = tmp_path / "results"

    assert export(one, target, out).returncode == 0
    assert out.is_file()


def test_the_files_keep_their_consumers_rules(one: Path, tmp_path: Path) -> None:
    for target in FORMATS:
        export(one, target, tmp_path / target)

    demand_gradescope(json.loads((tmp_path / "gradescope").read_text("utf-8")))
    demand_classroom50(json.loads((tmp_path / "classroom50").read_text("utf-8")))
    read_junit((tmp_path / "junit").read_text("utf-8"))
    with (tmp_path / "csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["score"] for row in csv.DictReader(file)] == ["10", "0"]


def test_the_runner_of_classroom50_names_the_submission(one: Path, tmp_path: Path) -> None:
    runner = {"CLASSROOM": "cs", "ASSIGNMENT": "hw1", "USERNAME": "octocat", "SUBMISSION_TAG": "submit/x"}
    run_grader("export", one, "--to", "classroom50", "--out", tmp_path / "result.json", env=runner)

    found = json.loads((tmp_path / "result.json").read_text("utf-8"))
    demand_classroom50(found)
    assert [found[name] for name in ("classroom", "assignment", "owner", "submission")] == [*runner.values()]


def test_the_default_language_is_the_locale_s(one: Path, tmp_path: Path) -> None:
    run_grader("export", one, "--to", "markdown", "--out", tmp_path / "a.md", env={"LC_ALL": "en_GB.UTF-8"})
    run_grader("export", one, "--to", "markdown", "--out", tmp_path / "b.md", env={"LC_ALL": "zh_CN.UTF-8"})

    assert "Sums over dimensions" in (tmp_path / "a.md").read_text("utf-8")
    assert "沿维度求和" in (tmp_path / "b.md").read_text("utf-8")


TEMPLATE = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Homework (77),Final Score\r\n"
    "    Points Possible,,,,,20,(read only)\r\n"
    "Alice A,501,S1,alice,A,,\r\n"
    "Carl C,503,S3,carl,A,,\r\n"
)


def test_a_template_is_filled_and_the_rest_is_told(batch: Path, tmp_path: Path) -> None:
    template = tmp_path / "canvas.csv"
    template.write_bytes(TEMPLATE.encode())

    done = export(batch, "canvas", tmp_path / "filled.csv", "--template", template)

    assert done.returncode == 0
    assert (tmp_path / "filled.csv").read_bytes() == TEMPLATE.replace("alice,A,,", "alice,A,10,").encode()
    assert template.read_bytes() == TEMPLATE.encode()
    assert done.stderr.splitlines() == [
        "“Homework (77)”: written 1; rows without a result, unchanged 1",
        "not written (2):",
        "  bob: no row of the template fits",
        "  林晓雨: no row of the template fits",
        "zoe: could not be graded, not exported",
    ]


def test_a_template_is_wanted_with_the_gradebooks_alone(one: Path, tmp_path: Path) -> None:
    assert "--template" in refused(export(one, "moodle", tmp_path / "a.csv"))
    assert "--template" in refused(export(one, "csv", tmp_path / "a.csv", "--template", tmp_path / "b.csv"))


def test_what_cannot_be_used_is_named_in_one_line(batch: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "file", "x")
    broken = write(tmp_path / "broken" / "result.json", '{"format": "other"}').parent

    assert "result.json" in refused(export(tmp_path, "csv", tmp_path / "a.csv"))
    assert "no folder" in refused(export(tmp_path / "absent", "csv", tmp_path / "a.csv"))
    assert str(broken / "result.json") in refused(export(broken, "csv", tmp_path / "a.csv"))
    assert "found a folder" in refused(export(batch, "csv", tmp_path))
    assert "wanted a folder" in refused(export(batch, "gradescope", file))
    assert str(file) in refused(export(batch, "canvas", tmp_path / "a.csv", "--template", file))
    assert "b.csv" in refused(export(batch, "canvas", tmp_path / "a.csv", "--template", tmp_path / "b.csv"))
    assert "file" in refused(export(batch, "csv", file / "a.csv"))


def test_nothing_is_left_behind_where_a_result_is_broken(batch: Path, tmp_path: Path) -> None:
    write_json(RESULT, tmp_path / "in" / "students" / "a" / "result.json")
    write(tmp_path / "in" / "students" / "b" / "result.json", "{}")

    refused(export(tmp_path / "in", "csv", tmp_path / "out" / "class.csv"))

    assert list((tmp_path / "out").iterdir()) == []
