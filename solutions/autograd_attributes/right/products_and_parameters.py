# Style: x * x for the square, an nn.Parameter for the leaf, the node's own name().
import torch


def make_leaf(value):
    return torch.nn.Parameter(torch.tensor(float(value)))


def power(x):
    return x * x


def power_plus_one(x):
    y = x * x
    y += 1
    return y


def grad_fn_name(t):
    node = t.grad_fn
    return node.name() if node else ""
