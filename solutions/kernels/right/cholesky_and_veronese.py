# Style: squares added up coordinate by coordinate, all products of two coordinates for the lift, Cholesky with a ridge.
import torch


def rbf(a, b, gamma):
    power = a.new_zeros(len(a), len(b))
    for left, right in zip(a.unbind(dim=1), b.unbind(dim=1)):
        power -= gamma * torch.subtract(left.unsqueeze(1), right).square()
    return power.exp()


def lift(x):
    products = torch.einsum("ni,nj->nij", x, x)
    return torch.stack([products[:, 0, 0], 2**0.5 * products[:, 0, 1], products[:, 1, 1]], dim=1)


def kernel_is_valid(k):
    if k.shape[0] != k.shape[1]:
        return False
    k = k.double()
    allowed = 1e-5 * k.abs().max()
    if (k - k.mT).abs().max() > allowed:
        return False
    ridge = (allowed + 1e-300) * torch.eye(len(k), dtype=k.dtype)
    return torch.linalg.cholesky_ex((k + k.mT) / 2 + ridge).info.item() == 0
