# Style: NumPy adds up, functional calls and partial applications shape the rest.
from functools import partial

import numpy as np
import torch


def sum_all(a):
    return torch.tensor(np.sum(a.numpy()), dtype=a.dtype)


def sum_over(a, dim, keepdims=False):
    return torch.as_tensor(np.sum(a.numpy(), axis=dim, keepdims=keepdims))


sum_keeping_dim = partial(sum_over, keepdims=True)


def sum_of_each_row(m):
    return torch.from_numpy(m.numpy() @ np.ones(m.shape[1], dtype=m.numpy().dtype))


def sum_of_each_column(m):
    return sum_of_each_row(m.T)


def normalise_rows(m):
    numbers = m.numpy() if m.is_floating_point() else m.numpy().astype(np.float32)
    return torch.from_numpy(numbers / numbers.sum(axis=1)[:, None])
