# Mistake: stacks the three coordinates as rows: (3, n).
import torch


def rbf(a, b, gamma):
    differences = a[:, None, :] - b[None, :, :]
    return torch.exp(-gamma * (differences**2).sum(dim=2))


def lift(x):
    return torch.stack([x[:, 0], x[:, 1], (x**2).sum(dim=1)])


def kernel_is_valid(k):
    if k.shape[0] != k.shape[1]:
        return False
    tolerance = 1e-5 * k.abs().max()
    is_symmetric = ((k - k.T).abs() <= tolerance).all()
    return bool(is_symmetric and torch.linalg.eigvalsh(k).min() >= -tolerance)
