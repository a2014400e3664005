"""Which checks reach a function: by name, through functions of either file, by a parameter."""

import pytest

from grader.verify.mentions import Reach

CHECKS = """
@pytest.mark.parametrize("name", ["rows", "columns"])
def test_each(student, name):
    assert getattr(student, name)(1)

def shapes(student):
    return student.shape

class TestShape:
    def test_it(self, student):
        assert shapes(student)(2)

def test_sum(student):
    assert student.total(3)
"""
SOLUTION = """
def rows(x): return add(x)
def columns(x): return x
def shape(x): return x
def total(x): return add(x)
def add(x): return x
"""
IDS = ["test_each[rows]", "test_each[columns]", "TestShape::test_it", "test_sum"]


@pytest.mark.parametrize(
    ("function", "checks"),
    [
        ("columns", ["test_each[columns]"]),
        ("shape", ["TestShape::test_it"]),
        ("total", ["test_sum"]),
        ("add", ["test_each[rows]", "test_sum"]),
        ("total.<lambda>", ["test_sum"]),
        ("<module>", IDS),
    ],
)
def test_the_checks_that_reach_a_function(function: str, checks: list[str]) -> None:
    assert Reach(CHECKS, SOLUTION).checks_of(function, IDS) == checks


def test_functions_that_call_each_other_end() -> None:
    circle = "def a(x): return b(x)\ndef b(x): return a(x)\n"

    assert Reach("def test_a(student): student.a(1)", circle).checks_of("b", ["test_a"]) == ["test_a"]
