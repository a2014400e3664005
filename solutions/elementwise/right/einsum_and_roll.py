# Style: einsum, a loop over operators, rolled vectors, a partial application.
import operator
from functools import partial

import torch

OPERATIONS = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
}

multiply = partial(torch.einsum, "...,...->...")


def multiply(a, b, *, product=multiply):
    return product(a, b)


def basic_operations(a, b):
    return {name: operation(a, b) for name, operation in OPERATIONS.items()}


def scale(k, a):
    return torch.stack([number * k for number in a.flatten()]).reshape(a.shape)


def cross(a, b):
    return (a * b.roll(-1) - a.roll(-1) * b).roll(-1)
