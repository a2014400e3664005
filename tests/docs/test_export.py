"""Every command that `docs/export.md` shows works as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from tests.builders import Exercise, run_grader, write, write_course

DOCUMENT = Path(__file__).parents[2] / "docs" / "export.md"
_BLOCKS = re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
COMMANDS = [shlex.split(line)[1:] for block in _BLOCKS for line in block.splitlines()]
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Sums (77),Homework 2 (78),Final Score\n"
    "    Points Possible,,,,,10,10,(read only)\n"
    "Alice A,501,S1,alice,A,,,\n"
)
WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade\nParticipant 9,Alice A,alice@x.org,,,10\n"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A teacher's folder: a course, submissions, the files of Canvas and Moodle, and what was graded."""
    root = tmp_path_factory.mktemp("desk")
    sums = Exercise(checks="def test_add(student):\n    assert student.add(1, 1) == 2\n")
    write_course(root, {"sums": sums}, toml='[title]\nzh = "求和"\nen = "Sums"\n')
    write(root / "submissions" / "alice" / "sums.py", "def add(a, b):\n    return a + b\n")
    write(root / "canvas.csv", CANVAS)
    write(root / "worksheet.csv", WORKSHEET)
    for command in (COMMANDS[0], ["grade", "submissions/alice", "--out", "one"]):
        assert run_grader(*command, cwd=root).returncode == 0
    return root


@pytest.mark.parametrize("command", COMMANDS[1:], ids=" ".join)
def test_a_shown_command_works(desk: Path, command: list[str]) -> None:
    done = run_grader(*command, cwd=desk)

    assert done.returncode == 0, done.stderr
    out = desk / command[command.index("--out") + 1]
    assert out.stat().st_size > 0
    if "--template" in command:
        template = desk / command[command.index("--template") + 1]
        assert out.read_text("utf-8") != template.read_text("utf-8"), done.stderr


def test_every_format_is_shown() -> None:
    from grader.cli.export_command import GRADEBOOKS
    from reports.export import FORMATS

    shown = {command[command.index("--to") + 1] for command in COMMANDS[1:]}
    assert shown == {*FORMATS, *GRADEBOOKS}
