# Adds the dim one place too far: counts places from 1.
import torch


def cat_rows(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return b below a: (r, c), (s, c) → (r + s, c)."""
    return torch.cat([a, b], dim=0)


def cat_columns(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return b to the right of a: (r, c), (r, d) → (r, c + d)."""
    return torch.cat([a, b], dim=1)


def drop_ones(t: torch.Tensor) -> torch.Tensor:
    """Return t without its dims of size 1."""
    return t.squeeze()


def drop_dim(t: torch.Tensor, dim: int) -> torch.Tensor:
    """Return t without dim where its size is 1, and t as it is otherwise."""
    return t.squeeze(dim)


def add_dim(t: torch.Tensor, dim: int) -> torch.Tensor:
    return t.unsqueeze(min(dim + 1, t.dim()))
