"""Sample checks of kernels: easy fixed cases, for you to try."""

import math

import torch

from grader.checks import expect


def test_rbf(student):
    """rbf：距离的平方是 1 和 4 | rbf: squared distances 1 and 4"""
    a = torch.tensor([[0.0, 0.0]])
    b = torch.tensor([[1.0, 0.0], [0.0, 2.0]])

    torch.testing.assert_close(
        student.rbf(a, b, 0.5), torch.tensor([[math.exp(-0.5), math.exp(-2.0)]]), rtol=1e-3, atol=1e-3
    )


def test_rbf_shape(student):
    """rbf：4 个点和 3 个点给出 (4, 3) | rbf: 4 points and 3 points give (4, 3)"""
    assert student.rbf(torch.zeros(4, 2), torch.ones(3, 2), 1.0).shape == (4, 3)


def test_lift(student):
    """lift：(n, 2) 变成 (n, 3) | lift: (n, 2) becomes (n, 3)"""
    assert student.lift(torch.tensor([[1.0, 0.0], [0.0, 2.0]])).shape == (2, 3)


def test_kernel_is_valid(student):
    """kernel_is_valid：单位矩阵有效，[[1, 2], [2, 1]] 和不对称的矩阵无效 | kernel_is_valid: the identity is valid, [[1, 2], [2, 1]] and a matrix that is not symmetric are not"""
    expect(student.kernel_is_valid, torch.eye(2)).equals(True)
    expect(student.kernel_is_valid, torch.tensor([[1.0, 2.0], [2.0, 1.0]])).equals(False)
    expect(student.kernel_is_valid, torch.tensor([[1.0, 0.5], [0.0, 1.0]])).equals(False)
