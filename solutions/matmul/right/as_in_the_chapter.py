"""The chapter's ways: torch.mm, torch.matmul, torch.mul, and the inner product written out."""

import torch


def mm2d(matrix1, matrix2):
    result = torch.mm(matrix1, matrix2)
    return result


def batch_matmul(tensor1, tensor2):
    result = torch.matmul(tensor1, tensor2)
    return result


def entry(a, b, i, j):
    t1 = a[i]
    t2 = b.T[j]
    return torch.dot(t1, t2).item()


def elementwise(tensor1, tensor2):
    result = torch.mul(tensor1, tensor2)
    return result


def product_shape(shape_a, shape_b):
    try:
        return tuple(torch.matmul(torch.rand(shape_a), torch.rand(shape_b)).shape)
    except RuntimeError:
        raise ValueError("matmul refuses these shapes")
