"""Sample checks of reductions: easy fixed cases, for you to try."""

import torch

from grader.checks import expect

M = torch.tensor([[3, 9, 1], [8, 2, 7]])


def test_index_of_max(student):
    """index_of_max：9 在下标 1 | index_of_max: the 9 stands at index 1"""
    expect(student.index_of_max, M).equals(torch.tensor(1))


def test_index_of_max_per_row(student):
    """index_of_max_per_row：9 在第 1 列，8 在第 0 列 | index_of_max_per_row: the 9 in column 1, the 8 in column 0"""
    expect(student.index_of_max_per_row, M).equals(torch.tensor([1, 0]))


def test_equal_mask(student):
    """equal_mask：逐个比较，整数和小数也能比 | equal_mask: entry by entry, integers and floats too"""
    a, b = torch.tensor([1, 2, 3]), torch.tensor([1.0, 2.5, 3.0])

    expect(student.equal_mask, a, b).equals(torch.tensor([True, False, True]))


def test_mean(student):
    """mean：整数 1、2 的平均值是 1.5 | mean: the mean of the integers 1 and 2 is 1.5"""
    expect(student.mean, torch.tensor([1, 2])).equals(torch.tensor(1.5))


def test_accuracy(student):
    """accuracy：4 个里对了 3 个 | accuracy: 3 of 4 are right"""
    scores = torch.tensor([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.3, 0.7]])
    labels = torch.tensor([0, 1, 1, 1])

    expect(student.accuracy, scores, labels).equals(torch.tensor(0.75))
