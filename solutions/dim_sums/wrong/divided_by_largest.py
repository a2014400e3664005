# Divides by the largest value of each row, not by the row's sum.
import torch


def sum_all(a: torch.Tensor) -> torch.Tensor:
    """Return the sum of all elements, 0-d."""
    return a.sum()


def sum_over(a: torch.Tensor, dim: int) -> torch.Tensor:
    """Return the sums over dim, which disappears from the shape."""
    return a.sum(dim=dim)


def sum_keeping_dim(a: torch.Tensor, dim: int) -> torch.Tensor:
    """Return the sums over dim, which stays in the shape with size 1."""
    return a.sum(dim=dim, keepdim=True)


def sum_of_each_row(m: torch.Tensor) -> torch.Tensor:
    """Return the sum of each row of the (r, c) matrix m: (r,)."""
    return m.sum(dim=1)


def sum_of_each_column(m: torch.Tensor) -> torch.Tensor:
    """Return the sum of each column of the (r, c) matrix m: (c,)."""
    return m.sum(dim=0)


def normalise_rows(m: torch.Tensor) -> torch.Tensor:
    """Return m with each row divided by its sum, so that each row sums to 1."""
    return m / m.amax(dim=1, keepdim=True)
