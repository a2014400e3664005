# Mistake: calls backward on a vector: the mean is missing.
import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        (x**2 + 20).backward()
        seen.append(x.grad.clone())
    return seen


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        if x.grad is not None:
            x.grad.zero_()
        (x**2 + 20).backward()
        seen.append(x.grad.clone())
    return seen


def clear(t):
    t.grad = None
