"""Sample checks of autograd: easy fixed cases, for you to try."""

import torch

from grader.checks import expect


def test_scalar_grad(student):
    """scalar_grad(20)：导数是 40 | scalar_grad(20): the derivative is 40"""
    expect(student.scalar_grad, 20).equals(torch.tensor(40.0))


def test_vector_grad(student):
    """vector_grad：平均值的梯度是 [5, 10, 15, 20] | vector_grad: the gradient of the mean is [5, 10, 15, 20]"""
    expect(student.vector_grad, [10, 20, 30, 40]).equals(torch.tensor([5.0, 10.0, 15.0, 20.0]))


def test_vector_grad_of_sum(student):
    """vector_grad_of_sum：和的梯度是 [2, 4, 6] | vector_grad_of_sum: the gradient of the sum is [2, 4, 6]"""
    expect(student.vector_grad_of_sum, [1, 2, 3]).equals(torch.tensor([2.0, 4.0, 6.0]))


def test_element_grad(student):
    """element_grad：只有下标 2 处不为 0 | element_grad: zero everywhere but at index 2"""
    expect(student.element_grad, [1.0, 2.0, 3.0], 2).equals(torch.tensor([0.0, 0.0, 6.0]))


def test_two_scalar_grads(student):
    """two_scalar_grads(10, 20)：导数是 40 和 50 | two_scalar_grads(10, 20): the derivatives are 40 and 50"""
    by_x1, by_x2 = student.two_scalar_grads(10, 20)

    torch.testing.assert_close(by_x1, torch.tensor(40.0))
    torch.testing.assert_close(by_x2, torch.tensor(50.0))


def test_vjp(student):
    """vjp：[1, 2, 3] 按 [1, 0, -1] 加权得到 [2, 0, -6] | vjp: [1, 2, 3] weighted by [1, 0, -1] gives [2, 0, -6]"""
    expect(student.vjp, [1, 2, 3], [1, 0, -1]).equals(torch.tensor([2.0, 0.0, -6.0]))
