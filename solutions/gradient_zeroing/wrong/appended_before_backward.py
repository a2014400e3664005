# Mistake: looks at the gradient before backward has run.
import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        seen.append(torch.zeros_like(x) if x.grad is None else x.grad.clone())
        (x**2 + 20).mean().backward()
    return seen


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        seen.append(x.grad)
        x.grad = None
        (x**2 + 20).mean().backward()
    return seen


def clear(t):
    t.grad = None
