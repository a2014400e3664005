# Style: torch.autograd.grad everywhere, in float64 that is rounded at the end; nothing is left in .grad.
import torch


def _leaf(value):
    return torch.tensor(value).double().requires_grad_()


def scalar_grad(value):
    x = _leaf(value)
    return torch.autograd.grad(x * x + 10, x)[0].float()


def vector_grad(values):
    x = _leaf(values)
    loss = (x.square() + 10).sum() / len(values)
    return torch.autograd.grad(loss, [x])[0].to(torch.float32)


def vector_grad_of_sum(values):
    x = _leaf(values)
    y = x.pow(2) + 10
    return torch.autograd.grad(y, x, grad_outputs=torch.ones_like(y))[0].to(torch.float32)


def element_grad(values, i):
    x = _leaf(values)
    chosen = torch.nn.functional.one_hot(torch.tensor(i), len(values)).double()
    return torch.autograd.grad(x**2, x, chosen)[0].float()


def two_scalar_grads(a, b):
    x1, x2 = _leaf(a), _leaf(b)
    return tuple(gradient.float() for gradient in torch.autograd.grad((x1 + x2) ** 2 - x1 * x2, (x1, x2)))


def vjp(values, v):
    x = _leaf(values)
    return torch.autograd.grad(x**2, x, torch.tensor(v).double())[0].float()
