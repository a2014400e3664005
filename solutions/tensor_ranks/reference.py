"""Ranks: scalars (0), vectors (1), matrices (2), and tensors of images (4)."""

import torch


def rank(data: list | float) -> int:
    """A number has rank 0; a list has one more than what it holds, or 1 where it is empty."""
    if not isinstance(data, list):
        return 0
    return 1 + rank(data[0]) if data else 1


def as_tensor_of_rank(x: torch.Tensor, n: int) -> torch.Tensor:
    """Put dims of size 1 in front until x has n; raise ValueError where it has more."""
    if x.dim() > n:
        raise ValueError(f"x has {x.dim()} dims, more than {n}")
    while x.dim() < n:
        x = x.unsqueeze(0)
    return x


def stack_images(images: list[torch.Tensor]) -> torch.Tensor:
    """N images of (H, W, C) make a batch of (N, H, W, C)."""
    return torch.stack(images)


def channels_first(batch: torch.Tensor) -> torch.Tensor:
    """(N, H, W, C) becomes (N, C, H, W)."""
    return batch.permute(0, 3, 1, 2)


def describe(t: torch.Tensor) -> str:
    """0 dims: scalar, 1: vector, 2: matrix, more: tensor."""
    return ["scalar", "vector", "matrix", "tensor"][min(t.dim(), 3)]
