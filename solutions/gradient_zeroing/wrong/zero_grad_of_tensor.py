# zero_grad is a method of optimizers and modules, not of tensors.
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
        x.zero_grad()
        (x**2 + 20).mean().backward()
        seen.append(x.grad)  # a new tensor each time: clear has taken the old one away
    return seen


def clear(t):
    t.zero_grad()
