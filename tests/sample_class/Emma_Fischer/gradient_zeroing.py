import torch
from torch.func import grad

g = grad(lambda x: (x**2 + 20).mean())


def accumulated_grads(values, n):
    return [k * g(torch.tensor(values, dtype=torch.float32)) for k in range(1, n + 1)]


def zeroed_grads(values, n):
    return [g(torch.tensor(values, dtype=torch.float32)) for _ in range(n)]


def clear(t):
    t.grad = None
