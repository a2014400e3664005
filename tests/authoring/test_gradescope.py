"""The autograder for Gradescope, unpacked and run as the service does it, but in a folder of its own."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.builders import RUN_SECONDS, Exercise, environment, run_grader, write, write_course
from tests.reports.export.validators import demand_gradescope

EXERCISES = {
    "sums": Exercise(
        checks="""
            from grader.checks import expect
            from numbers_of_sums import THREE

            def test_add(student):
                '''相加 | It adds'''
                expect(student.add, THREE, 2).equals(5)

            def test_add_nothing(student):
                expect(student.add, 0, 0).equals(0)
            """,
        reference="def add(a, b):\n    return a + b\n",
        files={"./numbers_of_sums.py": "THREE = 3\n", "solutions/sums/wrong/minus.py": "# secret\n"},
    )
}
needs_bash = pytest.mark.skipif(
    shutil.which("bash") is None and not os.environ.get("CI"),
    reason="the service runs bash, and there is none",
)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip that a teacher uploads."""
    root = tmp_path_factory.mktemp("autograder")
    course = write_course(root / "course", EXERCISES)
    done = run_grader(
        "export", course, "--to", "gradescope", "--out", root / "autograder.zip", "--lang", "en"
    )
    assert (done.returncode, done.stderr) == (0, "")
    return root / "autograder.zip"


@pytest.fixture
def autograder(packed: Path, tmp_path: Path) -> Path:
    """What the service makes of it: source/ unpacked, run_autograder beside it, the packages installed."""
    with zipfile.ZipFile(packed) as archive:
        for entry in archive.infolist():
            path = Path(archive.extract(entry, tmp_path / "source"))
            path.chmod(entry.external_attr >> 16 & 0o777)
    shutil.copy(tmp_path / "source" / "run_autograder", tmp_path)
    (tmp_path / "source" / "venv").symlink_to(sys.prefix)  # instead of setup.sh, which downloads them
    (tmp_path / "submission").mkdir()
    return tmp_path


def run(autograder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [autograder / "run_autograder"],
        cwd=autograder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=RUN_SECONDS,
        check=False,
    )


def results(autograder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((autograder / "results" / "results.json").read_text("utf-8"))
    demand_gradescope(found)
    return found


def test_the_zip_holds_the_course_and_no_known_wrong_solution(packed: Path) -> None:
    names = zipfile.ZipFile(packed).namelist()

    assert {"setup.sh", "run_autograder", "requirements.txt", "grader/cli/app.py"} <= set(names)
    assert sorted(name for name in names if name.startswith("course/")) == [
        "course/exercises/course.toml",
        "course/exercises/sums/checks.py",
        "course/exercises/sums/numbers_of_sums.py",
        "course/solutions/sums/reference.py",
    ]


def test_a_reference_of_several_files_is_packed_whole(tmp_path: Path) -> None:
    files = {"bank/__init__.py": "from .ledger import total\n", "bank/ledger.py": "total = sum\n"}
    bank = Exercise(
        checks="def test_total(student):\n    assert student.total([1]) == 1\n",
        files={f"solutions/bank/reference/{name}": text for name, text in files.items()},
    )
    course = write_course(tmp_path / "course", {"bank": bank})

    run_grader("export", course, "--to", "gradescope", "--out", tmp_path / "autograder.zip")

    names = zipfile.ZipFile(tmp_path / "autograder.zip").namelist()
    assert {f"course/solutions/bank/reference/{name}" for name in files} <= set(names)


def test_every_requirement_is_one_version(packed: Path) -> None:
    lines = zipfile.ZipFile(packed).read("requirements.txt").decode().splitlines()

    assert any(line.startswith("torch==2.") for line in lines)
    assert all(line.count("==") == 1 and "+" not in line for line in lines)


def test_the_same_course_gives_the_same_zip(packed: Path, tmp_path: Path) -> None:
    run_grader(
        *("export", packed.with_name("course"), "--to", "gradescope", "--lang", "en"),
        *("--out", tmp_path / "again.zip"),
    )

    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


@needs_bash
def test_the_scripts_are_bash(autograder: Path) -> None:
    for name in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", autograder / "source" / name], check=True, timeout=RUN_SECONDS)


@needs_bash
def test_a_submission_is_graded(autograder: Path) -> None:
    write(autograder / "submission" / "sums.py", "def add(a, b):\n    return a - b\n")

    done = run(autograder)

    assert done.returncode == 0, done.stderr
    found = results(autograder)
    assert found["score"] == 5
    assert [test["status"] for test in found["tests"]] == ["failed", "passed"]  # type: ignore[attr-defined]
    assert found["tests"][0]["name"].endswith(": It adds")  # type: ignore[index]


@needs_bash
def test_a_submission_without_files_is_graded_as_missing(autograder: Path) -> None:
    run(autograder)

    assert results(autograder)["score"] == 0


@needs_bash
def test_a_submission_that_cannot_be_read_says_so(autograder: Path) -> None:
    """An unusable submission, here none at all, is the student's to mend."""
    (autograder / "submission").rmdir()
    write(autograder / "submission", "no folder")

    run(autograder)

    assert "could not be read" in str(results(autograder)["output"])


@needs_bash
def test_nobody_gets_0_for_a_grader_that_fails(autograder: Path) -> None:
    """Without a results.json the service says that the autograder failed."""
    write(autograder / "source" / "grader" / "session" / "host.py", "raise SystemExit(9)\n")
    write(autograder / "submission" / "sums.py", "def add(a, b):\n    return a + b\n")

    done = run(autograder)

    assert done.returncode != 0
    assert not (autograder / "results" / "results.json").exists()
