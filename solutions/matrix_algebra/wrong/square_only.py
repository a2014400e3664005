# Mistake: takes all sizes from a.shape[0].
import torch


def matmul_by_definition(a, b):
    if a.shape[1] != b.shape[0]:
        raise ValueError("inner sizes differ")
    n = a.shape[0]
    c = torch.zeros(n, n, dtype=a.dtype)
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i, j] += a[i, k] * b[k, j]
    return c


def transpose_by_definition(a):
    n = a.shape[0]
    turned = torch.zeros(n, n, dtype=a.dtype)
    for i in range(n):
        for j in range(n):
            turned[j, i] = a[i, j]
    return turned


def commute(a, b):
    n = a.shape[0]
    if a.shape != (n, n) or b.shape != (n, n):
        return False
    return torch.allclose(a @ b, b @ a, rtol=1e-4, atol=1e-5)


def is_identity(a):
    return bool(((a - torch.eye(a.shape[0])).abs() <= 1e-5).all())
