# dtype and generator have to be named; by position they count as sizes.
import torch


def from_list(data: list) -> torch.Tensor:
    """Return the numbers of data as a float32 tensor of the same nesting."""
    return torch.tensor(data, dtype=torch.float32)


def from_list_as(data: list, dtype: torch.dtype) -> torch.Tensor:
    """Return the numbers of data as a tensor of the asked dtype."""
    return torch.tensor(data, dtype)


def zeros_long(rows: int, cols: int) -> torch.Tensor:
    """Return (rows, cols) zeros, int64."""
    return torch.zeros(rows, cols, torch.long)


def ones_long(rows: int, cols: int) -> torch.Tensor:
    """Return (rows, cols) ones, int64."""
    return torch.ones(rows, cols, dtype=torch.long)


def random_uniform(rows: int, cols: int, generator: torch.Generator) -> torch.Tensor:
    """Return (rows, cols) float32 numbers drawn from generator, uniform in [0, 1)."""
    return torch.rand(rows, cols, generator)


def uninitialised(rows: int, cols: int) -> torch.Tensor:
    """Return a (rows, cols) float32 tensor whose values nobody has set."""
    return torch.empty(rows, cols)


def like(t: torch.Tensor, value: float) -> torch.Tensor:
    """Return a tensor of t's shape, dtype and device, filled with value."""
    return torch.full_like(t, value)
