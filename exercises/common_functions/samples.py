"""Sample checks of common_functions: easy fixed cases, for you to try."""

import pytest
import torch

from grader.checks import expect

M = torch.tensor([[1, 2, 3], [4, 5, 6]])


def test_count(student):
    """count：2×3 的张量有 6 个元素 | count: a 2×3 tensor has 6 elements"""
    expect(student.count, M).equals(6)


def test_identity(student):
    """identity：对角线上是 1，其余是 0 | identity: ones on the diagonal, zeros elsewhere"""
    expect(student.identity, 2).equals(torch.tensor([[1.0, 0.0], [0.0, 1.0]]))


def test_number(student):
    """number：取出唯一的那个数 | number: takes out the only number"""
    expect(student.number, torch.tensor([[2.5]])).equals(2.5)


def test_number_of_many(student):
    """number：有 6 个元素时报错 | number: an error where there are 6 elements"""
    with pytest.raises((ValueError, RuntimeError)):
        student.number(M)


def test_as_int(student):
    """as_int：截断成 int32 | as_int: cut to int32"""
    expect(student.as_int, torch.tensor([1.9, -1.9])).equals(torch.tensor([1, -1], dtype=torch.int32))


def test_as_vector(student):
    """as_vector：一行一行地排成一维 | as_vector: row after row, in one dim"""
    expect(student.as_vector, M).equals(torch.tensor([1, 2, 3, 4, 5, 6]))


def test_swap(student):
    """swap：交换矩阵的两个维度 | swap: swaps the two dims of a matrix"""
    expect(student.swap, M, 0, 1).equals(torch.tensor([[1, 4], [2, 5], [3, 6]]))
