"""A course without torch: nothing of torch or NumPy is imported when no check asks for it."""

from pathlib import Path

from tests.builders import Exercise, grade

STUDENT = """
import sys


def heavy():
    return sorted({name.split(".")[0] for name in sys.modules} & {"torch", "numpy", "jinja2", "rich"})


def double(x):
    return 2 * x
"""
CHECKS = """
import sys

from grader.checks import expect


def test_worker(student):
    assert student.heavy() == []


def test_session(student):
    expect(student.double, 2).equals(4, mistakes={"added_two": 4.5})
    expect(student.double, [1]).equals([1, 1])
    assert not {"torch", "numpy"} & {name.split(".")[0] for name in sys.modules}


def test_wrong_answers_are_described(student):
    try:
        expect(student.double, 2).equals(5)
    except Exception as error:
        told = str(error)
    assert "torch" not in sys.modules
"""


def test_a_plain_topic_imports_neither_torch_nor_numpy(tmp_path: Path) -> None:
    graded = grade(tmp_path, {"plain": Exercise(checks=CHECKS, student=STUDENT)})

    assert set(graded.verdicts("plain").values()) == {"passed"}
    assert graded.result["torch"] is None


def test_a_check_that_imports_numpy_gets_it_in_the_worker_too(tmp_path: Path) -> None:
    checks = """
    import numpy


    def test_worker(student):
        assert student.heavy() == ["numpy"]
    """
    graded = grade(tmp_path, {"plain": Exercise(checks=checks, student=STUDENT)})

    assert graded.verdicts("plain") == {"test_worker": "passed"}


def test_preload_asks_for_it_as_well(tmp_path: Path) -> None:
    checks = """
    def test_worker(student):
        assert student.heavy() == ["numpy"]
    """
    graded = grade(
        tmp_path, {"plain": Exercise(checks=checks, student=STUDENT)}, toml='preload = ["numpy"]\n'
    )

    assert graded.verdicts("plain") == {"test_worker": "passed"}
