# Style: plain loops over the indices, as the formulas are written.
import torch


def matmul_by_definition(a, b):
    m, p = a.shape
    q, n = b.shape
    if p != q:
        raise ValueError("inner sizes differ")
    c = torch.zeros(m, n, dtype=a.dtype)
    for i in range(m):
        for j in range(n):
            for k in range(p):
                c[i, j] += a[i, k] * b[k, j]
    return c


def transpose_by_definition(a):
    rows, cols = a.shape
    turned = torch.empty(cols, rows, dtype=a.dtype)
    for i in range(rows):
        for j in range(cols):
            turned[j][i] = a[i][j]
    return turned


def commute(a, b):
    try:
        ab, ba = matmul_by_definition(a, b), matmul_by_definition(b, a)
    except ValueError:
        return False
    if ab.shape != ba.shape or a.shape != b.shape:
        return False
    return all(
        abs(x - y) <= 1e-5 + 1e-4 * abs(y) for x, y in zip(ab.flatten().tolist(), ba.flatten().tolist())
    )


def is_identity(a):
    if a.shape[0] != a.shape[1]:
        return False
    for i, row in enumerate(a.tolist()):
        for j, value in enumerate(row):
            if abs(value - (1 if i == j else 0)) > 1e-5:
                return False
    return True
