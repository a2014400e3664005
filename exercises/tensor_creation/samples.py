"""Sample checks of tensor_creation: easy fixed cases, for you to try."""

import torch

from grader.checks import expect


def test_from_list(student):
    """from_list([1, 2, 3]) 是 float32 | from_list([1, 2, 3]) is float32"""
    t = student.from_list([1, 2, 3])

    assert t.dtype == torch.float32
    assert t.tolist() == [1.0, 2.0, 3.0]


def test_from_list_as(student):
    """from_list_as([1.7, -1.7], torch.int64) 截断成 1 和 −1 | from_list_as([1.7, -1.7], torch.int64) cuts to 1 and −1"""
    expect(student.from_list_as, [1.7, -1.7], torch.int64).equals(torch.tensor([1, -1]))


def test_zeros_long(student):
    """zeros_long(5, 3)：5 行 3 列的整数 0 | zeros_long(5, 3): 5 rows and 3 columns of integer zeros"""
    expect(student.zeros_long, 5, 3).equals(torch.zeros(5, 3, dtype=torch.long))


def test_ones_long(student):
    """ones_long(2, 4)：2 行 4 列的整数 1 | ones_long(2, 4): 2 rows and 4 columns of integer ones"""
    expect(student.ones_long, 2, 4).equals(torch.ones(2, 4, dtype=torch.long))


def test_random_uniform(student):
    """random_uniform：种子相同，数就相同 | random_uniform: same seed, same numbers"""
    first = student.random_uniform(5, 3, torch.Generator().manual_seed(0))
    second = student.random_uniform(5, 3, torch.Generator().manual_seed(0))

    assert first.shape == (5, 3)
    assert torch.equal(first, second)
    assert 0 <= first.min() and first.max() < 1


def test_uninitialised(student):
    """uninitialised(5, 3)：形状 (5, 3) | uninitialised(5, 3): shape (5, 3)"""
    assert student.uninitialised(5, 3).shape == (5, 3)


def test_like(student):
    """like：dtype 跟着 t 走 | like: the dtype follows t"""
    t = torch.zeros(2, 3, dtype=torch.float64)

    expect(student.like, t, 7).equals(torch.full((2, 3), 7.0, dtype=torch.float64))
