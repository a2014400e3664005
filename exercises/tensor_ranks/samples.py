"""Sample checks of tensor_ranks: easy fixed cases, for you to try."""

import pytest
import torch

from grader.checks import expect


def test_rank(student):
    """rank：数 0 层，[1, 2] 1 层，章节里的 2×2×2 是 3 层 | rank: 0 for a number, 1 for [1, 2], 3 for the chapter's 2×2×2"""
    expect(student.rank, 5).equals(0)
    expect(student.rank, [1, 2]).equals(1)
    expect(student.rank, [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]).equals(3)


def test_as_tensor_of_rank(student):
    """as_tensor_of_rank：(3,) 变成 (1, 1, 3) | as_tensor_of_rank: (3,) becomes (1, 1, 3)"""
    x = torch.tensor([1, 2, 3])

    expect(student.as_tensor_of_rank, x, 3).equals(torch.tensor([[[1, 2, 3]]]))


def test_as_tensor_of_rank_refuses(student):
    """as_tensor_of_rank：矩阵不能变成 1 维，抛出 ValueError | as_tensor_of_rank: a matrix cannot have rank 1, so ValueError"""
    with pytest.raises(ValueError):
        student.as_tensor_of_rank(torch.zeros(2, 3), 1)


def test_stack_images(student):
    """stack_images：两张 4×5 的彩色图像叠成 (2, 4, 5, 3) | stack_images: two colour images of 4×5 make (2, 4, 5, 3)"""
    assert student.stack_images([torch.zeros(4, 5, 3), torch.ones(4, 5, 3)]).shape == (2, 4, 5, 3)


def test_channels_first(student):
    """channels_first：一个像素的三个通道，一张 1×2 的图像 | channels_first: the three channels of an image of 1×2"""
    batch = torch.tensor([[[[1, 2, 3], [4, 5, 6]]]])

    expect(student.channels_first, batch).equals(torch.tensor([[[[1, 4]], [[2, 5]], [[3, 6]]]]))


def test_describe(student):
    """describe：0、1、2、3 维的名字 | describe: the names for 0, 1, 2 and 3 dims"""
    expect(student.describe, torch.tensor(1.0)).equals("scalar")
    expect(student.describe, torch.zeros(3)).equals("vector")
    expect(student.describe, torch.zeros(3, 3)).equals("matrix")
    expect(student.describe, torch.zeros(2, 3, 3)).equals("tensor")
