"""Product and transpose of matrices from their definitions, and two questions about matrices."""

import torch


def matmul_by_definition(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """(AB)ᵢⱼ = Σₖ aᵢₖ·bₖⱼ: (m, p) and (p, n) give (m, n); raise ValueError where the inner sizes differ."""
    if a.shape[1] != b.shape[0]:
        raise ValueError(f"inner sizes {a.shape[1]} and {b.shape[0]} differ")
    products = a[:, :, None] * b[None, :, :]  # products[i, k, j] = aᵢₖ·bₖⱼ
    return products.sum(dim=1)


def transpose_by_definition(a: torch.Tensor) -> torch.Tensor:
    """(Aᵀ)ⱼᵢ = aᵢⱼ: the columns of A, laid down as rows; (r, c) gives (c, r)."""
    return torch.stack([a[:, j] for j in range(a.shape[1])])


def commute(a: torch.Tensor, b: torch.Tensor) -> bool:
    """Say whether AB = BA up to rounding; False unless both are n × n."""
    n = a.shape[0]
    if a.shape != (n, n) or b.shape != (n, n):
        return False
    return torch.allclose(a @ b, b @ a, rtol=1e-4, atol=1e-5)


def is_identity(a: torch.Tensor) -> bool:
    """Say whether aᵢⱼ is 1 for i = j and 0 elsewhere, each within 1e-5."""
    rows, cols = a.shape
    return rows == cols and bool(((a - torch.eye(rows)).abs() <= 1e-5).all())
