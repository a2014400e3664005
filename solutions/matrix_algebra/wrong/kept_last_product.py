# Mistake: overwrites the entry in each step of k in place of adding to it.
import torch


def matmul_by_definition(a, b):
    if a.shape[1] != b.shape[0]:
        raise ValueError("inner sizes differ")
    c = torch.zeros(a.shape[0], b.shape[1], dtype=a.dtype)
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            for k in range(a.shape[1]):
                c[i, j] = a[i, k] * b[k, j]
    return c


def transpose_by_definition(a):
    rows, cols = a.shape
    turned = torch.zeros(cols, rows, dtype=a.dtype)
    for i in range(rows):
        for j in range(cols):
            turned[j, i] = a[i, j]
    return turned


def commute(a, b):
    n = a.shape[0]
    if a.shape != (n, n) or b.shape != (n, n):
        return False
    return torch.allclose(a @ b, b @ a, rtol=1e-4, atol=1e-5)


def is_identity(a):
    rows, cols = a.shape
    return rows == cols and bool(((a - torch.eye(rows)).abs() <= 1e-5).all())
