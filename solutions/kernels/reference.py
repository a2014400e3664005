"""The RBF kernel, a lift that parts rings, and what makes a matrix a kernel."""

import torch


def rbf(a: torch.Tensor, b: torch.Tensor, gamma: float) -> torch.Tensor:
    """kᵢⱼ = exp(−γ·|aᵢ − bⱼ|²): (n, d) and (m, d) give (n, m)."""
    differences = a[:, None, :] - b[None, :, :]
    squared_distances = (differences**2).sum(dim=2)
    return torch.exp(-gamma * squared_distances)


def lift(x: torch.Tensor) -> torch.Tensor:
    """(x, y) ↦ (x, y, x² + y²): the height tells the radius, so a level plane parts rings; (n, 2) gives (n, 3)."""
    height = (x**2).sum(dim=1, keepdim=True)
    return torch.cat([x, height], dim=1)


def kernel_is_valid(k: torch.Tensor) -> bool:
    """Say whether k = kᵀ and all eigenvalues are ≥ 0, up to 1e-5 of the largest entry."""
    if k.shape[0] != k.shape[1]:
        return False
    tolerance = 1e-5 * k.abs().max()
    is_symmetric = ((k - k.T).abs() <= tolerance).all()
    return bool(is_symmetric and torch.linalg.eigvalsh(k).min() >= -tolerance)
