"""The chapter's ways: torch.Tensor and FloatTensor are old, and right."""

import torch


def from_list(data):
    t1 = torch.Tensor(data)
    return t1


def from_list_as(data, dtype):
    t3 = torch.tensor(data, dtype=dtype)
    return t3


def zeros_long(rows, cols):
    c = torch.zeros(rows, cols, dtype=torch.long)
    return c


def ones_long(rows, cols):
    d = torch.ones(rows, cols, dtype=torch.long)
    return d


def random_uniform(rows, cols, generator):
    b = torch.rand(rows, cols, generator=generator)
    return b


def uninitialised(rows, cols):
    a = torch.empty(rows, cols)
    return a


def like(t, value):
    a = torch.empty(t.size(), dtype=t.dtype, device=t.device)
    return a.fill_(value)
