# Style: the product as a sum of outer products, the transpose by indexing with grids, NumPy for the questions.
from functools import reduce

import numpy as np
import torch


def matmul_by_definition(a, b):
    if a.size(-1) != b.size(0):
        raise ValueError((a.shape, b.shape))
    zero = torch.zeros(a.size(0), b.size(1), dtype=a.dtype)
    return reduce(
        torch.add, (torch.outer(column, row) for column, row in zip(a.unbind(1), b.unbind(0))), zero
    )


def transpose_by_definition(a):
    rows, cols = a.shape
    return a[torch.arange(rows)[None, :], torch.arange(cols)[:, None]]


def commute(a, b):
    x, y = a.numpy(), b.numpy()
    fits = x.shape == y.shape and x.shape[0] == x.shape[1]
    return fits and np.allclose(np.matmul(x, y), np.matmul(y, x), rtol=1e-4, atol=1e-5)


def is_identity(a):
    n, m = a.shape
    return np.bool_(n == m and np.abs(a.numpy() - np.eye(n)).max() < 1e-5)
