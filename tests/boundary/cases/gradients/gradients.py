import torch


def loss(w, x, y):
    return ((x @ w - y) ** 2).mean()


def step(w, x, y, rate=0.1):
    value = loss(w, x, y)
    value.backward()
    with torch.no_grad():
        w -= rate * w.grad
        w.grad.zero_()
    return value.detach()


def gradient(function, x):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(function(x), x)[0]


def detached(x):
    return x.detach() * 2


def leaf():
    return torch.ones(3, requires_grad=True)


def freeze(parameters):
    for parameter in parameters:
        parameter.requires_grad_(False)


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return 2 * x * grad


def square(x):
    return Square.apply(x)


def pair(x):
    return x.sum(), (x * x).sum()
