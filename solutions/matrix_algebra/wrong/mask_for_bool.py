# Compares entry by entry, and forgets to ask whether all agree.
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
    return a @ b == b @ a


def is_identity(a: torch.Tensor) -> bool:
    return (a - torch.eye(a.shape[0])).abs() <= 1e-5
