# Style: new shapes worked out as lists, rows collected in Python.
import torch


def cat_rows(a, b):
    return torch.stack([*a, *b])


def cat_columns(a, b):
    return cat_rows(a.T, b.T).T


def drop_ones(t):
    return t.reshape([size for size in t.shape if size != 1])


def drop_dim(t, dim):
    shape = list(t.shape)
    if shape[dim] == 1:
        del shape[dim]
    return t.reshape(shape)


def add_dim(t, dim):
    position = dim if dim >= 0 else dim + t.dim() + 1
    return t.reshape(t.shape[:position] + (1,) + t.shape[position:])
