"""Sample checks of autograd_attributes: easy fixed cases, for you to try."""

import torch

from grader.checks import expect


def test_make_leaf(student):
    """make_leaf(1)：float32，可微分，是叶子 | make_leaf(1): float32, requires grad, is a leaf"""
    x = student.make_leaf(1)

    assert x.dtype == torch.float32
    assert x.requires_grad
    assert x.is_leaf
    assert x.item() == 1.0


def test_power(student):
    """power：3 的平方是 9 | power: the square of 3 is 9"""
    x = torch.tensor(3.0, requires_grad=True)

    assert student.power(x).item() == 9.0


def test_power_goes_backward(student):
    """power：从结果反向传播，x = 3 处的梯度是 6 | power: going backward from the result gives 6 at x = 3"""
    x = torch.tensor(3.0, requires_grad=True)

    student.power(x).backward()

    assert x.grad.item() == 6.0


def test_power_plus_one(student):
    """power_plus_one：[1, 2] 得到 [2, 5] | power_plus_one: [1, 2] gives [2, 5]"""
    x = torch.tensor([1.0, 2.0], requires_grad=True)

    assert student.power_plus_one(x).tolist() == [2.0, 5.0]


def test_grad_fn_name(student):
    """grad_fn_name：x ** 2 是 "PowBackward0" | grad_fn_name: x ** 2 has "PowBackward0" """
    x = torch.tensor(1.0, requires_grad=True)

    expect(student.grad_fn_name, x**2).equals("PowBackward0")


def test_grad_fn_name_of_a_leaf(student):
    """grad_fn_name：叶子没有 grad_fn，得到 "" | grad_fn_name: a leaf has no grad_fn and gives "" """
    expect(student.grad_fn_name, torch.tensor(1.0, requires_grad=True)).equals("")
