# Style: one leaf for each number; Python's sum builds the result; gradients are read from .grad and stacked.
import torch


def _leaves(values):
    return [torch.tensor(float(value), requires_grad=True) for value in values]


def scalar_grad(value):
    return vector_grad_of_sum([value])[0]


def vector_grad(values):
    xs = _leaves(values)
    mean = sum(x * x + 10 for x in xs) / len(xs)
    torch.autograd.backward(mean)
    return torch.stack([x.grad for x in xs])


def vector_grad_of_sum(values):
    xs = _leaves(values)
    for x in xs:
        (x**2 + 10).backward()
    return torch.tensor([x.grad.item() for x in xs])


def element_grad(values, i):
    xs = _leaves(values)
    gradients = torch.autograd.grad(xs[i] ** 2, xs, allow_unused=True)
    return torch.stack([torch.zeros(()) if gradient is None else gradient for gradient in gradients])


def two_scalar_grads(a, b):
    x = torch.nn.Parameter(torch.tensor([a, b], dtype=torch.float32))
    (x.square().sum() + x.prod()).backward()
    return x.grad[0], x.grad[1]


def vjp(values, v):
    xs = _leaves(values)
    sum(weight * x**2 for weight, x in zip(v, xs, strict=True)).backward()
    return torch.stack([x.grad for x in xs])
