"""Sample checks of reshape: easy fixed cases, for you to try."""

import pytest
import torch

from grader.checks import expect

NUMBERS = torch.arange(12).reshape(1, 2, 2, 3)


def test_to_two_rows(student):
    """to_two_rows：12 个元素排成 2 行 | to_two_rows: 12 elements in 2 rows"""
    expected = torch.tensor([[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]])

    expect(student.to_two_rows, NUMBERS).equals(expected)


def test_flatten(student):
    """flatten：排成一行 | flatten: all in one line"""
    expect(student.flatten, NUMBERS).equals(torch.arange(12))


def test_rows_of_three(student):
    """rows_of_three：每行 3 个 | rows_of_three: three in a row"""
    expected = torch.tensor([[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]])

    expect(student.rows_of_three, NUMBERS).equals(expected)


def test_to_blocks(student):
    """to_blocks：每块 3 行 2 列 | to_blocks: blocks of 3 rows and 2 columns"""
    expected = torch.tensor([[[0, 1], [2, 3], [4, 5]], [[6, 7], [8, 9], [10, 11]]])

    expect(student.to_blocks, NUMBERS).equals(expected)


def test_as_view(student):
    """as_view：转置后的张量没有 2 行的视图 | as_view: a transposed tensor has no view with 2 rows"""
    m = torch.arange(6).reshape(2, 3)

    expect(student.as_view, m, 3).equals(torch.tensor([[0, 1], [2, 3], [4, 5]]))
    with pytest.raises(RuntimeError):
        student.as_view(m.T, 2)


def test_shares_memory(student):
    """shares_memory：视图共享内存，clone 不共享 | shares_memory: a view shares memory, a clone does not"""
    x = torch.arange(6)

    assert student.shares_memory(x, x.view(2, 3))
    assert not student.shares_memory(x, x.clone())
