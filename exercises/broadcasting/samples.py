"""Sample checks of broadcasting: easy fixed cases, for you to try."""

import pytest
import torch

from grader.checks import expect


def test_outer_sum(student):
    """outer_sum：章节里的例子 | outer_sum: the chapter's example"""
    x, y = torch.tensor([[1, 2]]), torch.tensor([[1], [2], [3]])

    expect(student.outer_sum, x, y).equals(torch.tensor([[2, 3], [3, 4], [4, 5]]))


def test_broadcast_shape(student):
    """broadcast_shape：从最后一维对齐 | broadcast_shape: lined up from the last dim"""
    expect(student.broadcast_shape, (1, 2), (3, 1)).equals((3, 2))
    expect(student.broadcast_shape, (4, 1, 3), (5, 1)).equals((4, 5, 3))


def test_shapes_that_do_not_broadcast(student):
    """broadcast_shape：3 和 2 对不上，ValueError | broadcast_shape: 3 and 2 do not match, ValueError"""
    with pytest.raises(ValueError):
        student.broadcast_shape((3,), (2,))


def test_centre_columns(student):
    """centre_columns：每列的平均值变成 0 | centre_columns: the mean of each column becomes 0"""
    m = torch.tensor([[1.0, 10.0, 0.0], [3.0, 30.0, 4.0]])

    expect(student.centre_columns, m).equals(torch.tensor([[-1.0, -10.0, -2.0], [1.0, 10.0, 2.0]]))


def test_scale_rows(student):
    """scale_rows：第 0 行乘 10，第 1 行乘 100 | scale_rows: row 0 times 10, row 1 times 100"""
    m, factors = torch.tensor([[1, 2, 3], [4, 5, 6]]), torch.tensor([10, 100])

    expect(student.scale_rows, m, factors).equals(torch.tensor([[10, 20, 30], [400, 500, 600]]))


def test_pairwise_differences(student):
    """pairwise_differences：out[i, j] = p[i] − p[j] | pairwise_differences: out[i, j] = p[i] − p[j]"""
    p = torch.tensor([[1, 1], [4, 6]])

    expect(student.pairwise_differences, p).equals(torch.tensor([[[0, 0], [-3, -5]], [[3, 5], [0, 0]]]))
