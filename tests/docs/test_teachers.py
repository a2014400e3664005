"""What the teachers' guides and the README tell to type works, in the order in which it stands there."""

import csv
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.builders import Exercise, run_grader, write, write_course
from tests.docs.test_export import CANVAS, WORKSHEET

ROOT = Path(__file__).parents[2]
_SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)[^)]*\)|src=\"([^\":]+)\"")
PAIRS = [("docs/teachers.md", "docs/teachers.zh.md"), ("README.md", "README.zh.md")]
GUIDES = PAIRS[0]
CHECKS = "def test_total(student):\n    assert student.total([1, 2]) == {total}\n"
SUMS = Exercise(
    checks=CHECKS.format(total=4),
    files={
        "./stub.py": "def total(numbers):\n    ...\n",
        "./samples.py": "def test_none(student):\n    assert student.total([]) == 0\n",
        "./prompt.zh.md": "# 求和\n",
        "./prompt.en.md": "# Sums\n",
    },
)


def text(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def commands(document: str) -> list[str]:
    """Return the lines of the document's shell blocks, without comments."""
    lines = [line for block in _SHELL.findall(text(document)) for line in block.splitlines()]
    return [line.partition("#")[0].strip() for line in lines if line.strip()]


def outline(document: str) -> list[int]:
    """Return the depths of the document's headings."""
    prose = re.sub(r"```.*?```", "", text(document), flags=re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#+) ", prose, re.MULTILINE)]


class Desk:
    """A teacher's folder, in which the commands are typed one after another."""

    def __init__(self, root: Path, guide: str) -> None:
        self.root = root
        self.shown = dict(_FILE.findall(text(guide)))
        write_course(root, {"dim_sums": SUMS}, toml='[title]\nzh = "求和"\nen = "Sums"\n')
        for student in ("alice", "bob"):
            write(
                root / "submissions" / student / "dim_sums.py",
                "def total(numbers):\n    return sum(numbers)\n",
            )
        write(root / "canvas.csv", CANVAS)
        write(root / "worksheet.csv", WORKSHEET)

    def prepare(self, command: str) -> None:
        """Do what the guide tells to do by hand before the command."""
        if "--what-if" in command:
            write(self.root / "exercises" / "dim_sums" / "checks.py", CHECKS.format(total=3))
        if "--extensions" in command:
            settings = self.root / "exercises" / "course.toml"
            settings.write_text(settings.read_text("utf-8") + self.shown["deadline.toml"], "utf-8")
            write(self.root / "extensions.csv", self.shown["extensions.csv"])

    def run(self, command: str) -> str:
        self.prepare(command)
        program, *words = shlex.split(command)
        assert program == "grader", command
        done = run_grader(*words, "--lang", "en", cwd=self.root)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        if "--out" in words:
            assert (self.root / words[words.index("--out") + 1]).exists(), command
        return done.stdout

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.root / "results" / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_of_a_guide_works_after_the_one_before(tmp_path: Path, guide: str) -> None:
    desk = Desk(tmp_path, guide)

    first, *rest = commands(guide)
    said = {command: desk.run(command) for command in rest}

    assert first == "make grade"
    assert "Marks that would change: 2" in said["grader batch submissions --out results --what-if"]
    assert [row["new"] for row in desk.rows("changes.csv")] == ["10", "10"]
    assert {"score", "counted", "penalty"} <= desk.rows("grades.csv")[0].keys()
    for name in ("canvas.csv", "worksheet.csv"):
        filled = tmp_path / name.replace(".csv", "-filled.csv")
        assert filled.read_text("utf-8") != (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize("document", [name for pair in PAIRS for name in pair])
def test_make_has_each_target_that_is_shown(document: str) -> None:
    shown = [command for command in commands(document) if command.startswith("make ")]

    assert shown
    for command in shown:
        done = subprocess.run([*shlex.split(command), "--dry-run"], cwd=ROOT, capture_output=True, timeout=60)
        assert b".venv/bin/" in done.stdout, command  # `make tests` ends with 0: a folder


@pytest.mark.parametrize("command", [line for line in commands("README.md") if line.startswith("grader ")])
def test_the_readme_shows_only_what_a_guide_shows(command: str) -> None:
    guides = ("docs/students.md", "docs/teachers.md", "docs/ci.md")

    assert any(command in text(guide).splitlines() for guide in guides)


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_both_languages_have_the_same_headings_and_commands(english: str, chinese: str) -> None:
    assert outline(english) == outline(chinese)
    assert commands(english) == commands(chinese)


@pytest.mark.parametrize("document", [name for pair in PAIRS for name in pair])
def test_every_link_leads_to_a_file(document: str) -> None:
    links = [first or second for first, second in _LINK.findall(text(document))]

    assert links
    assert [link for link in links if not (ROOT / document).parent.joinpath(link).exists()] == []
