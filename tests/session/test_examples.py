"""A small example that fails: other values than the check's own, and what the reference makes of them."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Exercise, Graded, grade

REFERENCE = """
import torch

def double(a):
    return 2 * a

def power(number, n):
    return number ** n

def noise(a):
    return a + torch.rand(3)
"""
CHECKS = """
import torch
from grader.checks import expect

def test_double(student, rng):
    a = torch.randn(4, 5, generator=rng)
    expect(student.double, a).equals(2 * a)

def test_double_again(student):
    a = torch.full((3,), 77.5)
    expect(student.double, a).equals(2 * a)

def test_power(student):
    expect(student.power, 9, n=5).equals(9 ** 5)

def test_noise(student):
    expect(student.noise, torch.zeros(3)).equals(torch.ones(3))
"""
RIGHT = {"double": "return 2 * a", "power": "return number ** n", "noise": "return a + 1"}
HEAD = "import torch\nCALLS = []\n"


def student(**bodies: str) -> str:
    told = RIGHT | bodies
    return (
        f"{HEAD}\ndef double(a):\n    {told['double']}\n\ndef power(number, n):\n    {told['power']}\n"
        f"\ndef noise(a):\n    {told['noise']}\n"
    )


STUDENTS = {
    "squared": student(double="return a * a", power="return number * n"),
    "raises": student(double="return 2 * a.view(-1, 7)"),
    "fits_squares_only": student(double="return a + a.T"),
    "only_the_second_call": student(double="CALLS.append(a); return 2 * a if len(CALLS) < 2 else a"),
    "other_noise": student(noise="return a + 5"),
    "told_nothing": student(double="return a * a"),
    "hangs": student(double="\n    while (a > 1).all() or a.numel() < 20: pass\n    return a"),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    exercises = {
        name: Exercise(
            checks=CHECKS,
            reference=REFERENCE,
            student=text,
            toml=f'feedback = "{"hint" if name == "told_nothing" else "example"}"\n',
        )
        for name, text in STUDENTS.items()
    }
    return grade(tmp_path_factory.mktemp("examples"), exercises)


def example(graded: Graded, topic: str, check: str) -> dict[str, Any]:
    found = graded.check(topic, check)["example"]
    assert isinstance(found, dict)
    return found


def test_it_is_small_and_shows_both_results(graded: Graded) -> None:
    found = example(graded, "squared", "test_double")

    assert found["answer"]["shape"] == found["expected"]["shape"] == [2, 2]
    assert found["answer"]["values"] != found["expected"]["values"]
    assert found["answer"]["marked"] != []


def test_a_student_can_paste_it(graded: Graded, tmp_path: Path) -> None:
    (tmp_path / "squared.py").write_text(STUDENTS["squared"])
    found = example(graded, "squared", "test_double")
    done = subprocess.run(
        [sys.executable, "-c", found["source"]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    numbers = [
        float(part)
        for part in done.stdout.replace("tensor", " ")
        .strip(" ()\n")
        .replace("[", " ")
        .replace("]", " ")
        .replace(",", " ")
        .split()
    ]
    assert numbers == [float(value) for value in found["answer"]["values"]]


def test_it_is_told_once_for_a_function(graded: Graded) -> None:
    assert graded.check("squared", "test_double_again")["example"] is None


def test_plain_numbers_are_not_those_of_the_check(graded: Graded) -> None:
    found = example(graded, "squared", "test_power")

    assert "power(9, n=5)" not in found["source"]
    assert found["answer"]["values"] != found["expected"]["values"]


def test_an_exception_is_shown_where_the_code_raised_one(graded: Graded) -> None:
    found = example(graded, "raises", "test_double")

    assert found["answer"] is None
    assert found["raised"].startswith("RuntimeError: ")


def test_where_the_code_raised_a_larger_example_that_raises_goes_before_a_smaller_wrong_answer(
    graded: Graded,
) -> None:
    found = example(graded, "fits_squares_only", "test_double")

    assert found["raised"].startswith("RuntimeError: The size of tensor a (3) must match")
    assert found["expected"]["shape"] == [2, 3]


def test_what_fails_only_after_other_calls_is_no_example(graded: Graded) -> None:
    assert graded.check("only_the_second_call", "test_double_again")["verdict"] == "failed"
    assert graded.check("only_the_second_call", "test_double_again")["example"] is None


def test_what_fails_only_after_other_calls_is_said_to_be_right_by_itself(graded: Graded) -> None:
    check = graded.check("only_the_second_call", "test_double_again")

    assert "Called by itself, your function is right here" in check["messages"]["en"]
    assert "global variables" in check["hints"]["en"]
    assert "by itself" not in graded.check("squared", "test_double")["messages"]["en"]


def test_there_is_none_where_the_reference_disagrees_with_the_check(graded: Graded) -> None:
    assert graded.check("other_noise", "test_noise")["verdict"] == "failed"
    assert graded.check("other_noise", "test_noise")["example"] is None


def test_the_policy_decides_whether_it_is_told(graded: Graded) -> None:
    assert graded.check("told_nothing", "test_double")["example"] is None


def test_a_function_that_hangs_on_it_keeps_its_verdicts(graded: Graded) -> None:
    verdicts = graded.verdicts("hangs")

    assert verdicts["test_double"] == "failed"
    assert graded.check("hangs", "test_double")["example"] is None
    assert verdicts["test_power"] == "passed"
