# Takes reshape for a swap, and every tensor for a matrix.
import torch


def count(t: torch.Tensor) -> int:
    """Return the number of elements."""
    return t.numel()


def identity(n: int) -> torch.Tensor:
    """Return the n×n identity matrix, float32."""
    return torch.eye(n)


def number(t: torch.Tensor) -> int | float | bool:
    """Return the only element as a Python number; raise RuntimeError where there are more."""
    return t.item()


def as_int(t: torch.Tensor) -> torch.Tensor:
    """Return t as int32; fractions are cut off."""
    return t.int()


def as_vector(t: torch.Tensor) -> torch.Tensor:
    """Return all elements of t in one dim, the last dim running fastest."""
    return t.reshape(-1)


def swap(t: torch.Tensor, i: int, j: int) -> torch.Tensor:
    return t.reshape(t.shape[j], t.shape[i])
