# Leaves out dim: everything is added up to a single number.
import torch


def sum_all(a: torch.Tensor) -> torch.Tensor:
    """Return the sum of all elements, 0-d."""
    return a.sum()


def sum_over(a: torch.Tensor, dim: int) -> torch.Tensor:
    return a.sum()


def sum_keeping_dim(a: torch.Tensor, dim: int) -> torch.Tensor:
    """Return the sums over dim, which stays in the shape with size 1."""
    return a.sum(dim=dim, keepdim=True)


def sum_of_each_row(m: torch.Tensor) -> torch.Tensor:
    return m.sum()


def sum_of_each_column(m: torch.Tensor) -> torch.Tensor:
    return m.sum()


def normalise_rows(m: torch.Tensor) -> torch.Tensor:
    """Return m with each row divided by its sum, so that each row sums to 1."""
    return m / m.sum(dim=1, keepdim=True)
