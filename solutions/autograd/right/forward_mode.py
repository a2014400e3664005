# Style: forward mode: dual numbers carry the derivative along, and nothing goes backward but element_grad.
import torch
from torch.autograd import forward_ad


def scalar_grad(value):
    x = torch.tensor(value, dtype=torch.float32)
    with forward_ad.dual_level():
        y = forward_ad.make_dual(x, torch.ones(())) ** 2 + 10
        return forward_ad.unpack_dual(y).tangent


def vector_grad(values):
    return torch.func.jacfwd(lambda x: (x**2 + 10).mean())(torch.tensor(values, dtype=torch.float32))


def vector_grad_of_sum(values):
    return torch.func.jacfwd(lambda x: (x**2 + 10).sum())(torch.tensor(values, dtype=torch.float32))


def element_grad(values, i):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    return torch.autograd.grad((x**2)[i], (x,))[0]


def two_scalar_grads(a, b):
    point = torch.tensor(float(a)), torch.tensor(float(b))
    return torch.func.jacfwd(lambda x1, x2: x1**2 + x2**2 + x1 * x2, argnums=(0, 1))(*point)


def vjp(values, v):
    x, weights = torch.tensor([values, v], dtype=torch.float32)
    return torch.func.jvp(torch.square, (x,), (weights,))[1]
