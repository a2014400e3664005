"""The chapter's ways: backward from a scalar, autograd.grad for one element."""

import torch


def scalar_grad(value):
    # 定义求导的张量
    x = torch.tensor(value, requires_grad=True, dtype=torch.float32)
    # 变量经过中间变量运算
    y = x**2 + 10
    # 自动微分
    y.backward()
    return x.grad


def vector_grad(values):
    x = torch.tensor(values, requires_grad=True, dtype=torch.float32)
    y = x**2 + 10
    y2 = y.mean()
    y2.backward()
    return x.grad


def vector_grad_of_sum(values):
    x = torch.tensor(values, requires_grad=True, dtype=torch.float32)
    y = x**2 + 10
    y = y.sum()
    y.backward()
    return x.grad


def element_grad(values, i):
    x = torch.tensor(values, requires_grad=True, dtype=torch.float32)
    y = x**2
    grad_x1 = torch.autograd.grad(y[i], x)
    return grad_x1[0]


def two_scalar_grads(a, b):
    x1 = torch.tensor(a, requires_grad=True, dtype=torch.float32)
    x2 = torch.tensor(b, requires_grad=True, dtype=torch.float32)
    # 计算过程
    y = x1**2 + x2**2 + x1 * x2
    y.backward()
    return x1.grad, x2.grad


def vjp(values, v):
    x = torch.tensor(values, requires_grad=True, dtype=torch.float32)
    y = x**2
    y.backward(gradient=torch.tensor(v, dtype=torch.float32))
    return x.grad
