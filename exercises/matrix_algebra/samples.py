"""Sample checks of matrix_algebra: easy fixed cases, for you to try."""

import pytest
import torch

from grader.checks import expect

A = torch.tensor([[1, 2, 3], [4, 5, 6]])
B = torch.tensor([[1, 0], [2, 1], [0, 3]])


def test_matmul_by_definition(student):
    """matmul_by_definition：(2, 3) 乘 (3, 2) | matmul_by_definition: (2, 3) times (3, 2)"""
    expect(student.matmul_by_definition, A, B).equals(torch.tensor([[5, 11], [14, 23]]))


def test_matmul_by_definition_refuses(student):
    """matmul_by_definition：(2, 3) 乘 (2, 3) 抛出 ValueError | matmul_by_definition: (2, 3) times (2, 3) raises ValueError"""
    with pytest.raises(ValueError):
        student.matmul_by_definition(A, A)


def test_transpose_by_definition(student):
    """transpose_by_definition：(2, 3) 变成 (3, 2) | transpose_by_definition: (2, 3) becomes (3, 2)"""
    expect(student.transpose_by_definition, A).equals(torch.tensor([[1, 4], [2, 5], [3, 6]]))


def test_commute(student):
    """commute：和单位矩阵可交换；形状不合适得 False | commute: the identity commutes; unfit shapes give False"""
    m = torch.tensor([[1.0, 2.0], [3.0, 4.0]])

    expect(student.commute, m, torch.eye(2)).equals(True)
    expect(student.commute, m, torch.tensor([[0.0, 1.0], [1.0, 0.0]])).equals(False)
    expect(student.commute, A, B).equals(False)


def test_is_identity(student):
    """is_identity：torch.eye(3) 是，全 1 矩阵不是 | is_identity: torch.eye(3) is, a matrix of ones is not"""
    expect(student.is_identity, torch.eye(3)).equals(True)
    expect(student.is_identity, torch.ones(3, 3)).equals(False)
    expect(student.is_identity, A).equals(False)
