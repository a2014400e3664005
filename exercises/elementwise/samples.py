"""Sample checks of elementwise: easy fixed cases, for you to try."""

import torch

from grader.checks import expect

A = torch.arange(8).reshape(2, 4)
B = torch.arange(9, 17).reshape(2, 4)


def test_multiply(student):
    """multiply：章节里的例子 | multiply: the chapter's example"""
    expect(student.multiply, A, B).equals(torch.tensor([[0, 10, 22, 36], [52, 70, 90, 112]]))


def test_keys(student):
    """basic_operations：四个键 | basic_operations: the four keys"""
    assert set(student.basic_operations(A, B)) == {"add", "subtract", "multiply", "divide"}


def test_divide(student):
    """basic_operations：1 除以 4 是 0.25 | basic_operations: 1 divided by 4 is 0.25"""
    results = student.basic_operations(torch.tensor([1, 6]), torch.tensor([4, 3]))

    torch.testing.assert_close(results["divide"], torch.tensor([0.25, 2.0]))
    torch.testing.assert_close(results["subtract"], torch.tensor([-3, 3]))


def test_scale(student):
    """scale：2 乘以每个元素，0.5 乘整数得小数 | scale: every entry times 2; 0.5 times integers makes fractions"""
    a = torch.tensor([1, 2, 3])

    expect(student.scale, 2, a).equals(torch.tensor([2, 4, 6]))
    expect(student.scale, 0.5, a).equals(torch.tensor([0.5, 1.0, 1.5]))


def test_cross(student):
    """cross：x 轴叉乘 y 轴得 z 轴 | cross: the x axis cross the y axis is the z axis"""
    x, y, z = torch.eye(3)

    expect(student.cross, x, y).equals(z)
