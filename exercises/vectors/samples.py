"""Sample checks of vectors: easy fixed cases, for you to try."""

import math

import pytest
import torch

from grader.checks import expect


def test_norm(student):
    """norm：[3, 4] 的长度是 5 | norm: [3, 4] has length 5"""
    expect(student.norm, torch.tensor([3.0, 4.0])).equals(torch.tensor(5.0))


def test_norm_of_integers(student):
    """norm：整数向量得到 float32 | norm: integers give float32"""
    expect(student.norm, torch.tensor([1, 2, -2])).equals(torch.tensor(3.0))


def test_scale(student):
    """scale：-2 乘 [1, -3] 得 [-2, 6] | scale: -2 times [1, -3] gives [-2, 6]"""
    expect(student.scale, -2, torch.tensor([1.0, -3.0])).equals(torch.tensor([-2.0, 6.0]))


def test_dot(student):
    """dot：1×4 + 2×5 + 3×6 = 32 | dot: 1×4 + 2×5 + 3×6 = 32"""
    a, b = torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6])

    expect(student.dot, a, b).equals(torch.tensor(32))


def test_angle(student):
    """angle：[1, 0] 和 [1, 1] 的夹角是 π/4 | angle: [1, 0] and [1, 1] meet at π/4"""
    a, b = torch.tensor([1.0, 0.0]), torch.tensor([1.0, 1.0])

    expect(student.angle, a, b).equals(torch.tensor(math.pi / 4))


def test_angle_with_a_zero_vector(student):
    """angle：零向量没有方向，抛出 ValueError | angle: a zero vector has no direction, so ValueError"""
    with pytest.raises(ValueError):
        student.angle(torch.zeros(2), torch.tensor([1.0, 1.0]))
