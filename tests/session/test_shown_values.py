"""What of a call is shown: the part of the answer that is wrong, and the call that never came back."""

import pytest

from tests.builders import Exercise, Graded, grade

CHECKS = """
import torch
from grader.checks import expect

A = torch.tensor([1.0, 2.0])

def test_pair(student):
    expect(student.pair, A).equals((A, 2 * A))

def test_gradient(student):
    x = A.clone().requires_grad_()
    expect(student.cube, x).equals(A**3).gradient(3 * A**2)

def test_whole(student):
    expect(student.double, A).equals(2 * A)

def test_endless(student):
    expect(student.endless, A, 3).equals(A)

def test_dies(student):
    expect(student.dies, A).equals(A)
"""
STUDENT = """
import os
import torch


def pair(a):
    return a, 3 * a


def cube(x):
    return x * x.detach() ** 2


def double(a):
    return 3 * a


def endless(a, n):
    while n > 0:
        pass


def dies(a):
    os._exit(0)
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    root = tmp_path_factory.mktemp("shown")
    exercise = Exercise(checks=CHECKS, student=STUDENT, toml='feedback = "full"\n')
    return grade(root, {"shown": exercise}, "--timeout", 1)


@pytest.mark.parametrize(("check", "part"), [("pair", "[1]"), ("gradient", "grad"), ("whole", "")])
def test_a_wrong_part_of_an_answer_is_named(graded: Graded, check: str, part: str) -> None:
    found = graded.check("shown", f"test_{check}")

    assert found["verdict"] == "failed"
    assert (found["answer"]["part"], found["expected"]["part"]) == (part, part)


@pytest.mark.parametrize(
    ("check", "call"),
    [("endless", "endless(tensor float32 (2,), 3)"), ("dies", "dies(tensor float32 (2,))")],
)
def test_a_call_that_took_the_worker_with_it_is_shown(graded: Graded, check: str, call: str) -> None:
    assert graded.check("shown", f"test_{check}")["call"] == call
