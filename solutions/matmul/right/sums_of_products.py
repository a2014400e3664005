# Style: the definition itself: broadcast products summed over the inner index, and Python loops for one entry.
import torch


def mm2d(a, b):
    return (a[:, :, None] * b[None, :, :]).sum(dim=1)


def batch_matmul(a, b):
    return (a.unsqueeze(-1) * b.unsqueeze(-3)).sum(dim=-2)


def entry(a, b, i, j):
    total = 0
    for k in range(a.size(1)):
        total += a[i, k].item() * b[k, j].item()
    return total


def elementwise(a, b):
    return torch.stack([x * y for x, y in zip(a.flatten(), b.flatten(), strict=True)]).reshape(a.shape)


def product_shape(shape_a, shape_b):
    a, b = list(shape_a), list(shape_b)
    if not a or not b:
        raise ValueError("0-d")
    inner = a.pop()
    last = [b.pop()] if len(b) > 1 else []
    if b.pop() != inner:
        raise ValueError("inner sizes")
    first = [a.pop()] if a else []
    while len(a) < len(b):
        a.insert(0, 1)
    while len(b) < len(a):
        b.insert(0, 1)
    for m, n in zip(a, b, strict=True):
        if m != n and m != 1 and n != 1:
            raise ValueError("batch sizes")
    return tuple([m if n == 1 else n for m, n in zip(a, b, strict=True)] + first + last)
