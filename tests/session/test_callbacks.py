"""A callback of the check's may end the check: the next one finds a worker that is not waiting."""

from pathlib import Path

from tests.builders import Exercise, grade

STUDENT = """
def call(function):
    try:
        return function()
    except Exception:
        return "swallowed"


def double(x):
    return 2 * x
"""
CHECKS = """
import pytest


def test_fails(student):
    student.call(lambda: pytest.fail("said in the callback"))


def test_skips(student):
    student.call(lambda: pytest.skip("not now"))


def test_is_swallowed(student):
    def callback():
        assert False

    assert student.call(callback) == "swallowed"


def test_afterwards(student):
    assert student.double(2) == 4
"""


def test_a_callback_that_ends_its_check_disturbs_no_other(tmp_path: Path) -> None:
    graded = grade(tmp_path, {"callbacks": Exercise(checks=CHECKS, student=STUDENT)})

    assert graded.verdicts("callbacks") == {
        "test_fails": "failed",
        "test_is_swallowed": "passed",
        "test_afterwards": "passed",
    }
