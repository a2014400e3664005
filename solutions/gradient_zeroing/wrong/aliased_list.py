# Mistake: appends x.grad itself: every entry is the same tensor, which goes on growing.
import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        (x**2 + 20).mean().backward()
        seen.append(x.grad)
    return seen


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        if x.grad is not None:
            x.grad.zero_()
        (x**2 + 20).mean().backward()
        seen.append(x.grad)
    return seen


def clear(t):
    t.grad = None
