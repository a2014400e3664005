# Style: torch.func.grad and multiples of it; NumPy on the way; clear puts a tensor of zeros.
import numpy as np
import torch


def loss(x):
    return (x**2 + 20).mean()


def one_gradient(values):
    return torch.func.grad(loss)(torch.from_numpy(np.asarray(values, dtype=np.float32)))


def accumulated_grads(values, n):
    if n == 0:
        return []
    total = torch.zeros(len(values))
    collected = []
    while len(collected) < n:
        total = total + one_gradient(values)
        collected += [total]
    return collected


def zeroed_grads(values, n):
    return [one_gradient(values)] * n


def clear(t):
    with torch.no_grad():
        t.grad = torch.zeros_like(t, requires_grad=False)
