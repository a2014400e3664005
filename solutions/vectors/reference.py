"""Length, multiples, dot product and angle of vectors, from their definitions."""

import torch


def norm(v: torch.Tensor) -> torch.Tensor:
    """|v| = √(Σ vᵢ²), 0-d; integers give float32."""
    return torch.sqrt((v * v).sum())


def scale(k: float, v: torch.Tensor) -> torch.Tensor:
    """(k·v)ᵢ = k·vᵢ."""
    return k * v


def dot(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """a·b = Σ aᵢ·bᵢ, 0-d, in the vectors' dtype."""
    return (a * b).sum()


def angle(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """θ = arccos(a·b / (|a|·|b|)) in radians, 0-d; raise ValueError for a zero vector."""
    if not a.any() or not b.any():
        raise ValueError("a zero vector has no direction")
    cosine = dot(a, b) / (norm(a) * norm(b))
    return torch.acos(cosine.clamp(-1, 1))  # rounding may leave the cosine just beyond ±1
