# m·m, without the transpose; refuses where m is not square.
import torch


def dot(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the dot product, 0-d; raise RuntimeError unless both are 1-d and equally long."""
    return torch.dot(a, b)


def transpose(m: torch.Tensor) -> torch.Tensor:
    """Return the transposed matrix: (r, c) → (c, r)."""
    return m.T


def transpose_last(t: torch.Tensor) -> torch.Tensor:
    """Return t with its last two dims swapped; those before them stay."""
    return t.transpose(-2, -1)


def gram(m: torch.Tensor) -> torch.Tensor:
    return m @ m
