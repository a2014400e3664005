"""A name that is not there: the one that was probably meant."""

import numpy
import pytest
import torch

from grader.checks.spelling import did_you_mean

FOUND = [
    ("NameError", "name 'toch' is not defined", "torch"),
    ("NameError", "name 'rnage' is not defined", "range"),
    ("AttributeError", "module 'torch' has no attribute 'ful_like'", "full_like"),
    ("AttributeError", "'Tensor' object has no attribute 'reshap'", "reshape"),
    ("AttributeError", "'ndarray' object has no attribute 'reshap'", "reshape"),
    ("AttributeError", "'list' object has no attribute 'apend'", "append"),
]
NOT_FOUND = [
    ("NameError", "name 'qqqqqq' is not defined"),
    ("AttributeError", "'Tensor' object has no attribute 'qqqqqq'"),
    ("AttributeError", "'Thing' object has no attribute 'reshap'"),
    ("TypeError", "name 'toch' is not defined"),
]


@pytest.mark.parametrize(("kind", "message", "meant"), FOUND)
def test_the_nearest_name_is_asked_about(kind: str, message: str, meant: str) -> None:
    assert torch.Tensor
    assert numpy.ndarray
    text = did_you_mean(kind, message, ["torch", "sum_over"])

    assert text is not None
    assert (text.zh, text.en) == (f"你想写的是 {meant} 吗？", f"Did you mean {meant}?")


@pytest.mark.parametrize(("kind", "message"), NOT_FOUND)
def test_nothing_is_asked_where_nothing_is_near(kind: str, message: str) -> None:
    assert did_you_mean(kind, message, ["torch"]) is None
