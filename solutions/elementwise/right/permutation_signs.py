# Style: in-place on clones, addcmul, the cross product by the signs of all permutations.
from itertools import permutations

import torch


def multiply(a, b):
    return torch.zeros_like(a).addcmul(a, b)


def basic_operations(a, b):
    return {
        "add": a.clone().add_(b),
        "subtract": a.clone().sub_(b),
        "multiply": a.clone().mul_(b),
        "divide": torch.true_divide(a, b),
    }


def scale(k, a):
    return a.mul(k)


def cross(a, b):
    signs = torch.zeros(3, 3, 3, dtype=a.dtype)
    for i, j, k in permutations(range(3)):
        signs[i, j, k] = (j - i) * (k - i) * (k - j) // 2
    return torch.einsum("ijk,j,k->i", signs, a, b)
