"""Sample checks of device_transfer: easy fixed cases, for you to try; a GPU is not needed."""

import torch

from grader.checks import expect

T = torch.tensor([[1, 2, 3], [4, 5, 6]])


def test_describe(student):
    """describe：2×3 的整数张量在 CPU 上 | describe: a 2×3 tensor of integers on the CPU"""
    found = student.describe(T)
    assert found == {"shape": (2, 3), "dtype": torch.int64, "device": torch.device("cpu")}


def test_best_device(student):
    """best_device：给出一个 torch.device | best_device: gives a torch.device"""
    assert isinstance(student.best_device(), torch.device)


def test_to_device(student):
    """to_device：去 CPU | to_device: to the CPU"""
    expect(student.to_device, T, "cpu").equals(T)


def test_add_on(student):
    """add_on：在 CPU 上相加 | add_on: added on the CPU"""
    expect(student.add_on, T, T, torch.device("cpu")).equals(T * 2)


def test_back_to_cpu(student):
    """back_to_cpu：本来就在 CPU 上 | back_to_cpu: a tensor that is there already"""
    expect(student.back_to_cpu, T).equals(T)
