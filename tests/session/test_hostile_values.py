"""Answers that are odd, huge or lie, from a student's file through a whole run: never a fault of ours."""

import pytest

from tests.builders import Exercise, Graded, grade

# a student's function for each odd answer; plain pytest and `expect` must both get over it
ANSWERS = {
    "huge_integer": "10 ** 5000",
    "not_a_number": "float('nan')",
    "infinite": "float('inf')",
    "surrogate": "'\\ud800'",
    "control_characters": "'\\x1b[31m\\x00<b>&'",
    "itself": "itself()",
    "deep": "deep()",
    "many_items": "[0] * 2_000_000",
    "many_bytes": "bytes(300 << 20)",
    "lying_equality": "Liar()",
    "lying_int": "LyingInt(1)",
    "raising_repr": "Raising()",
    "generator": "(x for x in range(3))",
    "function": "itself",
    "class": "Liar",
    "module": "sys",
    "exception": "ValueError('x')",
    "huge_exception": "fail(ValueError('x' * 10_000_000))",
    "exception_with_odd_name": "fail(type('Odd\\ud800', (Exception,), {})('y'))",
    "stop_iteration": "fail(StopIteration(3))",
    "exception_group": "fail(ExceptionGroup('two', [ValueError(1), KeyError(2)]))",
    "syntax_error": "compile('1 +', 'x', 'exec')",
    "unicode_error": "b'\\xff'.decode()",
    "warning_as_error": "fail(DeprecationWarning('old'))",
    "recursive_exception": "fail(own_cause())",
    "printed_flood": "print('x' * 50_000_000)",
    "replaced_streams": "setattr(sys, 'stdout', None)",
    "closed_streams": "sys.stdout.close()",
}
STUDENT = """
import sys


class Liar:
    def __eq__(self, other):
        return True

    def __bool__(self):
        return True


class LyingInt(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


class Raising:
    def __repr__(self):
        raise RuntimeError("no repr")

    __str__ = __repr__


def itself():
    whole = []
    whole.append(whole)
    return whole


def deep():
    value = 1
    for _ in range(500):
        value = [value]
    return value


def fail(error):
    raise error


def own_cause():
    error = ValueError("round")
    error.__cause__ = error
    return error


def good():
    return 7
"""
CHECKS = """
from grader.checks import expect
"""


def _exercise() -> Exercise:
    student, checks = STUDENT, CHECKS
    for name, answer in ANSWERS.items():
        student += f"\n\ndef answer_{name}():\n    return {answer}\n"
        checks += f"\n\ndef test_plain_{name}(student):\n    assert student.answer_{name}() == 7\n"
        checks += f"\n\ndef test_expect_{name}(student):\n    expect(student.answer_{name}).equals(7)\n"
        checks += f"\n\ndef test_good_after_{name}(student):\n    assert student.good() == 7\n"
    return Exercise(checks=checks, student=student, reference=student)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return grade(tmp_path_factory.mktemp("odd"), {"odd": _exercise()}, "--timeout", 5)


@pytest.mark.parametrize("way", ["plain", "expect"])
@pytest.mark.parametrize("name", ANSWERS)
def test_an_odd_answer_does_not_pass_and_is_the_students(graded: Graded, name: str, way: str) -> None:
    check = graded.check("odd", f"test_{way}_{name}")

    assert check["verdict"] in ("failed", "error", "memory"), check["message"]
    assert check["messages"]["zh"]


@pytest.mark.parametrize("name", ANSWERS)
def test_the_next_check_is_graded_as_ever(graded: Graded, name: str) -> None:
    assert graded.check("odd", f"test_good_after_{name}")["verdict"] == "passed"


def test_the_result_stays_small(graded: Graded) -> None:
    assert (graded.out / "result.json").stat().st_size < 2 << 20
    assert (graded.out / "report.html").stat().st_size < 4 << 20


def test_the_topic_is_graded(graded: Graded) -> None:
    assert graded.topic("odd")["status"] == "graded"
    assert graded.process.returncode == 1
