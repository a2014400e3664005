"""Sample checks of numpy_bridge: easy fixed cases, for you to try."""

import numpy as np
import torch

from grader.checks import expect

N = np.array([[1, 2], [3, 4]])


def test_copied(student):
    """copied：数值相同，内存独立 | copied: the same values, memory of its own"""
    expect(student.copied, N).equals(torch.tensor([[1, 2], [3, 4]])).owns_memory(0)


def test_shared(student):
    """shared：和数组共用内存 | shared: shares the memory of the array"""
    expect(student.shared, N).equals(torch.tensor([[1, 2], [3, 4]])).shares_memory(0)


def test_to_numpy(student):
    """to_numpy：带梯度的张量也能转 | to_numpy: works for a tensor that requires grad, too"""
    t = torch.tensor([1.5, 2.5], requires_grad=True)

    expect(student.to_numpy, t).equals(np.array([1.5, 2.5], dtype=np.float32))


def test_round_trip(student):
    """round_trip：回来的还是 int64 的数组 | round_trip: what comes back is an int64 array again"""
    expect(student.round_trip, N).equals(N)
