"""start, check, hint and submit, as a student runs them in a kit."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.builders import run_grader, write
from tests.kit.courses import DOUBLE_RIGHT, DOUBLE_STUB, DOUBLE_WRONG, small_course, small_kit


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    return small_kit(tmp_path)


def test_start_copies_the_stubs(kit: Path) -> None:
    done = run_grader("start", "--lang", "en", cwd=kit)

    assert done.returncode == 0, done.stderr
    assert (kit / "work" / "double.py").read_text() == DOUBLE_STUB
    assert (kit / "work" / "greet.py").is_file()
    assert done.stdout.splitlines()[2:] == [
        "Next:", "  1. read exercises/double/prompt.en.md", "  2. complete work/double.py",
        "  3. run grader check double",
    ]  # fmt: skip


@pytest.mark.parametrize("mine", ["double.py", "double.ipynb"])
def test_start_never_overwrites(kit: Path, mine: str) -> None:
    write(kit / "work" / mine, "mine")

    done = run_grader("start", "double", "--lang", "en", cwd=kit)

    assert done.returncode == 0
    assert f"work/{mine} was there already" in done.stdout
    assert [path.read_text() for path in (kit / "work").iterdir()] == ["mine"]


def test_start_can_give_notebooks(kit: Path) -> None:
    run_grader("start", "double", "--notebooks", cwd=kit)

    assert json.loads((kit / "work" / "double.ipynb").read_text())["nbformat"] == 4
    assert run_grader("check", "double", "--json", cwd=kit).returncode == 1


def test_check_says_what_to_do_first(kit: Path) -> None:
    write(kit / "work" / "double.py", DOUBLE_WRONG)

    done = run_grader("check", "double", "--lang", "zh", cwd=kit)

    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("✗ 翻倍  1/2\n")
    assert "── 先做这一件事 ──\n✗ double：2 变成 4\n" in done.stdout
    assert "double(2)" in done.stdout
    assert "\x1b" not in done.stdout


def test_check_of_right_code_returns_0(kit: Path) -> None:
    write(kit / "work" / "double.py", DOUBLE_RIGHT)

    done = run_grader("check", "work/double.py", "--lang", "en", cwd=kit)

    assert done.returncode == 0, done.stderr
    assert "Everything passed." in done.stdout


def test_check_shows_the_line_of_an_exception(kit: Path) -> None:
    write(
        kit / "work" / "double.py",
        "def double(x):\n    return x + nothing\n\n\ndef half(x):\n    return x / 2\n",
    )

    done = run_grader("check", "double", "--lang", "en", cwd=kit)

    assert "NameError: name 'nothing' is not defined" in done.stdout
    assert "▶    2 │     return x + nothing" in done.stdout


def test_check_as_json_is_a_result(kit: Path) -> None:
    write(kit / "work" / "double.py", DOUBLE_WRONG)

    done = run_grader("check", "double", "--json", cwd=kit)

    result = json.loads(done.stdout)
    assert result["format"] == "grader-result/1"
    assert [check["verdict"] for check in result["topics"][0]["checks"]] == ["failed", "passed"]


def test_a_topic_that_is_not_begun_is_said_to_be(kit: Path) -> None:
    run_grader("start", "double", cwd=kit)

    done = run_grader("check", "--lang", "en", cwd=kit)

    assert done.returncode == 1
    assert done.stdout.splitlines()[:2] == ["✗ Doubling  0/2  not begun yet", "· Greeting  no file yet"]


def test_check_runs_without_isolation_unasked(kit: Path) -> None:
    write(kit / "work" / "double.py", DOUBLE_RIGHT)

    done = run_grader("check", "double", "--json", cwd=kit, env={"GRADER_DENY_LAYERS": EVERY_LAYER})

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["isolation"]["tier"] == "process"


def test_hidden_checks_are_not_run_without_isolation_unasked(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    write(course / "work" / "double.py", DOUBLE_RIGHT)

    done = run_grader("check", "double", cwd=course, env={"GRADER_DENY_LAYERS": EVERY_LAYER})

    assert done.returncode == 3
    assert "wanted at least reduced, found process" in done.stderr


EVERY_LAYER = "user_ns,pid_ns,net_ns,ipc_ns,uts_ns,mount_ns,uid,capabilities,no_new_privs,landlock,seccomp"


def test_in_a_course_the_hidden_checks_run_as_well(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    write(course / "work" / "double.py", DOUBLE_WRONG)

    done = run_grader("check", "double", "--json", cwd=course)

    topic = json.loads(done.stdout)["topics"][0]
    assert {check["id"]: (check["verdict"], check["points"]) for check in topic["checks"]} == {
        "samples::test_double": ("failed", 0.0),
        "samples::test_half": ("passed", 0.0),
        "test_hidden": ("failed", 4.0),
    }
    assert (topic["score"], topic["max_score"], topic["checks"][2]["mistake"]) == (0.0, 4.0, "same")


def test_check_without_a_work_folder_says_how_to_get_one(kit: Path) -> None:
    done = run_grader("check", cwd=kit)

    assert done.returncode == 2
    assert (
        done.stderr == f"grader: {kit}/work: wanted the work folder (`grader start` makes it), found none\n"
    )


@pytest.mark.parametrize("command", [["check", "double"], ["hint", "double"]])
def test_a_folder_that_cannot_be_written_is_named(kit: Path, command: list[str]) -> None:
    write(kit / "work" / "double.py", DOUBLE_RIGHT)
    write(kit / "work" / ".grader", "a file in the way")

    done = run_grader(*command, cwd=kit)

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "progress.json: wanted a file that can be written" in done.stderr


def test_an_unknown_topic_is_named(kit: Path) -> None:
    done = run_grader("check", "duoble", cwd=kit)

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "did you mean double?" in done.stderr


def test_hints_come_one_by_one_and_then_all(kit: Path) -> None:
    said = [run_grader("hint", "double", "--lang", "en", cwd=kit).stdout.splitlines()[1:] for _ in range(3)]

    assert said[:2] == [["Hint 1/2  Think of a sum"], ["Hint 2/2  A number and itself"]]
    assert said[2][:2] == ["Hint 1/2  Think of a sum", "Hint 2/2  A number and itself"]
    assert "exercises/double/prompt.en.md" in said[2][2]


def test_without_hints_the_last_check_advises(kit: Path) -> None:
    write(kit / "work" / "greet.py", "def greet(name):\n    raise NotImplementedError\n")
    before = run_grader("hint", "greet", "--lang", "en", cwd=kit).stdout
    run_grader("check", "greet", cwd=kit)

    after = run_grader("hint", "--lang", "en", cwd=kit).stdout

    assert "Run grader check greet first" in before
    assert after.splitlines()[:1] == ["Greeting"]
    assert "Replace raise NotImplementedError by your own code." in after


def test_a_broken_memory_of_hints_is_begun_anew(kit: Path) -> None:
    write(kit / "work" / ".grader" / "progress.json", '{"topics": []}')

    done = run_grader("hint", "double", "--lang", "en", cwd=kit)

    assert done.stdout.splitlines()[1:] == ["Hint 1/2  Think of a sum"]


def test_what_is_handed_in_can_be_graded(kit: Path, tmp_path: Path) -> None:
    write(kit / "work" / "double.py", DOUBLE_RIGHT)

    done = run_grader("submit", "--student", "王 小明/..", "--lang", "en", cwd=kit)

    assert done.returncode == 0, done.stderr
    packed = next(kit.glob("*.zip"))
    assert packed.name == "王 小明_.zip"
    graded = run_grader("grade", packed, "--course", tmp_path / "course", "--topic", "double", "--json")
    assert graded.returncode == 0, graded.stderr


def test_submit_tells_what_is_missing_untouched_or_broken(kit: Path) -> None:
    run_grader("start", "double", cwd=kit)
    first = run_grader("submit", "--student", "Li", "--lang", "en", cwd=kit).stdout
    write(kit / "work" / "double.py", "def double(x):\n    return (x\n")

    second = run_grader("submit", "--student", "Li", "--lang", "en", cwd=kit).stdout

    assert "  double: as it was copied, not begun yet\n" in first
    assert "  greet: no file yet\n" in first
    assert "  double: line 2 is not valid Python: '(' was never closed\n" in second
    with zipfile.ZipFile(kit / "Li.zip") as archive:
        assert archive.namelist() == ["double.py"]


def test_submit_breaks_long_lists_between_topics(kit: Path) -> None:
    write(kit / "work" / "double.py", DOUBLE_RIGHT)
    env = {"COLUMNS": "19"}

    done = run_grader("submit", "--student", "Li", "--lang", "en", cwd=kit, env=env)

    assert done.stdout.splitlines()[2:] == ["  no file yet:", "    greet"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "wanted --student NAME or --out FILE, found neither"),
        (["--student", " "], "--student: wanted a name"),
        (["--out", "hand_in.tar"], "wanted a file named .zip, or a folder"),
    ],
)
def test_submit_says_what_it_wants(kit: Path, arguments: list[str], said: str) -> None:
    write(kit / "work" / "double.py", DOUBLE_RIGHT)

    done = run_grader("submit", *arguments, cwd=kit)

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert said in done.stderr


def test_nothing_to_hand_in_is_no_submission(kit: Path) -> None:
    (kit / "work").mkdir()

    assert run_grader("submit", "--student", "Li", cwd=kit).returncode == 2
