"""Expectations: one call a chain, made when first needed; a failure says all that is known of it."""

import pytest
import torch

from grader.checks import expect, fail, raised, require
from grader.checks.failure import CheckFailure, blame_of
from grader.results.model import Trouble


def failure(act):
    with pytest.raises(CheckFailure) as caught:
        act()
    return caught.value


def test_a_right_answer_passes_and_chains(giving):
    f = giving(torch.ones(2))

    expect(f, 1).equals(torch.ones(2)).has(shape=(2,), dtype=torch.float32).satisfies(lambda t: True, "x")
    assert len(f.asked) == 1


def test_the_call_waits_for_the_first_expectation(giving):
    f = giving(1)
    expect(f, 1)

    assert f.asked == []


def test_a_wrong_answer_carries_call_answer_and_expected(giving):
    f = giving(torch.tensor([1.0, 5.0]))
    error = failure(lambda: expect(f, torch.ones(2, 3), dim=1).equals(torch.tensor([1.0, 2.0])))

    assert error.call == "f(tensor float32 (2, 3), dim=1)"
    assert (error.answer.values, error.answer.marked) == (["1", "5"], [1])
    assert error.expected.values == ["1", "2"]
    assert error.mistake is None
    assert str(error) == error.text.en


def test_a_wrong_answer_that_fits_a_pattern_names_the_mistake(giving):
    error = failure(lambda: expect(giving(2), 1).equals(3, mistakes={"other": 1, "doubled": 2}))

    assert error.mistake == "doubled"


def test_inaccurate_is_told_apart_from_wrong(giving):
    assert failure(lambda: expect(giving(1.001)).equals(1.0)).inaccurate
    assert not failure(lambda: expect(giving(1.5)).equals(1.0)).inaccurate


def test_the_students_exception_comes_through_with_the_call(local):
    def broken(x):
        raise IndexError("too far")

    with pytest.raises(IndexError, match="too far") as caught:
        expect(local(broken), 3).equals(3, mistakes={"a": raised(ValueError)})

    assert (blame_of(caught.value).call, blame_of(caught.value).mistake) == ("f(3)", None)


def test_the_students_exception_can_name_a_mistake(local):
    with pytest.raises(ZeroDivisionError) as caught:
        expect(local(lambda x: x / 0), 3).equals(3, mistakes={"zero": raised(ZeroDivisionError)})

    assert blame_of(caught.value).mistake == "zero"


def test_the_tolerance_can_be_given(giving):
    expect(giving(1.05)).equals(1.0, rtol=0.1)
    failure(lambda: expect(giving(1.00001)).equals(1.0, rtol=0, atol=0))


def test_a_changed_argument_fails_a_right_answer(giving):
    error = failure(lambda: expect(giving(3, changed=("0[1]",)), [1, 2]).equals(3))

    assert error.mistake == "changed_argument"
    assert "1st argument" in error.text.en
    assert "第 1 个参数" in error.text.zh


def test_an_argument_that_may_change_may(giving):
    expect(giving(3, changed=("0[1]", "t")), [1, 2], t=[1]).may_change(0, "t").equals(3)
    failure(lambda: expect(giving(3, changed=("0", "t")), [1, 2], t=[1]).may_change("t").equals(3))


def test_a_change_that_is_allowed_does_not_reach_the_expected_value(local):
    t = torch.ones(2)

    failure(lambda: expect(local(lambda x: x.add_(1)), t).may_change(0).equals(t))


def test_may_change_names_an_argument_of_the_call(giving):
    with pytest.raises(ValueError, match="no argument 'u'"):
        expect(giving(3), 1, t=2).may_change("u")


def test_may_change_comes_first(giving):
    with pytest.raises(RuntimeError, match="before"):
        expect(giving(3), 1).equals(3).may_change(0)


@pytest.mark.parametrize("what", ["grad_mode", "default_dtype"])
def test_modes_must_come_back(giving, what):
    error = failure(lambda: expect(giving(3, **{f"{what}_changed": True})).equals(3))

    assert error.mistake == f"changed_{what}"


def test_a_named_mistake_comes_before_a_changed_argument(giving):
    f = giving(2, changed=("0",))

    assert failure(lambda: expect(f, 1).equals(3, mistakes={"doubled": 2})).mistake == "doubled"
    assert failure(lambda: expect(f, 1).equals(3)).mistake == "changed_argument"


def test_raises_takes_a_subclass(local):
    expect(local(lambda x: [][x]), 1).raises(LookupError)


def test_raises_fails_on_an_answer_and_names_its_mistake(giving):
    error = failure(lambda: expect(giving(2), 1).raises(ValueError, mistakes={"truncated": 2}))

    assert error.mistake == "truncated"
    assert "ValueError" in error.text.en


def test_raises_fails_on_another_exception_and_shows_its_lines(local):
    def broken():
        error = TypeError("no")
        error.__student__ = Trouble(type="TypeError", message="no")
        raise error

    error = failure(lambda: expect(local(broken)).raises(ValueError, mistakes={"a": raised(TypeError)}))

    assert (error.mistake, error.trouble.type) == ("a", "TypeError")


def test_an_unfilled_stub_does_not_raise_what_is_wanted(local):
    def stub():
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        expect(local(stub)).raises(RuntimeError)


def test_returning_an_exception_is_told(giving):
    assert "return it" in failure(lambda: expect(giving(ValueError())).raises(ValueError)).text.en


def test_satisfies_tells_what_was_wanted(giving):
    error = failure(lambda: expect(giving(3)).satisfies(lambda x: x > 5, "大于 5 | above 5", {"three": 3}))

    assert "大于 5" in error.text.zh
    assert "above 5" in error.text.en
    assert error.mistake == "three"


def test_a_predicate_that_cannot_be_asked_is_not_satisfied(giving):
    failure(lambda: expect(giving(3)).satisfies(lambda x: x.shape == (), "x"))


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (torch.ones(2), {"shape": (3,)}),
        (torch.ones(2), {"dtype": torch.int64}),
        ([1.0], {"shape": (1,)}),
        (1, {"kind": float}),
        (True, {"kind": int}),
        (None, {"kind": torch.Tensor}),
    ],
)
def test_has_looks_at_kind_shape_and_dtype(giving, answer, wanted):
    failure(lambda: expect(giving(answer)).has(**wanted))


def test_has_takes_what_fits(giving):
    expect(giving(torch.ones(2, 1))).has(shape=(2, 1)).has(dtype=torch.float32).has(kind=torch.Tensor)
    expect(giving(2.0)).has(kind=float)


def test_answer_and_printed_are_there_for_plain_asserts(giving):
    call = expect(giving(3, printed="hello"))

    assert (call.answer, call.printed) == (3, "hello")


def test_none_with_output_is_told_apart(giving):
    assert "printed" in failure(lambda: expect(giving(None, printed="3\n")).equals(3)).text.en


def test_require_fails_with_text_and_mistake():
    require(True)
    error = failure(lambda: require(0 > 1, "要正 | be positive", mistake="sign"))

    assert (error.text.zh, error.text.en, error.mistake) == ("要正", "be positive", "sign")


def test_fail_fails_without_a_text_too():
    assert failure(fail).text.en
