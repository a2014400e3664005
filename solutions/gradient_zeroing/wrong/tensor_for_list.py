# The gradients come as the rows of one tensor, where a list is asked for.
import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        (x**2 + 20).mean().backward()
        seen.append(x.grad.clone())
    return torch.stack(seen) if seen else seen


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    seen = []
    for _ in range(n):
        clear(x)
        (x**2 + 20).mean().backward()
        seen.append(x.grad)  # a new tensor each time: clear has taken the old one away
    return torch.stack(seen) if seen else seen


def clear(t):
    t.grad = None
