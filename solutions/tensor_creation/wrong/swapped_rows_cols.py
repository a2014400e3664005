# Takes the number of columns for the first size.
import torch


def from_list(data: list) -> torch.Tensor:
    """Return the numbers of data as a float32 tensor of the same nesting."""
    return torch.tensor(data, dtype=torch.float32)


def from_list_as(data: list, dtype: torch.dtype) -> torch.Tensor:
    """Return the numbers of data as a tensor of the asked dtype."""
    return torch.tensor(data, dtype=dtype)


def zeros_long(rows: int, cols: int) -> torch.Tensor:
    return torch.zeros(cols, rows, dtype=torch.long)


def ones_long(rows: int, cols: int) -> torch.Tensor:
    return torch.ones(cols, rows, dtype=torch.long)


def random_uniform(rows: int, cols: int, generator: torch.Generator) -> torch.Tensor:
    return torch.rand(cols, rows, generator=generator)


def uninitialised(rows: int, cols: int) -> torch.Tensor:
    return torch.empty(cols, rows)


def like(t: torch.Tensor, value: float) -> torch.Tensor:
    """Return a tensor of t's shape, dtype and device, filled with value."""
    return torch.full_like(t, value)
