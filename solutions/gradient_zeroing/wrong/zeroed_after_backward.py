# Mistake: zeroes between backward and the look at the gradient.
import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        (x**2 + 20).mean().backward()
        seen.append(x.grad.clone())
    return seen


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        (x**2 + 20).mean().backward()
        x.grad.zero_()
        seen.append(x.grad.clone())
    return seen


def clear(t):
    t.grad = None
