"""A mutant is graded until a check fails; one that never ends costs one short call."""

import time

import pytest

from grader.batch.grading import Options
from grader.course import load_course
from grader.verify.mutants.make import Mutant
from grader.verify.mutants.run import MutantGrading, MutantOutcome
from tests.builders import Exercise, write_course

CHECKS = """
import pytest

def test_one(student):
    assert student.one() == 1

@pytest.mark.skip
def test_skipped(student):
    assert student.one() == 1

def test_two(student):
    assert student.two() == 2

def test_three(student):
    assert student.two() == 2
"""
RIGHT = "def one():\n    return 1\n\ndef two():\n    return 2\n"
WRONG_TWO = RIGHT.replace("return 2", "return 3")
ENDLESS = RIGHT.replace("return 2", "while True: pass")
CALL_SECONDS = 0.5


def mutant(text: str) -> Mutant:
    return Mutant(function="two", operator="test", line=5, before="", after=text, reference=RIGHT, text=text)


@pytest.fixture(scope="module")
def grading(tmp_path_factory: pytest.TempPathFactory) -> MutantGrading:
    root = write_course(tmp_path_factory.mktemp("course"), {"numbers": Exercise(checks=CHECKS)})
    grading = MutantGrading(load_course(root), Options(topics=("numbers",), timeout=CALL_SECONDS))
    yield grading
    grading.close()


def outcome(grading: MutantGrading, text: str, *, stop_early: bool = True) -> MutantOutcome:
    (found,) = grading.outcomes({"numbers": [mutant(text)]}, stop_early=stop_early)
    return found


def test_the_first_check_that_fails_is_the_last(grading: MutantGrading) -> None:
    assert outcome(grading, WRONG_TWO).failed == ("test_two",)


def test_without_it_all_checks_are_told(grading: MutantGrading) -> None:
    assert outcome(grading, WRONG_TWO, stop_early=False).failed == ("test_two", "test_three")


def test_what_passes_everything_survives(grading: MutantGrading) -> None:
    found = outcome(grading, RIGHT)

    assert (found.failed, found.problem) == ((), None)


def test_what_does_not_even_import_is_killed(grading: MutantGrading) -> None:
    assert outcome(grading, "1 / 0").failed == ("test_one",)


def test_a_mutant_without_end_costs_one_call(grading: MutantGrading) -> None:
    begun = time.monotonic()

    found = outcome(grading, ENDLESS)

    assert found.failed == ("test_two",)
    assert time.monotonic() - begun < 10 * CALL_SECONDS
