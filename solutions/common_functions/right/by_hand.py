# Style: loops, lists and comparisons, with no ready-made function for the task.
import torch


def count(t):
    total = 1
    for size in t.shape:
        total *= size
    return total


def identity(n):
    return torch.tensor([[float(row == column) for column in range(n)] for row in range(n)])


def number(t):
    if count(t) != 1:
        raise ValueError(f"{count(t)} elements")
    value = t.tolist()
    while isinstance(value, list):
        (value,) = value
    return value


def as_int(t):
    return (
        torch.where(t < 0, -(-t).floor(), t.floor()).to(torch.int32)
        if t.is_floating_point()
        else t.to(torch.int32)
    )


def as_vector(t):
    if t.dim() == 0:
        return torch.stack([t])
    return t if t.dim() == 1 else torch.cat([as_vector(part) for part in t])


def swap(t, i, j):
    order = list(range(t.dim()))
    order[i], order[j] = order[j], order[i]
    return t.permute(order)
