"""The chapter's tensors: x, y = x ** 2, z = y + 1."""

import torch


def make_leaf(value):
    x = torch.tensor(float(value), requires_grad=True)
    return x


def power(x):
    y = x**2
    return y


def power_plus_one(x):
    y = x**2
    z = y + 1
    return z


def grad_fn_name(t):
    if t.grad_fn is None:
        return ""
    return t.grad_fn.name()
