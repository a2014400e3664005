"""Patterns of named mistakes: the first that fits a wrong answer or an exception names it."""

import pytest
import torch

from grader.checks import near, raised
from grader.checks.compare import DEFAULT
from grader.checks.mistakes import counts_as, mistake_of_answer, mistake_of_error

ANSWER = torch.tensor([1.0, 2.0])


def named(answer, *patterns, expected=()):
    mistakes = {f"mistake_{place}": pattern for place, pattern in enumerate(patterns)}
    return mistake_of_answer(answer, mistakes, DEFAULT, *expected)


@pytest.mark.parametrize(
    "pattern",
    [
        torch.tensor([1.0, 2.0]),
        near(torch.tensor([1.1, 2.1]), atol=0.2),
        lambda answer: answer.sum() == 3,
        [torch.zeros(2), torch.tensor([1.0, 2.0])],
        [raised(ValueError), lambda answer: True],
    ],
)
def test_every_form_of_pattern_fits(pattern):
    assert named(ANSWER, pattern) == "mistake_0"


@pytest.mark.parametrize(
    "pattern",
    [
        torch.tensor([1, 2]),
        torch.tensor([[1.0, 2.0]]),
        [1.0, 2.0],
        near(torch.tensor([1.1, 2.1], dtype=torch.float64), atol=0.2),
        lambda answer: answer.no_such_attribute,
        lambda answer: answer > 0,
        raised(ValueError),
        [],
    ],
)
def test_what_only_resembles_does_not_fit(pattern):
    assert named(ANSWER, pattern) is None


def test_the_first_fitting_pattern_names_the_mistake():
    assert named(3, 4, [2, 3], 3) == "mistake_1"


def test_a_list_can_be_the_value_itself():
    assert named([0, 0], [0, 0]) == "mistake_0"
    assert named([0, 0], [[1, 1], [0, 0]]) == "mistake_0"


def test_a_pattern_that_equals_the_expected_value_is_ignored():
    assert named(3, 3.0, 3, expected=(3,)) is None


def test_near_the_expected_value_names_inaccuracy():
    assert named(1.01, near(1.0, rtol=0.1), expected=(1.0,)) == "mistake_0"


def test_raised_looks_at_type_and_text():
    error = IndexError("index 3 is out of bounds")

    assert mistake_of_error(error, {"a": raised(IndexError, match=r"index \d"), "b": 3}) == "a"
    assert mistake_of_error(error, {"a": [4, raised(LookupError)]}) == "a"
    assert mistake_of_error(error, {"a": raised(IndexError, match="dim"), "b": raised(TypeError)}) is None


def test_a_text_too_long_to_make_fits_no_match():
    assert mistake_of_error(ValueError(10**5000), {"a": raised(ValueError, match="1")}) is None


@pytest.mark.parametrize("error", [NotImplementedError(), RecursionError()])
def test_an_unfilled_stub_or_endless_recursion_is_no_runtime_error(error):
    assert not counts_as(error, RuntimeError)
    assert not counts_as(error, Exception)
    assert counts_as(error, type(error))
