# Takes transposing for something that happens in place.
import torch


def dot(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the dot product, 0-d; raise RuntimeError unless both are 1-d and equally long."""
    return torch.dot(a, b)


def transpose(m: torch.Tensor) -> torch.Tensor:
    m.t()
    return m


def transpose_last(t: torch.Tensor) -> torch.Tensor:
    t.transpose(-2, -1)
    return t


def gram(m: torch.Tensor) -> torch.Tensor:
    """Return the dot products of all pairs of columns, mᵀ·m: (r, c) → (c, c)."""
    return m.T @ m
