# Style: Python lists of rows, put together with stack.
import torch


def outer_sum(row, column):
    return torch.stack([row[0] + entry for entry in column.flatten()])


def broadcast_shape(a, b):
    shape, a, b = [], list(a), list(b)
    while a or b:
        x, y = (a.pop() if a else 1), (b.pop() if b else 1)
        if x == 1:
            shape.insert(0, y)
        elif y in (1, x):
            shape.insert(0, x)
        else:
            raise ValueError
    return tuple(shape)


def centre_columns(m):
    return torch.stack([column - column.sum() / len(column) for column in m.T], dim=1)


def scale_rows(m, factors):
    return torch.stack([factor * row for factor, row in zip(factors, m)])


def pairwise_differences(p):
    return torch.stack([torch.stack([first - second for second in p]) for first in p])
