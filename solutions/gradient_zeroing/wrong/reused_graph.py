# Mistake: computes y once, before the loop: its graph is freed by the first backward.
import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    y = (x**2 + 20).mean()
    seen = []
    for _ in range(n):
        y.backward()
        seen.append(x.grad.clone())
    return seen


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    y = (x**2 + 20).mean()
    seen = []
    for _ in range(n):
        if x.grad is not None:
            x.grad.zero_()
        y.backward()
        seen.append(x.grad.clone())
    return seen


def clear(t):
    t.grad = None
