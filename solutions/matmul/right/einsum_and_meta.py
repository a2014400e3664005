# Style: einsum writes out the indices; the shape comes from meta tensors, which have shapes and no data.
import torch


def mm2d(a, b):
    return torch.einsum("ik,kj->ij", a, b)


def batch_matmul(a, b):
    return torch.einsum("...ik,...kj->...ij", a, b)


def entry(a, b, i, j):
    return torch.einsum("k,k->", a[i, :], b[:, j]).tolist()


def elementwise(a, b):
    return torch.einsum("...,...->...", a, b)


def product_shape(shape_a, shape_b):
    try:
        return torch.matmul(torch.empty(shape_a, device="meta"), torch.empty(shape_b, device="meta")).shape
    except RuntimeError as error:
        raise ValueError(f"cannot multiply {shape_a} by {shape_b}") from error
