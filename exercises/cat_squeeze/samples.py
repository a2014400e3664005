"""Sample checks of cat_squeeze: easy fixed cases, for you to try."""

import torch

from grader.checks import expect

A, B = torch.tensor([[1], [2]]), torch.tensor([[3], [4]])


def test_cat_rows(student):
    """cat_rows：章节里的例子，4 行 1 列 | cat_rows: the chapter's example, 4 rows and 1 column"""
    expect(student.cat_rows, A, B).equals(torch.tensor([[1], [2], [3], [4]]))


def test_cat_columns(student):
    """cat_columns：章节里的例子，2 行 2 列 | cat_columns: the chapter's example, 2 rows and 2 columns"""
    expect(student.cat_columns, A, B).equals(torch.tensor([[1, 3], [2, 4]]))


def test_drop_ones(student):
    """drop_ones：(2, 1, 2, 1, 2) 变成 (2, 2, 2) | drop_ones: (2, 1, 2, 1, 2) becomes (2, 2, 2)"""
    assert tuple(student.drop_ones(torch.zeros(2, 1, 2, 1, 2)).shape) == (2, 2, 2)


def test_drop_dim(student):
    """drop_dim：只去掉指定的那一维 | drop_dim: drops the dim that is asked for, and no other"""
    t = torch.zeros(2, 1, 2, 1, 2)

    assert tuple(student.drop_dim(t, 1).shape) == (2, 2, 1, 2)
    assert tuple(student.drop_dim(t, 0).shape) == (2, 1, 2, 1, 2)


def test_add_dim(student):
    """add_dim：加在最前面和最后面 | add_dim: at the front, and at the end"""
    t = torch.zeros(3, 4)

    assert tuple(student.add_dim(t, 0).shape) == (1, 3, 4)
    assert tuple(student.add_dim(t, -1).shape) == (3, 4, 1)
