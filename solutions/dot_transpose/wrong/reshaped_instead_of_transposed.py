# reshape makes the right shape and leaves the numbers in their old order.
import torch


def dot(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the dot product, 0-d; raise RuntimeError unless both are 1-d and equally long."""
    return torch.dot(a, b)


def transpose(m: torch.Tensor) -> torch.Tensor:
    rows, cols = m.shape
    return m.reshape(cols, rows)


def transpose_last(t: torch.Tensor) -> torch.Tensor:
    *front, rows, cols = t.shape
    return t.reshape(*front, cols, rows)


def gram(m: torch.Tensor) -> torch.Tensor:
    """Return the dot products of all pairs of columns, mᵀ·m: (r, c) → (c, c)."""
    return m.T @ m
