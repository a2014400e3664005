"""A check ends, whatever the student's code does: all its calls have one budget, the check itself another."""

import pytest

from tests.builders import Exercise, Graded, grade

SECONDS = 0.5
SLOW = """
import time

class Steps:
    def __iter__(self):
        return self

    def __next__(self):
        time.sleep(0.3)
        return 0

    def __len__(self):
        return 3

def steps():
    return Steps()

def quick():
    while True:
        yield 0

def after(x):
    return x + 1

def bounce(again, depth):
    time.sleep(0.3)
    return again(depth)

def huge():
    return range(10**17)

def raised(x):
    raise StopIteration(x)

def following(numbers):
    return next(numbers)
"""
CHECKS = """
import pytest


def test_slow_steps(student):
    assert list(student.steps()) == [0, 0, 0]


def test_quick_steps(student):
    assert list(student.quick()) == [0, 0, 0]


def test_many_calls_that_hang(student):
    for _ in range(1000):
        try:
            list(student.steps())
        except BaseException:
            pass


def test_calls_within_callbacks(student):
    def again(depth):
        return student.bounce(again, depth + 1)

    assert student.bounce(again, 0) == 1


def test_a_budget_of_its_own_for_each_check(student):
    assert student.after(1) == 2


def test_stop_in_a_map(student):
    assert all(map(student.raised, [1, 2, 3]))


def test_stop_in_a_zip(student):
    for found, wanted in zip(map(student.raised, [1, 2]), [2, 3]):
        assert found == wanted


def test_stop_that_the_check_catches(student):
    with pytest.raises(StopIteration):
        student.raised(1)
    try:
        student.following(iter([]))
    except StopIteration:
        pass


def test_stop_of_an_iterator(student):
    assert next(iter(student.following(iter([[7]])))) == 7
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    exercise = Exercise(checks=CHECKS, student=SLOW, reference=SLOW)
    return grade(tmp_path_factory.mktemp("budget"), {"steps": exercise}, "--timeout", str(SECONDS))


@pytest.mark.parametrize("check", ["test_slow_steps", "test_quick_steps", "test_many_calls_that_hang"])
def test_calls_of_a_check_have_one_budget(graded: Graded, check: str) -> None:
    found = graded.check("steps", check)

    assert found["verdict"] == "timeout"
    assert "together" in found["message"]


def test_a_call_within_a_callback_ends_with_the_outer_one(graded: Graded) -> None:
    assert graded.check("steps", "test_calls_within_callbacks")["verdict"] == "timeout"


def test_the_next_check_has_a_budget_of_its_own(graded: Graded) -> None:
    assert graded.check("steps", "test_a_budget_of_its_own_for_each_check")["verdict"] == "passed"


@pytest.mark.parametrize("check", ["test_stop_in_a_map", "test_stop_in_a_zip"])
def test_a_stop_iteration_that_only_ended_a_loop_is_an_error(graded: Graded, check: str) -> None:
    """Natively the loop would end without a word, and the check would pass."""
    found = graded.check("steps", check)

    assert found["verdict"] == "error"
    assert "StopIteration" in found["message"]


@pytest.mark.parametrize("check", ["test_stop_that_the_check_catches", "test_stop_of_an_iterator"])
def test_a_stop_iteration_that_the_check_asks_for_is_right(graded: Graded, check: str) -> None:
    assert graded.check("steps", check)["verdict"] == "passed"
