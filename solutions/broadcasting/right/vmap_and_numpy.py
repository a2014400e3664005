# Style: vmap over points and rows, expanded views, NumPy for shapes and means.
import numpy as np
import torch
from torch.func import vmap


def outer_sum(row, column):
    return row.expand(column.numel(), -1) + column.expand(-1, row.numel())


def broadcast_shape(a, b):
    return np.broadcast_shapes(a, b)


def centre_columns(m):
    n = m.numpy().astype(np.float64 if m.dtype == torch.float64 else np.float32)
    return torch.from_numpy(n - n.mean(axis=0, keepdims=True))


def scale_rows(m, factors):
    out = m.clone()
    out *= factors.unsqueeze(-1).expand_as(out)
    return out


def pairwise_differences(p):
    return vmap(lambda point: vmap(lambda other: point - other)(p))(p)
