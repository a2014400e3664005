import torch


def from_list(data):
    return torch.tensor(data)


def from_list_as(data, dtype):
    return torch.tensor(data, dtype=dtype)


def zeros_long(rows, cols):
    return torch.zeros(rows, cols)


def ones_long(rows, cols):
    return torch.ones(cols, rows, dtype=torch.long)


def random_uniform(rows, cols, generator):
    return torch.rand(rows, cols)


def uninitialised(rows, cols):
    return torch.empty(rows, cols)


def like(t, value):
    return torch.full_like(t, value)
