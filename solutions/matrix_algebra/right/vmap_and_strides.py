# Style: one vmap within another for the product, swapped strides for the transpose, recursion from corner to corner.
import torch
from torch.func import vmap


class InnerSizes(ValueError):
    pass


def matmul_by_definition(a, b):
    if a.shape[1] != b.shape[0]:
        raise InnerSizes(a.shape, b.shape)
    return vmap(lambda row: vmap(lambda column: (row * column).sum(), in_dims=1)(b))(a)


def transpose_by_definition(a):
    return a.as_strided(a.shape[::-1], a.stride()[::-1])


def commute(a, b):
    if len({*a.shape, *b.shape}) > 1:
        return False
    return torch.allclose(a.mm(b), b.mm(a), rtol=1e-4, atol=1e-5)


def is_identity(a):
    if a.numel() == 0:
        return a.shape[0] == a.shape[1]
    corner = abs(a[0, 0].item() - 1) <= 1e-5
    edges = torch.cat([a[0, 1:], a[1:, 0]]).abs()
    return corner and bool((edges <= 1e-5).all()) and is_identity(a[1:, 1:])
