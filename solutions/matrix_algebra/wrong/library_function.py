# Mistake: uses @ and .T.
import torch


def matmul_by_definition(a, b):
    if a.shape[1] != b.shape[0]:
        raise ValueError("inner sizes differ")
    return a @ b


def transpose_by_definition(a):
    return a.T


def commute(a, b):
    n = a.shape[0]
    if a.shape != (n, n) or b.shape != (n, n):
        return False
    return torch.allclose(a @ b, b @ a, rtol=1e-4, atol=1e-5)


def is_identity(a):
    rows, cols = a.shape
    return rows == cols and bool(((a - torch.eye(rows)).abs() <= 1e-5).all())
