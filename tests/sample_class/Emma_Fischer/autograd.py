import torch
from torch.autograd import grad


def leaf(x):
    return torch.tensor(x, dtype=torch.float32, requires_grad=True)


def scalar_grad(value):
    x = leaf(value)
    return grad(x**2 + 10, x)[0]


def vector_grad(values):
    x = leaf(values)
    return grad((x**2 + 10).mean(), x)[0]


def vector_grad_of_sum(values):
    return len(values) * vector_grad(values)


def element_grad(values, i):
    x = leaf(values)
    (result,) = torch.autograd.grad((x**2)[i], [x])
    return result


def two_scalar_grads(a, b):
    x1, x2 = leaf(a), leaf(b)
    return grad(x1**2 + x2**2 + x1 * x2, (x1, x2))


def vjp(values, v):
    _, result = torch.autograd.functional.vjp(torch.square, leaf(values), torch.tensor(v, dtype=torch.float32))
    return result
