# Style: the product of a stack for the square, (x + 1)² − 2x for the rest, a leaf filled in place inside no_grad.
import torch


def make_leaf(value):
    leaf = torch.zeros((), requires_grad=True)
    with torch.no_grad():
        leaf += value
    return leaf


def power(x):
    return torch.stack([x, x]).prod(0)


def power_plus_one(x):
    return (x + 1) * (x + 1) - 2 * x


def grad_fn_name(t):
    return "" if t.grad_fn is None else t.grad_fn.__class__.__qualname__
