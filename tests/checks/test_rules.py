"""Rules about how an answer was made, and what they ask to be observed."""

import pytest

from grader.checks import expect
from grader.checks.failure import CheckFailure
from grader.checks.rules import matches


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("torch.conv2d", "conv2d"),
        ("torch.nn.functional.conv2d", "conv2d"),
        ("torch.Tensor.backward", "Tensor.backward"),
        ("torch.autograd.grad", "autograd.grad"),
        ("numpy.convolve", "numpy.convolve"),
        ("torch.nn.modules.conv.Conv2d.__init__", "Conv2d"),
        ("torch.Tensor.T.__get__", "T"),
    ],
)
def test_a_call_matches_by_its_last_names(call, name):
    assert matches(call, name)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("torch.conv2d", "nn.conv2d"),
        ("torch.myconv2d", "conv2d"),
        ("torch.conv2d.weight", "conv2d"),
        ("torch.autograd.backward", "Tensor.backward"),
    ],
)
def test_a_call_does_not_match_by_less(call, name):
    assert not matches(call, name)


FAILING = [
    (lambda e: e.shares_memory(0, mistake="copied"), {}, "copied"),
    (lambda e: e.owns_memory(0, mistake="view"), {"shares_memory": ("0[2]",)}, "view"),
    (lambda e: e.uses_autograd(runs=2, mistake="by_hand"), {"engine_runs": 1}, "by_hand"),
    (lambda e: e.uses_autograd(), {}, None),
    (lambda e: e.calls("autograd.grad", mistake="m"), {"calls": ("torch.Tensor.backward",)}, "m"),
    (lambda e: e.calls_none_of("mm", "matmul", mistake="m"), {"calls": ("torch.matmul",)}, "m"),
    (lambda e: e.never_makes(100, mistake="whole"), {"largest_result": 100}, "whole"),
]


@pytest.mark.parametrize(("rule", "seen", "mistake"), FAILING)
def test_a_broken_rule_fails_with_its_mistake(giving, rule, seen, mistake):
    with pytest.raises(CheckFailure) as caught:
        rule(expect(giving(3, **seen), [1]))

    assert caught.value.mistake == mistake


def test_a_kept_rule_passes(giving):
    seen = {"shares_memory": ("0",), "engine_runs": 2, "calls": ("torch.mm",), "largest_result": 99}
    call = expect(giving(3, **seen), [1], [2])

    call.shares_memory(0).owns_memory(1).uses_autograd(2).calls("mm").calls_none_of("m", "bmm").never_makes(
        100
    )


def test_a_rule_that_comes_first_is_observed_in_the_only_call(giving):
    f = giving(3)
    expect(f).calls_none_of("mm").equals(3)

    assert f.asked == [frozenset({"calls"})]


def test_a_rule_that_comes_later_is_observed_in_a_call_of_its_own(giving):
    f = giving(3)
    expect(f).equals(3).calls_none_of("mm").never_makes(10)

    assert f.asked == [frozenset(), frozenset({"calls"}), frozenset({"sizes"})]


def test_what_needs_no_asking_is_not_asked_for(giving):
    f = giving(3, shares_memory=("0",), engine_runs=1)
    expect(f, 1).shares_memory(0).uses_autograd()

    assert f.asked == [frozenset()]


def test_a_rule_never_hides_the_students_exception(local):
    with pytest.raises(ZeroDivisionError):
        expect(local(lambda: 1 / 0)).calls_none_of("mm")


def test_the_message_names_the_forbidden_call(giving):
    with pytest.raises(CheckFailure, match=r"without Tensor\.matmul") as caught:
        expect(giving(3, calls=("torch.Tensor.matmul",))).calls_none_of("Tensor.matmul")

    assert "Tensor.matmul" in caught.value.text.zh
