"""Exit codes and the one line that says what is wrong, from the console script."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.builders import Exercise, environment, run_grader, write, write_course, write_submission

CHECKS = "def test_f(student):\n    assert student.f(1) == 2\n"
RIGHT = Exercise(checks=CHECKS, student="def f(x):\n    return x + 1\n")
WRONG = Exercise(checks=CHECKS, student="def f(x):\n    return x\n")
ABSENT = Exercise(checks=CHECKS)
BROKEN = Exercise(checks="def test_f(student):\n    undefined\n", student="def f(x):\n    return x\n")

Place = tuple[Path, Path, Path]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return course, submission and output folder."""
    root = tmp_path_factory.mktemp("codes")
    exercises = {"right": RIGHT, "wrong": WRONG, "absent": ABSENT, "broken": BROKEN}
    return write_course(root / "course", exercises), write_submission(root / "alice", exercises), root / "out"


def one_line(process: subprocess.CompletedProcess[str]) -> str:
    """Return the one line on the standard error; there must be no other, and nothing on the output."""
    assert process.stdout == ""
    lines = process.stderr.splitlines()
    assert len(lines) == 1, process.stderr
    assert lines[0].startswith("grader: ")
    return lines[0]


@pytest.mark.parametrize(
    ("topics", "code"),
    [
        (["right"], 0),
        (["right", "wrong"], 1),
        (["right", "absent"], 1),
        (["right", "broken"], 3),
        (["right", "wrong", "broken"], 3),
    ],
)
def test_the_exit_code_tells_what_came_of_it(place: Place, topics: list[str], code: int) -> None:
    course, submission, out = place
    chosen = [word for topic in topics for word in ("--topic", topic)]

    process = run_grader("grade", submission, "--course", course, "--out", out, *chosen)

    assert (process.returncode, process.stderr) == (code, "")


def test_the_installed_script_is_the_same_program(place: Place) -> None:
    course, submission, out = place
    script = Path(sysconfig.get_path("scripts")) / "grader"
    if not script.exists():
        pytest.skip("the console script is not installed here")

    process = subprocess.run(
        [script, "grade", submission, "--course", course, "--out", out, "--topic", "right"],
        env=environment(),
        capture_output=True,
        timeout=60,
    )

    assert process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["grade", "{submission}", "--course", "{course}"], ["--out", "--json"]),
        (["grade", "{course}/nowhere", "--course", "{course}", "--out", "{out}"], ["nowhere", "wanted"]),
        (["grade", "{submission}", "--course", "{out}/none", "--out", "{out}"], ["none", "exercises/"]),
        (
            ["grade", "{submission}", "--course", "{course}", "--out", "{out}", "--topic", "wrnog"],
            ["wrnog", "did you mean wrong?", "right, "],
        ),
        (
            ["grade", "{submission}", "--course", "{course}", "--out", "{out}", "--seed", "x"],
            ["--seed", "'x'"],
        ),
        (
            ["grade", "{submission}", "--course", "{course}", "--out", "{out}", "--timeout", "0"],
            ["--timeout"],
        ),
        (["grade", "{submission}", "--course", "{course}", "--out", "{submission}/right.py"], ["right.py"]),
        (["grade", "{submission}", "--nonsense"], ["--nonsense"]),
        (["nonsense"], ["nonsense"]),
        (["grade"], ["SUBMISSION"]),
        (["batch", "{course}/nowhere", "--course", "{course}", "--out", "{out}"], ["nowhere"]),
        (["batch", "{submission}", "--course", "{course}", "--out", "{out}"], ["submission", "wanted"]),
        (["verify", "wrnog", "--course", "{course}"], ["wrnog", "did you mean wrong?"]),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(place: Place, arguments: list[str], says: list[str]) -> None:
    course, submission, out = place
    words = [word.format(course=course, submission=submission, out=out) for word in arguments]

    process = run_grader(*words)

    assert process.returncode == 2
    assert [part for part in says if part not in one_line(process)] == []


def test_outside_of_a_course_the_line_says_how_to_give_one(place: Place, tmp_path: Path) -> None:
    process = run_grader("grade", place[1], "--out", tmp_path / "out", cwd=tmp_path)

    assert process.returncode == 2
    assert "--course" in one_line(process)


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("exercises/course.toml", "topics = [\n", ["course.toml", "valid TOML"]),
        ("exercises/course.toml", "topisc = []", ["course.toml", "topisc", "topics"]),
        ("exercises/course.toml", "topics = ['gone']", ["course.toml", "gone", "none"]),
        ("exercises/right/exercise.toml", "points = 'many'", ["exercise.toml", "number", "'many'"]),
        ("exercises/right/exercise.toml", "points = -1", ["exercise.toml", "points", "-1"]),
    ],
)
def test_a_broken_table_is_named_with_what_was_wanted_and_found(
    tmp_path: Path, file: str, text: str, says: list[str]
) -> None:
    course = write_course(tmp_path, {"right": RIGHT})
    write(course / file, text)

    process = run_grader("list", "--course", course)

    assert process.returncode == 2
    assert [part for part in says if part not in one_line(process)] == []


def test_a_topic_id_that_hides_a_module_is_refused(tmp_path: Path) -> None:
    process = run_grader("list", "--course", write_course(tmp_path, {"torch": RIGHT}))

    assert process.returncode == 2
    assert "torch" in one_line(process)


def test_an_out_folder_that_cannot_be_made_is_unusable_input(place: Place, tmp_path: Path) -> None:
    course, submission, _ = place
    blocked = write(tmp_path / "file", "")

    process = run_grader("grade", submission, "--course", course, "--out", blocked / "out")

    assert process.returncode == 2
    assert str(blocked) in one_line(process)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are no layers to take away")
def test_below_the_allowed_isolation_nothing_is_graded(place: Place, tmp_path: Path) -> None:
    course, submission, _ = place
    arguments = ("grade", submission, "--course", course, "--out", tmp_path / "out", "--topic", "right")
    without = {"GRADER_DENY_LAYERS": "seccomp,landlock,mount_ns"}

    refused = run_grader(*arguments, env=without)
    allowed = run_grader(*arguments, "--allow-isolation", "process", env=without)

    assert refused.returncode == 3
    assert "--allow-isolation process" in one_line(refused)
    assert allowed.returncode == 0


def test_a_layer_of_no_known_name_is_refused(place: Place, tmp_path: Path) -> None:
    course, submission, _ = place

    process = run_grader(
        "grade", submission, "--course", course, "--out", tmp_path, env={"GRADER_DENY_LAYERS": "nonsense"}
    )

    assert process.returncode in (2, 3)
    assert "nonsense" in one_line(process)
