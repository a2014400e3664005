"""Sample checks of matmul: easy fixed cases, for you to try."""

import pytest
import torch

from grader.checks import expect

A = torch.tensor([[1, 2], [3, 4]])
B = torch.tensor([[5, 6], [7, 8]])


def test_mm2d(student):
    """mm2d：章节里的 2×2 例子 | mm2d: a 2×2 example"""
    expect(student.mm2d, A, B).equals(torch.tensor([[19, 22], [43, 50]]))


def test_batch_matmul(student):
    """batch_matmul：章节里的 2×2×2 例子 | batch_matmul: a 2×2×2 example"""
    a = torch.arange(1, 9).reshape(2, 2, 2)
    b = torch.arange(9, 17).reshape(2, 2, 2)
    expected = torch.tensor([[[31, 34], [71, 78]], [[155, 166], [211, 226]]])

    expect(student.batch_matmul, a, b).equals(expected)


def test_entry(student):
    """entry：第 0 行乘第 1 列，1×6 + 2×8 = 22 | entry: row 0 times column 1, 1×6 + 2×8 = 22"""
    expect(student.entry, A, B, 0, 1).equals(22)


def test_elementwise(student):
    """elementwise：[1, 2, 3] 和 [4, 5, 6] 得到 [4, 10, 18] | elementwise: [1, 2, 3] and [4, 5, 6] give [4, 10, 18]"""
    product = student.elementwise(torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6]))

    torch.testing.assert_close(product, torch.tensor([4, 10, 18]))


def test_product_shape(student):
    """product_shape：(2, 3) 乘 (3, 4) 得到 (2, 4) | product_shape: (2, 3) times (3, 4) gives (2, 4)"""
    assert tuple(student.product_shape((2, 3), (3, 4))) == (2, 4)
    with pytest.raises(ValueError):
        student.product_shape((2, 3), (2, 3))
