"""The chapter's way: view gives the dims, and + does the rest."""

import torch


def outer_sum(x, y):
    return x + y


def broadcast_shape(a, b):
    try:
        return tuple((torch.zeros(a) + torch.zeros(b)).shape)
    except RuntimeError:
        raise ValueError("these shapes do not broadcast")


def centre_columns(m):
    if not m.is_floating_point():
        m = m.float()
    return m - m.mean(dim=0).view(1, -1)


def scale_rows(m, factors):
    return m * factors.view(-1, 1)


def pairwise_differences(p):
    n, d = p.shape
    return p.reshape(n, 1, d) - p.reshape(1, n, d)
