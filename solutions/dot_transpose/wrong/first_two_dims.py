# Swaps dims 0 and 1.
import torch


def dot(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the dot product, 0-d; raise RuntimeError unless both are 1-d and equally long."""
    return torch.dot(a, b)


def transpose(m: torch.Tensor) -> torch.Tensor:
    """Return the transposed matrix: (r, c) → (c, r)."""
    return m.T


def transpose_last(t: torch.Tensor) -> torch.Tensor:
    return t.transpose(0, 1)


def gram(m: torch.Tensor) -> torch.Tensor:
    """Return the dot products of all pairs of columns, mᵀ·m: (r, c) → (c, c)."""
    return m.T @ m
