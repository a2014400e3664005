"""Commands that need no torch do not load it, and say what there is."""

from pathlib import Path

import pytest

from tests.builders import Exercise, run_grader, write_course

CHECKS = "import torch\n\ndef test_a(student):\n    pass\n"
TOML = 'points = {points}\n\n[title]\nzh = "{zh}"\nen = "{en}"\n'
COURSE = {
    "sums": Exercise(checks=CHECKS, toml=TOML.format(points=4, zh="求和", en="Sums")),
    "matmul": Exercise(checks=CHECKS, toml=TOML.format(points=2.5, zh="矩阵乘法", en="Products")),
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path, COURSE, "topics = ['sums', 'matmul']\n")


def test_list_tells_topics_titles_and_points_in_the_courses_order(course: Path) -> None:
    process = run_grader("list", "--course", course, "--lang", "en")

    assert process.returncode == 0
    assert [line.split() for line in process.stdout.splitlines()] == [
        ["sums", "Sums", "4"],
        ["matmul", "Products", "2.5"],
    ]


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("en_GB.UTF-8", "Sums"),
        ("zh_CN.UTF-8", "求和"),
        ("fr_FR.UTF-8", "求和"),
        ("C.UTF-8", "求和"),
        ("C", "求和"),
    ],
)
def test_the_language_comes_from_the_locale(course: Path, locale: str, title: str) -> None:
    process = run_grader("list", "--course", course, env={"LC_ALL": locale})

    assert process.stdout.split()[1] == title


def test_list_finds_the_course_upwards(course: Path) -> None:
    process = run_grader("list", "--lang", "en", cwd=course / "exercises" / "sums")

    assert process.stdout.startswith("sums")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["grade", "--help"],
        ["batch", "--help"],
        ["verify", "--help"],
        ["check", "--help"],
        ["watch", "--help"],
        ["release", "--help"],
        ["list"],
    ],
)
def test_what_grades_nothing_loads_no_torch(course: Path, arguments: list[str]) -> None:
    process = run_grader(*arguments, cwd=course, env={"PYTHONPROFILEIMPORTTIME": "1"})
    imported = {line.rpartition("|")[2].strip() for line in process.stderr.splitlines()}

    assert process.returncode == 0
    assert "click" in imported
    assert imported.isdisjoint({"torch", "numpy", "_pytest", "pytest"})


@pytest.mark.parametrize(
    "command",
    ["start", "check", "watch", "hint", "submit", "list", "grade", "batch", "ci", "verify", "new", "release"],
)
def test_help_names_every_command(command: str) -> None:
    assert f"\n  {command} " in run_grader("--help").stdout
