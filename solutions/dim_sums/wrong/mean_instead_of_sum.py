# Takes the mean: the sum divided by the number of elements; refuses integers.
import torch


def sum_all(a: torch.Tensor) -> torch.Tensor:
    return a.mean()


def sum_over(a: torch.Tensor, dim: int) -> torch.Tensor:
    return a.mean(dim=dim)


def sum_keeping_dim(a: torch.Tensor, dim: int) -> torch.Tensor:
    return a.mean(dim=dim, keepdim=True)


def sum_of_each_row(m: torch.Tensor) -> torch.Tensor:
    return m.mean(dim=1)


def sum_of_each_column(m: torch.Tensor) -> torch.Tensor:
    return m.mean(dim=0)


def normalise_rows(m: torch.Tensor) -> torch.Tensor:
    """Return m with each row divided by its sum, so that each row sums to 1."""
    return m / m.sum(dim=1, keepdim=True)
