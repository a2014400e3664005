# 林晓雨  2024 级
import torch


def 变量(数):
    return torch.tensor(数, dtype=torch.float32).requires_grad_(True)


def scalar_grad(value):
    x = 变量(value)
    y = x * x + 10
    y.backward()
    return x.grad.clone()


def vector_grad(values):
    x = 变量(values)
    y = (x * x + 10).sum() / len(values)
    y.backward()
    return x.grad.clone()


def vector_grad_of_sum(values):
    x = 变量(values)
    y = torch.sum(x.square() + 10)
    y.backward()
    return x.grad.clone()


def element_grad(values, i):
    x = 变量(values)
    y = x.square()
    return torch.autograd.grad(y[i], x)[0]


def two_scalar_grads(a, b):
    x1 = 变量(a)
    x2 = 变量(b)
    (x1 * x1 + x2 * x2 + x1 * x2).backward()
    return x1.grad, x2.grad


def vjp(values, v):
    x = 变量(values)
    y = x * x
    y.backward(torch.tensor(v).float())
    return x.grad
