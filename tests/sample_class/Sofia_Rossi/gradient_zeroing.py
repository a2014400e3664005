import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    grads = []
    for _ in range(n):
        (x**2 + 20).mean().backward()
        grads.append(x.grad)
    return grads


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    grads = []
    for _ in range(n):
        (x**2 + 20).sum().backward()
        grads.append(x.grad.clone())
        x.grad.zero_()
    return grads


def clear(t):
    t.grad = None
