# Mistake: starts to count at 1 and runs backward once too few.
import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(1, n):
        (x**2 + 20).mean().backward()
        seen.append(x.grad.clone())
    return seen


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n + 1):
        if x.grad is not None:
            x.grad.zero_()
        (x**2 + 20).mean().backward()
        seen.append(x.grad.clone())
    return seen


def clear(t):
    t.grad = None
