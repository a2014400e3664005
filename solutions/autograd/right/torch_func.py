# Style: functions are differentiated with torch.func and torch.autograd.functional; only element_grad makes a leaf.
import torch
from torch.autograd.functional import jacobian

_square = torch.func.grad(lambda x: x**2 + 10)


def scalar_grad(value):
    return _square(torch.tensor(float(value)))


def vector_grad(values):
    return torch.func.grad(lambda x: (x**2 + 10).mean())(torch.tensor(values, dtype=torch.float32))


def vector_grad_of_sum(values):
    x = torch.tensor([float(value) for value in values])
    return jacobian(lambda x: x**2 + 10, x).sum(dim=0)


def element_grad(values, i):
    x = torch.tensor(values, dtype=torch.float32).requires_grad_(True)
    return torch.autograd.grad(outputs=x[i] ** 2, inputs=x)[0]


def two_scalar_grads(a, b):
    def y(x1, x2):
        return x1**2 + x2**2 + x1 * x2

    return torch.func.grad(y, argnums=(0, 1))(torch.tensor(float(a)), torch.tensor(float(b)))


def vjp(values, v):
    _, pull_back = torch.func.vjp(torch.square, torch.tensor(values, dtype=torch.float32))
    return pull_back(torch.tensor(v, dtype=torch.float32))[0]
