"""Sample checks of dim_sums: easy fixed cases, for you to try."""

import torch

from grader.checks import expect

M = torch.tensor([[1, 2, 3], [10, 20, 30]])


def test_sum_all(student):
    """sum_all：全部加起来是 66 | sum_all: everything adds up to 66"""
    expect(student.sum_all, M).equals(torch.tensor(66))


def test_sum_over(student):
    """sum_over：沿 dim=0 求和 | sum_over: sums over dim=0"""
    expect(student.sum_over, M, 0).equals(torch.tensor([11, 22, 33]))


def test_sum_keeping_dim(student):
    """sum_keeping_dim：沿 dim=1 求和，形状 (2, 1) | sum_keeping_dim: sums over dim=1, shape (2, 1)"""
    expect(student.sum_keeping_dim, M, 1).equals(torch.tensor([[6], [60]]))


def test_sum_of_each_row(student):
    """sum_of_each_row：每行之和 6 和 60 | sum_of_each_row: the rows sum to 6 and 60"""
    expect(student.sum_of_each_row, M).equals(torch.tensor([6, 60]))


def test_sum_of_each_column(student):
    """sum_of_each_column：每列之和 11、22、33 | sum_of_each_column: the columns sum to 11, 22 and 33"""
    expect(student.sum_of_each_column, M).equals(torch.tensor([11, 22, 33]))


def test_normalise_rows(student):
    """normalise_rows：[1, 3] 变成 [0.25, 0.75] | normalise_rows: [1, 3] becomes [0.25, 0.75]"""
    m = torch.tensor([[1.0, 3.0], [2.0, 2.0]])

    expect(student.normalise_rows, m).equals(torch.tensor([[0.25, 0.75], [0.5, 0.5]]))
