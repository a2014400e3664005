# Hands the tensors over one by one, not in a list.
import torch


def cat_rows(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return torch.cat(a, b, 0)


def cat_columns(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return torch.cat(a, b, 1)


def drop_ones(t: torch.Tensor) -> torch.Tensor:
    """Return t without its dims of size 1."""
    return t.squeeze()


def drop_dim(t: torch.Tensor, dim: int) -> torch.Tensor:
    """Return t without dim where its size is 1, and t as it is otherwise."""
    return t.squeeze(dim)


def add_dim(t: torch.Tensor, dim: int) -> torch.Tensor:
    """Return t with a new dim of size 1 at dim; −1 adds it at the end."""
    return t.unsqueeze(dim)
