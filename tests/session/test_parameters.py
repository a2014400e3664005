"""Names of parameters are the student's own: what a check gives by keyword arrives by place as well."""

import pytest

from tests.builders import Exercise, Graded, grade

REFERENCE = "def divide(a, b, digits=3):\n    return round(a / b, digits)\n"
CHECKS = """
from grader.checks import expect

def test_expected(student):
    expect(student.divide, 7, b=2).equals(3.5, mistakes={"upside_down": round(2 / 7, 3)})

def test_all_named(student):
    expect(student.divide, b=2, a=7, digits=0).equals(4.0)

def test_plain_call(student):
    assert student.divide(7, b=2) == 3.5
"""
STUDENTS = {
    "as_in_the_stub": REFERENCE,
    "renamed": "def divide(upper, lower, places=3):\n    return round(upper / lower, places)\n",
    "builtin": "from operator import truediv as divide\n",
    "turned_round": "def divide(b, a, digits=3):\n    return round(a / b, digits)\n",
    "only_by_name": "def divide(*, a, b, digits=3):\n    return round(a / b, digits)\n",
    "too_few": "def divide(a):\n    return a / 2\n",
    "renamed_and_wrong": "def divide(x, y, z=3):\n    return round(y / x, z)\n",
}
EXPECTED = {
    "as_in_the_stub": ("passed", "passed", "passed"),
    "renamed": ("passed", "passed", "error"),
    "builtin": ("passed", "error", "error"),
    "turned_round": ("failed", "passed", "error"),
    "only_by_name": ("error", "passed", "error"),
    "too_few": ("error", "error", "error"),
    "renamed_and_wrong": ("failed", "failed", "error"),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    exercises = {
        name: Exercise(checks=CHECKS, reference=REFERENCE, student=text) for name, text in STUDENTS.items()
    }
    return grade(tmp_path_factory.mktemp("parameters"), exercises)


@pytest.mark.parametrize("name", STUDENTS)
def test_expectations_do_not_depend_on_names_and_plain_calls_do(graded: Graded, name: str) -> None:
    assert tuple(graded.verdicts(name).values()) == EXPECTED[name]


def test_a_mistake_is_named_all_the_same(graded: Graded) -> None:
    assert graded.check("renamed_and_wrong", "test_expected")["mistake"] == "upside_down"
