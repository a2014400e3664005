"""Sample checks of dot_transpose: easy fixed cases, for you to try."""

import pytest
import torch

from grader.checks import expect

M = torch.tensor([[1, 2, 3], [4, 5, 6]])


def test_dot(student):
    """dot：1×4 + 2×5 + 3×6 = 32 | dot: 1×4 + 2×5 + 3×6 = 32"""
    expect(student.dot, M[0], M[1]).equals(torch.tensor(32))


def test_dot_of_matrices(student):
    """dot：矩阵没有点积，RuntimeError | dot: matrices have no dot product, RuntimeError"""
    with pytest.raises(RuntimeError):
        student.dot(M, M)


def test_transpose(student):
    """transpose：行变成列 | transpose: rows become columns"""
    expect(student.transpose, M).equals(torch.tensor([[1, 4], [2, 5], [3, 6]]))


def test_transpose_last(student):
    """transpose_last：(2, 3, 4) 变成 (2, 4, 3) | transpose_last: (2, 3, 4) becomes (2, 4, 3)"""
    assert tuple(student.transpose_last(torch.zeros(2, 3, 4)).shape) == (2, 4, 3)


def test_gram(student):
    """gram：各列之间的点积 | gram: the dot products of the columns"""
    expect(student.gram, M).equals(torch.tensor([[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
