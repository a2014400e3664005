# Throws the result of squeeze away.
import torch


def cat_rows(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return b below a: (r, c), (s, c) → (r + s, c)."""
    return torch.cat([a, b], dim=0)


def cat_columns(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return b to the right of a: (r, c), (r, d) → (r, c + d)."""
    return torch.cat([a, b], dim=1)


def drop_ones(t: torch.Tensor) -> torch.Tensor:
    t.squeeze()
    return t


def drop_dim(t: torch.Tensor, dim: int) -> torch.Tensor:
    t.squeeze(dim)
    return t


def add_dim(t: torch.Tensor, dim: int) -> torch.Tensor:
    """Return t with a new dim of size 1 at dim; −1 adds it at the end."""
    return t.unsqueeze(dim)
