# Style: torch.autograd.grad and running sums; .grad is never filled; clear writes zeros.
from itertools import accumulate

import torch


def _gradient(values):
    x = torch.tensor([float(v) for v in values], requires_grad=True)
    y = x.pow(2).add(20).mean()
    (gradient,) = torch.autograd.grad(y, x)
    return gradient


def accumulated_grads(values, n):
    return list(accumulate(_gradient(values) for _ in range(n)))


zeroed_grads = lambda values, n: [_gradient(values) for _ in range(n)]  # noqa: E731


def clear(t):
    if t.grad is not None:
        t.grad.zero_()
    return t
